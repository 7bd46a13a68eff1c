package io.bulkmap.benchmarks;

/**
 * A map from UUIDs or strings to {@code long}, as a batch sees it.
 */
interface ObjectEngine extends AutoCloseable {

	long putAll(ObjectKeys keys, long[] values);

	/**
	 * Looks up all keys.
	 * @return the number of hits
	 */
	long getAll(ObjectKeys keys, long[] values);

	void clear();

	/**
	 * Puts a new map, which has room for nothing, in the place of the one that there is.
	 */
	void replace();

	@Override
	void close();

}
