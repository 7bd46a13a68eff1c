package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * The values of a call.
 *
 * @param <B> what they are copied to and from
 */
interface BatchValues<B extends Piece> extends BatchColumn<B> {

	/**
	 * Receives the values of a piece.
	 * @param piece has them, and the places of their records, or {@link Piece#ABSENT}
	 * @param from place of the first value in the call
	 * @param count number of values
	 * @param found how many of them there are
	 */
	void takeFrom(B piece, int from, int count, int found);

}
