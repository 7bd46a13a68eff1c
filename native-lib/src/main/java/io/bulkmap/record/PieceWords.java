package io.bulkmap.record;

import java.nio.LongBuffer;

/**
 * One word for each entry of a piece, in an array and off-heap: whoever has them asks for
 * one of both, and words are copied only if the other one has been written last.
 * <p>
 * Not synchronised.
 */
public final class PieceWords {

	private final long[] array = new long[Piece.LENGTH];

	private final LongBuffer offHeap;

	private final LongBuffer batch;

	private final int offset;

	// Written off-heap later than in the array.
	private int from;

	private int to;

	PieceWords(LongBuffer offHeap, int offset) {
		this.offHeap = offHeap;
		this.batch = offHeap.duplicate();
		this.offset = offset;
	}

	/**
	 * Returns the array, to be read and written.
	 * @return the array itself, with all words
	 */
	public long[] array() {
		if (this.from < this.to) {
			this.offHeap.get(this.offset + this.from, this.array, this.from, this.to - this.from);
			this.from = 0;
			this.to = 0;
		}
		return this.array;
	}

	/**
	 * Makes sure that words are off-heap.
	 * @param from the first one
	 * @param count how many
	 */
	public void push(int from, int count) {
		if (from < this.from || from + count > this.to) {
			this.offHeap.put(this.offset + from, array(), from, count);
		}
	}

	/**
	 * Is told that words were written off-heap.
	 * @param from the first one
	 * @param count how many
	 */
	public void written(int from, int count) {
		if (from != this.from || from + count < this.to) {
			array();
		}
		this.from = from;
		this.to = from + count;
	}

	/**
	 * Returns words as a batch that is off-heap.
	 * @param from the first one
	 * @param count how many
	 * @return the words, from position to limit; valid until the next call
	 */
	public LongBuffer batch(int from, int count) {
		return this.batch.limit(this.offset + from + count).position(this.offset + from);
	}

	/**
	 * Takes the same words off-heap as another one has.
	 * @param source the other one
	 * @param from the first one
	 * @param count how many
	 */
	public void take(PieceWords source, int from, int count) {
		source.push(from, count);
		this.offHeap.put(this.offset + from, source.offHeap, source.offset + from, count);
		written(from, count);
	}

}
