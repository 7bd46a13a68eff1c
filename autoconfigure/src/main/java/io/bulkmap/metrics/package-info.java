/**
 * Tells Micrometer what the maps do.
 * <p>
 * <b>Invariant:</b> usable without auto-configuration; what is measured does not wait for
 * what is read, and a meter never keeps a map alive.
 */
@NullMarked
package io.bulkmap.metrics;

import org.jspecify.annotations.NullMarked;
