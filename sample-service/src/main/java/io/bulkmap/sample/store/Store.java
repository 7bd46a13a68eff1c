package io.bulkmap.sample.store;

import java.util.Locale;

/**
 * What entries can be kept in.
 */
public enum Store {

	/**
	 * Bulk maps.
	 */
	BULK_MAP,

	/**
	 * Maps of the JDK, for comparison only.
	 */
	CONCURRENT_HASH_MAP;

	/**
	 * Returns the name in configurations.
	 * @return the name
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
