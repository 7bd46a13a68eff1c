package io.bulkmap.benchmarks;

/**
 * A map under measurement, with room for a given number of entries from the start.
 * <p>
 * Every key is allowed. Values are not 0, which stands for no value.
 */
interface Engine extends AutoCloseable {

	/**
	 * Stores all entries with one call of the map if it has such a call.
	 */
	default void putAll(long[] keys, long[] values) {
		putEach(keys, values);
	}

	/**
	 * Writes the value of each key, or 0, with one call of the map if it has such a call.
	 */
	default void getAll(long[] keys, long[] values) {
		getEach(keys, values);
	}

	/**
	 * Stores all entries with one call of the map per entry.
	 */
	void putEach(long[] keys, long[] values);

	/**
	 * Writes the value of each key, or 0, with one call of the map per key.
	 */
	void getEach(long[] keys, long[] values);

	void clear();

	long size();

	@Override
	default void close() {
	}

}
