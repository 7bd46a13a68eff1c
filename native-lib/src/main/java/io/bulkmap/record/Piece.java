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

	private final MemoryRegion region;

	private final LongBuffer longs;

	private final int values;

	private final PieceWords hashes;

	private final PieceWords places;

	// Places for new keys.
	private final PieceWords candidates;

	/**
	 * Creates a piece.
	 * @param region its off-heap memory
	 * @param bytes how much of it
	 * @param values where it has the values, in bytes
	 * @param hashes where it has the hashes, in bytes; places and candidates follow
	 */
	Piece(MemoryRegion region, int bytes, int values, int hashes) {
		this.region = region;
		this.longs = region.longs(0, bytes / Long.BYTES);
		this.values = values / Long.BYTES;
		this.hashes = new PieceWords(region, this.longs, hashes / Long.BYTES);
		this.places = new PieceWords(region, this.longs, hashes / Long.BYTES + LENGTH);
		this.candidates = new PieceWords(region, this.longs, hashes / Long.BYTES + 2 * LENGTH);
	}

	/**
	 * Returns the off-heap memory.
	 * @return the region
	 */
	public final MemoryRegion region() {
		return this.region;
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
	 * Returns the off-heap memory as words.
	 * @return the buffer itself, whose position and limit mean nothing
	 */
	public final LongBuffer longs() {
		return this.longs;
	}

	/**
	 * Returns where the words of values are in {@link #longs()}.
	 * @return index of the first one
	 */
	public final int values() {
		return this.values;
	}

	/**
	 * Returns a word of a value.
	 * @param index number of the word, of all values
	 * @return the word
	 */
	public final long valueWord(int index) {
		return this.longs.get(this.values + index);
	}

	/**
	 * Writes a word of a value.
	 * @param index number of the word, of all values
	 * @param word the word
	 */
	public final void valueWord(int index, long word) {
		this.longs.put(this.values + index, word);
	}

}
