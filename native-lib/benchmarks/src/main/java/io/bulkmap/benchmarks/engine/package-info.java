/**
 * The maps under measurement, ours and others, behind one interface.
 * <p>
 * <b>Invariant:</b> every engine does the same work on the same arrays; what a library
 * has no bulk operation for, it does in a loop.
 */
@NullMarked
package io.bulkmap.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
