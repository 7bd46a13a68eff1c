package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;
import java.util.UUID;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keys of 16 bytes, checked, in whatever a caller has them.
 */
final class UuidKeys implements BatchKeys<RecordBatch> {

	private static final UUID ANY = new UUID(0, 0);

	private final UUID[] one = { ANY };

	private UUID @Nullable [] objects;

	private final CallerLongs<RecordBatch> words = new CallerLongs<>();

	UuidKeys of(UUID key) {
		this.one[0] = Objects.requireNonNull(key, "'key' must not be null");
		this.objects = this.one;
		return this;
	}

	UuidKeys of(UUID[] keys) {
		checkElements("keys", keys);
		this.objects = keys;
		return this;
	}

	UuidKeys of(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Ranges.check("keys", keys.length / 2, offset, length);
		this.words.take(keys, 2 * offset);
		return this;
	}

	/**
	 * Takes keys.
	 * @param keys buffer that {@link #count} has checked
	 * @return this
	 */
	UuidKeys of(LongBuffer keys) {
		this.words.take(keys);
		return this;
	}

	/**
	 * Keeps nothing of the caller, so that others can be taken.
	 */
	void forget() {
		this.one[0] = ANY;
		this.objects = null;
		this.words.forget();
	}

	@Override
	public int copyTo(RecordBatch piece, int from, int most) {
		UUID[] keys = this.objects;
		if (keys != null) {
			copyObjects(keys, from, piece, most);
		}
		else {
			this.words.copyTo(2 * from, piece.longs(), RecordBatch.KEYS / Long.BYTES, 2 * most);
		}
		return most;
	}

	private static void copyObjects(UUID[] keys, int from, RecordBatch piece, int count) {
		for (int i = 0; i < count; i++) {
			UUID key = keys[from + i];
			piece.keyWord(2 * i, key.getMostSignificantBits());
			piece.keyWord(2 * i + 1, key.getLeastSignificantBits());
		}
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
