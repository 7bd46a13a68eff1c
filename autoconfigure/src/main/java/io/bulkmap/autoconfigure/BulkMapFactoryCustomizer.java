package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;

/**
 * Callback for beans that want to change the auto-configured {@link BulkMapFactory}
 * before it is built. They are called in their order, after the {@code bulkmap.*}
 * properties were applied, and so have the last word.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BulkMapFactoryCustomizer {

	/**
	 * Changes how the factory is built.
	 * @param builder the builder
	 */
	void customize(BulkMapFactory.Builder builder);

}
