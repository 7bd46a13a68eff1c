package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;
import java.util.UUID;

import io.bulkmap.record.RecordBatch;

/**
 * Keys of 16 bytes, checked, in whatever a caller has them.
 */
final class UuidKeys {

	private UuidKeys() {
	}

	static BatchKeys<RecordBatch> of(UUID[] keys) {
		checkElements("keys", keys);
		return (batch, from, count) -> copy(keys, from, batch, count);
	}

	/**
	 * Checks that an array has no {@code null} in it.
	 * @param what name of the array
	 * @param elements the array
	 */
	static void checkElements(String what, UUID[] elements) {
		if (elements == null) {
			throw new NullPointerException("'%s' must not be null".formatted(what));
		}
		for (int i = 0; i < elements.length; i++) {
			if (elements[i] == null) {
				throw new NullPointerException("'%s[%d]' must not be null".formatted(what, i));
			}
		}
	}

	private static void copy(UUID[] keys, int from, RecordBatch batch, int count) {
		for (int i = 0; i < count; i++) {
			UUID key = keys[from + i];
			batch.keyWord(2 * i, key.getMostSignificantBits());
			batch.keyWord(2 * i + 1, key.getLeastSignificantBits());
		}
	}

	static BatchKeys<RecordBatch> of(UUID key) {
		Objects.requireNonNull(key, "'key' must not be null");
		return (batch, from, count) -> {
			batch.keyWord(0, key.getMostSignificantBits());
			batch.keyWord(1, key.getLeastSignificantBits());
		};
	}

	static BatchKeys<RecordBatch> of(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Ranges.check("keys", keys.length / 2, offset, length);
		return (batch, from, count) -> batch.putKeys(keys, offset + from, count);
	}

	static BatchKeys<RecordBatch> of(LongBuffer keys) {
		return (batch, from, count) -> batch.putKeys(keys, from, count);
	}

	/**
	 * Counts the keys that remain in a buffer.
	 * @param keys the buffer
	 * @return the number of keys
	 */
	static int count(LongBuffer keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		if (keys.remaining() % 2 != 0) {
			throw new IllegalArgumentException(
					"'keys' must have two elements per key, not %d altogether".formatted(keys.remaining()));
		}
		return keys.remaining() / 2;
	}

}
