package io.bulkmap.record;

import java.nio.LongBuffer;

import io.bulkmap.memory.MemoryRegion;

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

	private final PieceWords hashes;

	private final PieceWords places;

	// Places for new keys.
	private final PieceWords candidates;

	/**
	 * Creates a piece.
	 * @param region its off-heap memory
	 * @param offHeap the same as words
	 * @param hashes where it has the hashes, in bytes; places and candidates follow
	 */
	Piece(MemoryRegion region, LongBuffer offHeap, int hashes) {
		this.hashes = new PieceWords(region, offHeap, hashes / Long.BYTES);
		this.places = new PieceWords(region, offHeap, hashes / Long.BYTES + LENGTH);
		this.candidates = new PieceWords(region, offHeap, hashes / Long.BYTES + 2 * LENGTH);
	}

	/**
	 * Returns the hashes of the keys.
	 * @return the array, to be read and written
	 */
	public final long[] hashes() {
		return this.hashes.array();
	}

	/**
	 * Returns the hashes of the keys, for native code.
	 * @return the hashes
	 */
	public final PieceWords hashWords() {
		return this.hashes;
	}

	/**
	 * Returns the places of the records.
	 * @return the array, to be read and written
	 */
	public final long[] places() {
		return this.places.array();
	}

	/**
	 * Returns the places of the records, for native code.
	 * @return the places
	 */
	public final PieceWords placeWords() {
		return this.places;
	}

	/**
	 * Returns the places that new keys would get.
	 * @return the array, to be read and written
	 */
	public final long[] candidates() {
		return this.candidates.array();
	}

	/**
	 * Returns the places that new keys would get, for native code.
	 * @return the places
	 */
	public final PieceWords candidateWords() {
		return this.candidates;
	}

	/**
	 * Copies words of values.
	 * @param values array that holds them
	 * @param index the first word
	 * @param words number of words, which become the first ones here
	 */
	public abstract void putValues(long[] values, int index, int words);

	/**
	 * Copies words of values.
	 * @param values buffer that holds them
	 * @param index the first word
	 * @param words number of words, which become the first ones here
	 */
	public abstract void putValues(LongBuffer values, int index, int words);

	/**
	 * Returns a word of a value.
	 * @param index number of the word, of all values
	 * @return the word
	 */
	public abstract long valueWord(int index);

	/**
	 * Copies words of values.
	 * @param word the first one here
	 * @param values receives them
	 * @param index where the first word goes
	 * @param words number of words
	 */
	public abstract void getValues(int word, long[] values, int index, int words);

	/**
	 * Copies words of values.
	 * @param word the first one here
	 * @param values receives them
	 * @param index where the first word goes
	 * @param words number of words
	 */
	public abstract void getValues(int word, LongBuffer values, int index, int words);

}
