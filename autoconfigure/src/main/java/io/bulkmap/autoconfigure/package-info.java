/**
 * Turns {@code bulkmap.*} properties into a {@link io.bulkmap.BulkMapFactory} bean, and
 * failures to do so into advice.
 * <p>
 * <b>Invariant:</b> nothing here, nor in the packages below, decides which kernel is
 * used; that is left to the factory at run time.
 */
@NullMarked
package io.bulkmap.autoconfigure;

import org.jspecify.annotations.NullMarked;
