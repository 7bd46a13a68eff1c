/**
 * The race: the same batches for a native kernel, the Java kernel and a {@code HashMap},
 * one after another.
 * <p>
 * <b>Invariant:</b> there is one race at a time, and it needs no more time and memory
 * than its limits.
 */
@NullMarked
package io.bulkmap.sample.race;

import org.jspecify.annotations.NullMarked;
