/**
 * Benchmarks of what only this package sees.
 * <p>
 * <b>Invariant:</b> as few as possible; all others are in {@code io.bulkmap.benchmarks}.
 */
@NullMarked
package io.bulkmap.kernel.assembly;

import org.jspecify.annotations.NullMarked;
