package io.bulkmap.sample.race;

/**
 * Somebody who takes part: a map that is empty in the beginning.
 */
interface Contestant extends AutoCloseable {

	/**
	 * Returns the name.
	 */
	String name();

	/**
	 * Stores a batch.
	 */
	void put(long[] keys, long[] values, int offset, int length);

	/**
	 * Looks up a batch.
	 * @return how many keys were found
	 */
	long get(long[] keys, long[] values, int offset, int length);

	@Override
	void close();

}
