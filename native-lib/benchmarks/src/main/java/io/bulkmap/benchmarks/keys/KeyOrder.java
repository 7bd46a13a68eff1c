package io.bulkmap.benchmarks.keys;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which keys there are and in which order they come. The constants are also the parameter
 * values of the benchmarks.
 */
public enum KeyOrder {

	/** Keys without any pattern, each time in another order. */
	RANDOM,

	/** Dense ids, ascending. */
	SEQUENTIAL,

	/** Multiples of 1,024, ascending. */
	STRIDED,

	/** Runs of 16 dense ids that lie anywhere, each time in another order. */
	CLUSTERED,

	/**
	 * Keys without any pattern, of which a few come very often: the one of rank r with a
	 * probability in proportion to 1/r.
	 */
	ZIPF,

	/** Keys without any pattern, each of them four times in a batch. */
	DUPLICATES;

	private static final long STRIDE = 1024;

	private static final int CLUSTER = 16;

	private static final int COPIES = 4;

	private static final double ZIPF_EXPONENT = 1;

	/**
	 * Returns keys by their numbers. Different numbers have different keys.
	 * @param firstNumber number of the first key; numbers start at 1
	 * @param count number of keys
	 * @return the keys, in the order of their numbers
	 */
	public long[] keys(long firstNumber, int count) {
		// Runs of keys begin at multiples of their length.
		long first = (this == CLUSTERED) ? firstNumber - 1 : firstNumber;
		KeySpace space = space();
		long[] keys = new long[count];
		for (int i = 0; i < count; i++) {
			keys[i] = space.key(first + i);
		}
		return keys;
	}

	private KeySpace space() {
		return switch (this) {
			case RANDOM, ZIPF, DUPLICATES -> new KeySpace.Scattered();
			case SEQUENTIAL -> new KeySpace.Strided(1);
			case STRIDED -> new KeySpace.Strided(STRIDE);
			case CLUSTERED -> new KeySpace.Clustered(CLUSTER);
		};
	}

	/**
	 * Tells whether keys are drawn, so that some come several times in a batch and others
	 * do not come at all.
	 * @return whether they are
	 */
	public boolean drawn() {
		return this == ZIPF || this == DUPLICATES;
	}

	/**
	 * Returns the keys of a batch as they come the first time: all of them, or as many
	 * that are drawn from them.
	 * @param keys different keys
	 * @param random decides
	 * @return an array of the same length
	 */
	public long[] once(long[] keys, SplittableRandom random) {
		return drawn() ? again(keys, random) : keys;
	}

	/**
	 * Returns the same keys as they might come the next time: shuffled; ascending from
	 * another place on and around the end; or drawn.
	 * @param keys different keys
	 * @param random decides
	 * @return an array of the same length
	 */
	public long[] again(long[] keys, SplittableRandom random) {
		return switch (this) {
			case RANDOM -> shuffled(keys, random);
			case SEQUENTIAL, STRIDED -> rotated(keys, 1 + random.nextInt(keys.length - 1));
			case CLUSTERED -> runs(keys, random);
			case ZIPF -> drawn(keys, new Draw.Zipf(keys.length, ZIPF_EXPONENT, random));
			case DUPLICATES -> drawn(keys, new Draw.Duplicates(keys.length, COPIES, random));
		};
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

	// A run ends where the array does.
	private static long[] runs(long[] keys, SplittableRandom random) {
		int count = (keys.length + CLUSTER - 1) / CLUSTER;
		long[] starts = new long[count];
		Arrays.setAll(starts, (run) -> (long) run * CLUSTER);
		long[] ordered = new long[keys.length];
		int at = 0;
		for (long start : shuffled(starts, random)) {
			int length = Math.min(CLUSTER, keys.length - (int) start);
			System.arraycopy(keys, (int) start, ordered, at, length);
			at += length;
		}
		return ordered;
	}

	private static long[] drawn(long[] keys, Draw draw) {
		long[] numbers = new long[keys.length];
		draw.draw(numbers, numbers.length);
		return Arrays.stream(numbers).map((number) -> keys[(int) number]).toArray();
	}

}
