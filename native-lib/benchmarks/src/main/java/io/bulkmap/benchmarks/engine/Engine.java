package io.bulkmap.benchmarks.engine;

/**
 * A map under measurement, with room for a given number of entries from the start.
 * <p>
 * Every key is allowed. Values are not 0, which stands for no value. An engine must be
 * used by one thread at a time, unless its {@link EngineKind} says otherwise.
 */
public interface Engine extends AutoCloseable {

	/**
	 * Stores all entries with one call of the map if it has such a call.
	 * @param keys the keys
	 * @param values one for each key
	 */
	default void putAll(long[] keys, long[] values) {
		putEach(keys, values);
	}

	/**
	 * Writes the value of each key, or 0, with one call of the map if it has such a call.
	 * @param keys the keys
	 * @param values where the value of each key is written
	 */
	default void getAll(long[] keys, long[] values) {
		getEach(keys, values);
	}

	/**
	 * Adds to the value of each key, or stores it, with one call of the map if it has
	 * such a call.
	 * @param keys the keys
	 * @param values what is added, for each key
	 */
	default void addAll(long[] keys, long[] values) {
		addEach(keys, values);
	}

	/**
	 * Stores those entries whose keys are not there, with one call of the map if it has
	 * such a call.
	 * @param keys the keys
	 * @param values one for each key
	 * @return how many were stored
	 */
	default long putAllIfAbsent(long[] keys, long[] values) {
		return putEachIfAbsent(keys, values);
	}

	/**
	 * Removes the entries of all keys, with one call of the map if it has such a call.
	 * @param keys the keys
	 * @return how many were there
	 */
	default long removeAll(long[] keys) {
		return removeEach(keys);
	}

	/**
	 * Stores all entries with one call of the map per entry.
	 * @param keys the keys
	 * @param values one for each key
	 */
	void putEach(long[] keys, long[] values);

	/**
	 * Writes the value of each key, or 0, with one call of the map per key.
	 * @param keys the keys
	 * @param values where the value of each key is written
	 */
	void getEach(long[] keys, long[] values);

	/**
	 * Adds to the value of each key, or stores it, with one call of the map per key.
	 * @param keys the keys
	 * @param values what is added, for each key
	 */
	void addEach(long[] keys, long[] values);

	/**
	 * Stores those entries whose keys are not there, with one call of the map per entry.
	 * @param keys the keys
	 * @param values one for each key
	 * @return how many were stored
	 */
	long putEachIfAbsent(long[] keys, long[] values);

	/**
	 * Removes the entries of all keys, with one call of the map per key.
	 * @param keys the keys
	 * @return how many were there
	 */
	long removeEach(long[] keys);

	/**
	 * Removes all entries and keeps the memory.
	 */
	void clear();

	/**
	 * Returns the number of entries.
	 * @return the number
	 */
	long size();

	/**
	 * Returns what the map takes outside of the Java heap, as it says itself.
	 * @return a number of bytes
	 */
	default long offHeapBytes() {
		return 0;
	}

	@Override
	default void close() {
	}

}
