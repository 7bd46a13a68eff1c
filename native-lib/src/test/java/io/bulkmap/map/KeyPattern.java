package io.bulkmap.map;

import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

import io.bulkmap.table.KeyHash;

/**
 * Keys with a pattern, made to find a weakness of the hash: it multiplies twice, with an
 * exclusive-or of the upper half in between, and the upper bits choose the group.
 */
enum KeyPattern {

	SEQUENTIAL((i) -> i),

	DESCENDING_FROM_ZERO((i) -> -i),

	STRIDE_OF_2_POWER_7((i) -> i << 7),

	STRIDE_OF_2_POWER_16((i) -> i << 16),

	STRIDE_OF_2_POWER_25((i) -> i << 25),

	STRIDE_OF_2_POWER_32((i) -> i << 32),

	HIGH_BITS_ONLY((i) -> i << 48),

	HIGH_BITS_ABOVE_ONES((i) -> (i << 48) | 0xffff_ffffL),

	BIT_REVERSED(Long::reverse),

	BYTE_REVERSED(Long::reverseBytes),

	GRAY_CODE((i) -> i ^ (i >>> 1)),

	GRAY_CODE_IN_UPPER_HALF((i) -> (i ^ (i >>> 1)) << 32),

	MULTIPLES_OF_AN_ODD_NUMBER((i) -> i * 0x1_0000_0001L),

	MULTIPLES_OF_A_PRIME((i) -> i * 1_000_003),

	FIBONACCI((i) -> i * 0x9e37_79b9_7f4a_7c15L),

	INVERSES_OF_FIBONACCI((i) -> i * inverse(0x9e37_79b9_7f4a_7c15L)),

	SAME_IN_BOTH_HALVES((i) -> (i << 32) | i),

	TWO_BYTES_FAR_APART((i) -> ((i & 0xff) << 56) | (i >>> 8)),

	SQUARES((i) -> i * i),

	FLOATING_POINT((i) -> Double.doubleToLongBits((double) i)),

	/** One group of a map with a known seed, the worst there can be. */
	SAME_GROUP_OF_KNOWN_SEED((i) -> keyOf(i, KnownHash.HASH)),

	/** Pairs of keys that have the same upper 32 bits of the hash with a known seed. */
	PAIRS_OF_KNOWN_SEED((i) -> keyOf((((i >>> 1) * 0x9e37_79b9L) << 32) | (i & 1), KnownHash.HASH));

	static final long KNOWN_SEED = 4711;

	@SuppressWarnings("ImmutableEnumChecker") // no formula has state
	private final LongUnaryOperator key;

	KeyPattern(LongUnaryOperator key) {
		this.key = key;
	}

	/**
	 * Returns different keys, none of which is 0.
	 */
	long[] keys(int count) {
		long[] keys = LongStream.rangeClosed(1, count).map(this.key).toArray();
		if (LongStream.of(keys).filter((key) -> key != 0).distinct().count() != count) {
			throw new AssertionError(this + " has equal keys");
		}
		return keys;
	}

	// Undoes the hash, step by step.
	private static long keyOf(long hash, KeyHash secrets) {
		long x = hash * inverse(secrets.multiplier2());
		x ^= x >>> 32;
		x *= inverse(secrets.multiplier1());
		x ^= (x >>> 29) ^ (x >>> 58);
		return x ^ secrets.seed();
	}

	// Of an odd number; each step doubles the bits that are right.
	private static long inverse(long number) {
		long inverse = number;
		for (int i = 0; i < 5; i++) {
			inverse *= 2 - number * inverse;
		}
		return inverse;
	}

	// Constants of an enum exist before its static fields.
	private static final class KnownHash {

		private static final KeyHash HASH = KeyHash.ofSeed(KNOWN_SEED);

	}

}
