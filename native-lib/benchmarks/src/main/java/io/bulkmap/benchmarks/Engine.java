package io.bulkmap.benchmarks;

/**
 * A map under measurement, with room for a given number of entries from the start.
 */
interface Engine extends AutoCloseable {

	void putAll(long[] keys, long[] values);

	/**
	 * Writes the value of each key, or 0.
	 */
	void getAll(long[] keys, long[] values);

	void clear();

	long size();

	@Override
	default void close() {
	}

}
