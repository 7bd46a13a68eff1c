/**
 * Binds the assembly kernels: finds the library for this platform, asks what the
 * processor can do, and calls the kernels.
 * <p>
 * <b>Invariant:</b> the only package that knows JNA; it contains no algorithm.
 */
@NullMarked
package io.bulkmap.kernel.assembly;

import org.jspecify.annotations.NullMarked;
