package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;

/**
 * Keys of type {@code long}, checked, in whatever a caller has them. The index has the
 * keys themselves, so they take the place of hashes.
 */
final class LongKeys {

	private LongKeys() {
	}

	static BatchKeys<RecordBatch> of(long key) {
		return (batch, from, count) -> batch.hashes()[0] = key;
	}

	static BatchKeys<RecordBatch> of(long[] keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return of(keys, 0, keys.length);
	}

	static BatchKeys<RecordBatch> of(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Ranges.check("keys", keys.length, offset, length);
		return (batch, from, count) -> System.arraycopy(keys, offset + from, batch.hashes(), 0, count);
	}

	static BatchKeys<RecordBatch> of(LongBuffer keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return (batch, from, count) -> keys.get(keys.position() + from, batch.hashes(), 0, count);
	}

}
