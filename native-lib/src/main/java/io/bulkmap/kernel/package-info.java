/**
 * Runs a batch against a table, and chooses which kernel does so.
 * <p>
 * <b>Invariant:</b> a kernel never allocates, grows, blocks or throws: it does as much of
 * a batch as the table has room for. All kernels leave the same bytes behind as
 * {@link io.bulkmap.kernel.JavaKernel}, which is their specification.
 */
@NullMarked
package io.bulkmap.kernel;

import org.jspecify.annotations.NullMarked;
