package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;

/**
 * Keys of type {@code long}, checked, in whatever a caller has them. The index has the
 * keys themselves, so they take the place of hashes.
 */
final class LongKeys implements BatchKeys<RecordBatch> {

	private final CallerLongs<RecordBatch> keys = new CallerLongs<>();

	private final long[] one = new long[1];

	LongKeys of(long key) {
		this.one[0] = key;
		this.keys.take(this.one, 0);
		return this;
	}

	LongKeys of(long[] keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return of(keys, 0, keys.length);
	}

	LongKeys of(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Ranges.check("keys", keys.length, offset, length);
		this.keys.take(keys, offset);
		return this;
	}

	LongKeys of(LongBuffer keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		this.keys.take(keys);
		return this;
	}

	void forget() {
		this.keys.forget();
	}

	@Override
	public int copyTo(RecordBatch piece, int from, int most) {
		this.keys.copyTo(from, piece.hashes(), most);
		return most;
	}

}
