/**
 * Turns {@code bulkmap.*} properties into a {@link io.bulkmap.BulkMapFactory} bean and a
 * bean for each map of {@code bulkmap.maps}, and failures to do so into advice.
 * <p>
 * Beans of type {@link io.bulkmap.autoconfigure.BulkMapFactoryCustomizer},
 * {@link io.bulkmap.autoconfigure.BulkMapOptionsCustomizer} and
 * {@link io.bulkmap.BulkMapListener} take part, in their order.
 * <p>
 * <b>Ownership:</b> the factory closes the maps, and the application context the factory,
 * after every bean that uses either.
 * <p>
 * <b>Invariant:</b> a map of {@code bulkmap.maps} is never created in another way than it
 * is declared, whoever asks for it first.
 * <p>
 * <b>Invariant:</b> nothing here, nor in the packages below, decides which kernel is
 * used; that is left to the factory at run time.
 */
@NullMarked
package io.bulkmap.autoconfigure;

import org.jspecify.annotations.NullMarked;
