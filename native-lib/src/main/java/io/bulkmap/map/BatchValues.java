package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * The values of a call, whatever they are in.
 *
 * @param <B> what they are copied to and from
 */
interface BatchValues<B extends Piece> {

	/**
	 * Copies some values to the beginning of a piece.
	 * @param piece receives them
	 * @param from first value
	 * @param count number of values
	 */
	void copyTo(B piece, int from, int count);

	/**
	 * Receives the values of a piece.
	 * @param piece has them, and the places of their records, or {@link Piece#ABSENT}
	 * @param from place of the first value in the call
	 * @param count number of values
	 * @param found how many of them there are
	 */
	void takeFrom(B piece, int from, int count, int found);

	/**
	 * Tells how many values fit into a piece.
	 * @param from the first value
	 * @param most the most that are wanted, at least 1
	 * @return the number of values, at least 1
	 */
	default int fit(int from, int most) {
		return most;
	}

	/**
	 * Finds out how long the values are.
	 */
	default void measure() {
		// all have the same length
	}

	/**
	 * Returns how much all values take in records, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default long bytes() {
		return 0;
	}

	/**
	 * Returns how much the longest value takes in a record, as it was measured last.
	 * @return an upper bound, in bytes; 0 for what records of one length hold
	 */
	default int longest() {
		return 0;
	}

}
