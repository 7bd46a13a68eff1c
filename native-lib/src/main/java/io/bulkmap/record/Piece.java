package io.bulkmap.record;

import java.nio.LongBuffer;

/**
 * Working place for a piece of a batch: the hashes of its keys, and the places of their
 * records. What the keys and values are, a subclass knows.
 * <p>
 * Not synchronised.
 */
public abstract class Piece {

	/**
	 * Most keys of a piece.
	 */
	public static final int LENGTH = 1024;

	/**
	 * In place of the place of an absent key.
	 */
	public static final long ABSENT = -1;

	/**
	 * In place of the place of a key whose hash leads to the record of another key.
	 */
	public static final long OTHER = -2;

	private final long[] hashes = new long[LENGTH];

	private final long[] places = new long[LENGTH];

	// Places for new keys.
	private final long[] candidates = new long[LENGTH];

	Piece() {
	}

	/**
	 * Returns the hashes of the keys.
	 * @return the array itself
	 */
	public final long[] hashes() {
		return this.hashes;
	}

	/**
	 * Returns the places of the records.
	 * @return the array itself
	 */
	public final long[] places() {
		return this.places;
	}

	/**
	 * Returns the places that new keys would get.
	 * @return the array itself
	 */
	public final long[] candidates() {
		return this.candidates;
	}

	/**
	 * Copies words of values.
	 * @param values buffer that holds them, from its position on
	 * @param offset first word
	 * @param words number of words, which become the first ones here
	 */
	public abstract void putValues(LongBuffer values, int offset, int words);

	/**
	 * Returns a word of a value.
	 * @param index number of the word, of all values
	 * @return the word
	 */
	public abstract long valueWord(int index);

}
