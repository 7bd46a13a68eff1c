package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.record.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Words of a caller in an array or in a buffer of {@code long}.
 *
 * @param <B> what they are copied to and from
 */
final class CallerLongs<B extends Piece> implements Words<B> {

	private static final long[] NO_ARRAY = {};

	private long[] array = NO_ARRAY;

	private @Nullable LongBuffer buffer;

	private int begin;

	/**
	 * Takes an array.
	 * @param array the array
	 * @param begin where the words begin
	 */
	void take(long[] array, int begin) {
		this.array = array;
		this.buffer = null;
		this.begin = begin;
	}

	/**
	 * Takes a buffer.
	 * @param buffer the buffer; the words begin at its position
	 */
	void take(LongBuffer buffer) {
		this.array = NO_ARRAY;
		this.buffer = buffer;
		this.begin = buffer.position();
	}

	/**
	 * Keeps nothing of the caller.
	 */
	void forget() {
		take(NO_ARRAY, 0);
	}

	@Override
	public void copyTo(B piece, int from, int count) {
		copyTo(from, piece.longs(), piece.values(), count);
	}

	/**
	 * Copies words to a buffer.
	 * @param from the first one
	 * @param target receives them
	 * @param index where the first one goes
	 * @param count how many
	 */
	void copyTo(int from, LongBuffer target, int index, int count) {
		LongBuffer words = this.buffer;
		if (words == null) {
			target.put(index, this.array, this.begin + from, count);
		}
		else {
			target.put(index, words, this.begin + from, count);
		}
	}

	/**
	 * Copies words to an array.
	 * @param from the first one
	 * @param target receives them, from its beginning on
	 * @param count how many
	 */
	void copyTo(int from, long[] target, int count) {
		LongBuffer words = this.buffer;
		if (words == null) {
			System.arraycopy(this.array, this.begin + from, target, 0, count);
		}
		else {
			words.get(this.begin + from, target, 0, count);
		}
	}

	@Override
	public void copyFrom(B piece, int word, int to, int count) {
		LongBuffer words = this.buffer;
		if (words == null) {
			piece.longs().get(piece.values() + word, this.array, this.begin + to, count);
		}
		else {
			words.put(this.begin + to, piece.longs(), piece.values() + word, count);
		}
	}

	@Override
	public void put(int index, long word) {
		LongBuffer words = this.buffer;
		if (words == null) {
			this.array[this.begin + index] = word;
		}
		else {
			words.put(this.begin + index, word);
		}
	}

}
