package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.record.Piece;

/**
 * Values of eight bytes, in an array or in what remains in a buffer.
 *
 * @param <B> what they are copied to and from
 */
final class LongValues<B extends Piece> implements BatchValues<B> {

	private final LongBuffer values;

	private final long missing;

	private LongValues(LongBuffer values, long missing) {
		this.values = values;
		this.missing = missing;
	}

	static <B extends Piece> LongValues<B> of(long[] values, int offset, int length, long missing) {
		return new LongValues<>(LongBuffer.wrap(values, offset, length), missing);
	}

	static <B extends Piece> LongValues<B> of(LongBuffer values, long missing) {
		return new LongValues<>(values, missing);
	}

	@Override
	public void copyTo(B piece, int from, int count) {
		piece.putValues(this.values, from, count);
	}

	@Override
	public void takeFrom(B piece, int from, int count, int found) {
		if (found == count) {
			piece.getValues(this.values, from, count);
			return;
		}
		long[] places = piece.places();
		int position = this.values.position() + from;
		for (int i = 0; i < count; i++) {
			this.values.put(position + i, (places[i] != Piece.ABSENT) ? piece.valueWord(i) : this.missing);
		}
	}

}
