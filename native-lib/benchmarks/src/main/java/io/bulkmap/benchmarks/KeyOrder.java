package io.bulkmap.benchmarks;

import java.util.SplittableRandom;

/**
 * Which keys there are and in which order they come. The constants are also the parameter
 * values of the benchmarks.
 */
public enum KeyOrder {

	/** Keys without any pattern, each time in another order. */
	RANDOM,

	/** Dense ids, ascending. */
	SEQUENTIAL;

	/**
	 * Returns keys by their numbers, which start at 1. Different numbers have different
	 * keys.
	 */
	long[] keys(long firstNumber, int count) {
		long[] keys = new long[count];
		for (int i = 0; i < count; i++) {
			keys[i] = key(firstNumber + i);
		}
		return keys;
	}

	private long key(long number) {
		return switch (this) {
			case RANDOM -> mix(number);
			case SEQUENTIAL -> number;
		};
	}

	/**
	 * Returns the same keys as they might come the next time: shuffled, or ascending from
	 * another place on and around the end.
	 */
	long[] again(long[] keys, SplittableRandom random) {
		return switch (this) {
			case RANDOM -> shuffled(keys, random);
			case SEQUENTIAL -> rotated(keys, 1 + random.nextInt(keys.length - 1));
		};
	}

	// The numbers that SplittableRandom makes of a counter: every step can be undone, so
	// that no two counts make the same.
	private static long mix(long number) {
		long mixed = number * 0x9e3779b97f4a7c15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

	private static long[] shuffled(long[] keys, SplittableRandom random) {
		long[] shuffled = keys.clone();
		for (int i = shuffled.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			long key = shuffled[i];
			shuffled[i] = shuffled[j];
			shuffled[j] = key;
		}
		return shuffled;
	}

	private static long[] rotated(long[] keys, int start) {
		long[] rotated = new long[keys.length];
		System.arraycopy(keys, start, rotated, 0, keys.length - start);
		System.arraycopy(keys, 0, rotated, keys.length - start, start);
		return rotated;
	}

}
