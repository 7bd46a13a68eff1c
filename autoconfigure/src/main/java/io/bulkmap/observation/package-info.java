/**
 * Tells Micrometer of single bulk calls, as observations that become spans of a trace.
 * <p>
 * <b>Invariant:</b> usable without auto-configuration; an observation that is begun is
 * ended by the same thread.
 */
@NullMarked
package io.bulkmap.observation;

import org.jspecify.annotations.NullMarked;
