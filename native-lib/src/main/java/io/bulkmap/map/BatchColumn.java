package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * The keys of a call, or its values, whatever they are in.
 *
 * @param <B> what they are copied to
 */
interface BatchColumn<B extends Piece> {

	/**
	 * Copies to the beginning of a piece as many as fit.
	 * @param piece receives them
	 * @param from the first one
	 * @param most the most that are wanted, at least 1
	 * @return how many, at least 1
	 */
	int copyTo(B piece, int from, int most);

	/**
	 * Finds out how long they are, at the most. Has to be asked before anything changes.
	 * @throws IllegalArgumentException if one is too long
	 */
	default void measure() {
		// all have the same length
	}

	/**
	 * Returns how much all take in records, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default long bytes() {
		return 0;
	}

	/**
	 * Returns how much the longest one takes in a record, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default int longest() {
		return 0;
	}

}
