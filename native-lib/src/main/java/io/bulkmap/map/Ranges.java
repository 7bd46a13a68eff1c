package io.bulkmap.map;

/**
 * Checks of what callers give for lengths.
 */
final class Ranges {

	private Ranges() {
	}

	/**
	 * Checks that a range lies within an array.
	 * @param what name of the array
	 * @param available how many elements it has
	 * @param offset first element of the range
	 * @param length number of elements of the range
	 * @throws IndexOutOfBoundsException if it does not
	 */
	static void check(String what, int available, int offset, int length) {
		if (offset < 0 || length < 0 || length > available - offset) {
			throw new IndexOutOfBoundsException(
					"Range of %d from %d is not within '%s' of length %d".formatted(length, offset, what, available));
		}
	}

	/**
	 * Checks that there is one of something for each key.
	 * @param keys number of keys
	 * @param other name of what there must be as many of
	 * @param count how many there are
	 * @throws IllegalArgumentException if that is another number
	 */
	static void checkSame(int keys, String other, int count) {
		if (keys != count) {
			throw new IllegalArgumentException(
					"'keys' and '%s' must have the same number of elements: %d != %d".formatted(other, keys, count));
		}
	}

}
