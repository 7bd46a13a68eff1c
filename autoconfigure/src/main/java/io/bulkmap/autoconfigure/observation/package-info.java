/**
 * Observes bulk calls where there is an observation registry and it is wanted.
 * <p>
 * <b>Invariant:</b> off unless it is asked for.
 */
@NullMarked
package io.bulkmap.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
