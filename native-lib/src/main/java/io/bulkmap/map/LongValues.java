package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.record.Piece;

/**
 * Values of eight bytes, in an array or in what remains in a buffer.
 *
 * @param <B> what they are copied to and from
 */
final class LongValues<B extends Piece> implements BatchValues<B> {

	private final CallerLongs<B> values = new CallerLongs<>();

	private final long[] one = new long[1];

	private long missing;

	/**
	 * Takes values, or where to write them.
	 * @param values array
	 * @param offset the first one
	 * @param missing what to write for an absent key
	 * @return this
	 */
	LongValues<B> of(long[] values, int offset, long missing) {
		this.values.take(values, offset);
		this.missing = missing;
		return this;
	}

	/**
	 * Takes values, or where to write them.
	 * @param values buffer
	 * @param missing what to write for an absent key
	 * @return this
	 */
	LongValues<B> of(LongBuffer values, long missing) {
		this.values.take(values);
		this.missing = missing;
		return this;
	}

	/**
	 * Takes one value.
	 * @param value the value, or what {@link #value()} is for an absent key
	 * @return this
	 */
	LongValues<B> one(long value) {
		this.one[0] = value;
		return of(this.one, 0, value);
	}

	/**
	 * Returns the only value.
	 * @return the value that was taken, or written since
	 */
	long value() {
		return this.one[0];
	}

	void forget() {
		this.values.forget();
	}

	@Override
	public int copyTo(B piece, int from, int most) {
		this.values.copyTo(piece, from, most);
		return most;
	}

	@Override
	public void takeFrom(B piece, int from, int count, int found) {
		if (found == count) {
			this.values.copyFrom(piece, 0, from, count);
			return;
		}
		long[] places = piece.places();
		for (int i = 0; i < count; i++) {
			this.values.put(from + i, (places[i] != Piece.ABSENT) ? piece.valueWord(i) : this.missing);
		}
	}

}
