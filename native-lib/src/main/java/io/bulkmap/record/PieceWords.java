package io.bulkmap.record;

import java.nio.LongBuffer;

import io.bulkmap.memory.MemoryRegion;

/**
 * One word for each entry of a piece, in an array and off-heap: whoever has them asks for
 * one of both, and words are copied only if the other one has been written last.
 * <p>
 * Not synchronised.
 */
public final class PieceWords {

	private final long[] array = new long[Piece.LENGTH];

	private final MemoryRegion region;

	private final LongBuffer offHeap;

	private final int offset;

	// Written off-heap later than in the array.
	private int from;

	private int to;

	PieceWords(MemoryRegion region, LongBuffer offHeap, int offset) {
		this.region = region;
		this.offHeap = offHeap;
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
	 * Returns where words are off-heap. Valid only while this object is reachable:
	 * whoever hands it to native code ends with {@code Reference.reachabilityFence}.
	 * @param from the first one
	 * @return its address
	 */
	public long address(int from) {
		return this.region.address() + (long) (this.offset + from) * Long.BYTES;
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
