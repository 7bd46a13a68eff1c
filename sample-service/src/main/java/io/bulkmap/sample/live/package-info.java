/**
 * Tells whoever watches, once a second, what the maps and the JVM do.
 * <p>
 * <b>Invariant:</b> nothing is measured for nobody but the duration of bulk calls, and
 * nobody who reads slowly keeps the others waiting.
 */
@NullMarked
package io.bulkmap.sample.live;

import org.jspecify.annotations.NullMarked;
