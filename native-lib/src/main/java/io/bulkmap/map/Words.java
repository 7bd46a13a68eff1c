package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * Words of a caller, whatever they are in: those that values are read from, or written
 * to.
 *
 * @param <B> what they are copied to and from
 */
interface Words<B extends Piece> {

	/**
	 * Copies words to the beginning of the values of a piece.
	 * @param piece receives them
	 * @param from the first word
	 * @param count how many
	 */
	void copyTo(B piece, int from, int count);

	/**
	 * Receives words of the values of a piece.
	 * @param piece has them
	 * @param word the first one, in the piece
	 * @param to where it goes
	 * @param count how many
	 */
	void copyFrom(B piece, int word, int to, int count);

	/**
	 * Receives a word.
	 * @param index where it goes
	 * @param word the word
	 */
	void put(int index, long word);

}
