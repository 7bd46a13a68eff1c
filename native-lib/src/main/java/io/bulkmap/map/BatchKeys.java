package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * The keys of a call, whatever they are in.
 *
 * @param <B> what they are copied to
 */
@FunctionalInterface
interface BatchKeys<B extends Piece> {

	/**
	 * Copies some keys to the beginning of a piece.
	 * @param piece receives them
	 * @param from first key
	 * @param count number of keys
	 */
	void copyTo(B piece, int from, int count);

	/**
	 * Tells how many keys fit into a piece.
	 * @param from the first key
	 * @param most the most that are wanted, at least 1
	 * @return the number of keys, at least 1
	 */
	default int fit(int from, int most) {
		return most;
	}

	/**
	 * Finds out how long the keys are, at the most. Has to be asked before anything
	 * changes.
	 * @throws IllegalArgumentException if a key is too long
	 */
	default void measure() {
		// all have the same length
	}

	/**
	 * Finds out how long the keys are, however long it takes.
	 * @param piece may be used for it
	 */
	default void measureExactly(B piece) {
		measure();
	}

	/**
	 * Returns how much all keys take in records, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default long bytes() {
		return 0;
	}

	/**
	 * Returns how much the longest key takes in a record, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default int longest() {
		return 0;
	}

}
