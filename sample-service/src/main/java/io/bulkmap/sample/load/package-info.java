/**
 * A program of its own that puts load on the service and measures how it bears it.
 * <p>
 * <b>Invariant:</b> requests begin when the schedule says so, not when the service is
 * ready for them, and their time counts from there.
 */
@NullMarked
package io.bulkmap.sample.load;

import org.jspecify.annotations.NullMarked;
