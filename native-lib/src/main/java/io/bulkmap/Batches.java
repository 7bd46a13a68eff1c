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
		if (keys.length != values.length) {
			throw new IllegalArgumentException(
					"'keys' and 'values' must have the same length: %d != %d".formatted(keys.length, values.length));
		}
	}

}
