/**
 * The REST API and the start page.
 * <p>
 * <b>Invariant:</b> every request that was received whole is answered with what was asked
 * for or with problem details (RFC 9457).
 */
@NullMarked
package io.bulkmap.sample.web;

import org.jspecify.annotations.NullMarked;
