/**
 * The maps themselves: locking, growth and lifecycle around a table and a kernel; and the
 * factory that puts everything together.
 * <p>
 * <b>Invariant:</b> the composition root; nothing but
 * {@link io.bulkmap.BulkMapFactory#builder()} depends on it.
 */
@NullMarked
package io.bulkmap.map;

import org.jspecify.annotations.NullMarked;
