package io.bulkmap;

import java.util.Objects;

/**
 * The checks that every bulk operation makes of its arrays.
 */
final class Batches {

	private Batches() {
	}

	static void checkSameLength(long[] keys, long[] values) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(values, "'values' must not be null");
		checkSameLength(keys.length, "values", values.length);
	}

	static void checkSameLength(long[] keys, boolean[] found) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(found, "'found' must not be null");
		checkSameLength(keys.length, "found", found.length);
	}

	private static void checkSameLength(int keys, String other, int length) {
		if (keys != length) {
			throw new IllegalArgumentException(
					"'keys' and '%s' must have the same length: %d != %d".formatted(other, keys, length));
		}
	}

}
