/**
 * What a user of bulkmap sees: the factory, the maps it makes, what it tells about its
 * kernels, and the exceptions.
 * <p>
 * <b>Invariant:</b> nothing in this package depends on how maps are built; the only
 * exception is {@link io.bulkmap.BulkMapFactory#builder()}, which names the composition
 * root.
 */
@NullMarked
package io.bulkmap;

import org.jspecify.annotations.NullMarked;
