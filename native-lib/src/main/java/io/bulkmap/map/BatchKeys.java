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
	 * Tells how long the keys are, at the most. Has to be asked before anything changes.
	 * @return an upper bound
	 * @throws IllegalArgumentException if a key is too long
	 */
	default Extent extent() {
		return Extent.NONE;
	}

	/**
	 * Tells how long the keys are, however long it takes to find out.
	 * @param piece may be used for it
	 * @return a bound that is not above {@link #extent()}
	 */
	default Extent exactExtent(B piece) {
		return extent();
	}

}
