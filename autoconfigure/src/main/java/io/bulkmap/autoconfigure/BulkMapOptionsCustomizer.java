package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapOptions;

/**
 * Callback for beans that want to change the options of maps that {@code bulkmap.maps}
 * declares. They are called in their order, once per map and application context, before
 * the map is created; each gets what the one before it returned.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BulkMapOptionsCustomizer {

	/**
	 * Changes the options of a map.
	 * @param mapName name of the map
	 * @param options the options so far
	 * @return the changed options, or the same
	 */
	BulkMapOptions customize(String mapName, BulkMapOptions options);

}
