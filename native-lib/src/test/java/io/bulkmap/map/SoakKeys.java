package io.bulkmap.map;

import java.util.SplittableRandom;

/**
 * The keys and values of a soak test. Every value that is ever written tells which key it
 * belongs to, whatever is added to it and whichever is the smaller: so an invented or
 * mistaken value shows.
 */
final class SoakKeys {

	static final long MISSING = -1;

	/**
	 * How many keys of each writer come and go most often.
	 */
	static final int HOT = 8;

	/**
	 * How many single operations belong to one turn.
	 */
	static final int BURST = 200;

	// Of no special form, so that a value of another key hardly fits by chance.
	private static final long MODULUS = 1_000_003;

	private static final int VERSIONS = 1 << 20;

	private SoakKeys() {
	}

	/**
	 * Returns a key: every second one is dense, the others are scattered.
	 * @param number from 0; another one for every key; number 0 is key 0
	 */
	static long key(long number) {
		return (number % 2 == 0) ? number : number * 0x9e3779b97f4a7c15L;
	}

	static long value(long key, SplittableRandom random) {
		return Math.floorMod(key, MODULUS) + summand(random);
	}

	/**
	 * Returns what may be added to the value of any key.
	 */
	static long summand(SplittableRandom random) {
		return random.nextInt(VERSIONS) * MODULUS;
	}

	static void check(long key, long value) {
		if (value != MISSING && (value < 0 || value % MODULUS != Math.floorMod(key, MODULUS))) {
			throw new AssertionError("Key %d has value %d".formatted(key, value));
		}
	}

	/**
	 * Returns how long a batch is: often so short that it is done in Java.
	 */
	static int length(SplittableRandom random) {
		return random.nextInt((random.nextInt(3) == 0) ? 1500 : 40);
	}

}
