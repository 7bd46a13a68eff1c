package io.bulkmap.autoconfigure;

import io.bulkmap.LongLongBulkMap;

/**
 * What the keys and values of a map of {@code bulkmap.maps} are.
 *
 * @since 0.1.0
 */
public enum MapType {

	/** From {@code long} to {@code long}: a {@link LongLongBulkMap}. */
	LONG_LONG

}
