package io.bulkmap.table;

import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Keys of two words with a pattern, which a simpler hash would be worse at than at random
 * ones. Of each kind, no two of the first 60,000 are equal.
 */
public enum TwoWordKeys {

	COUNTING((i) -> i, (i) -> 0),

	COUNTING_IN_THE_SECOND_WORD((i) -> 0, (i) -> i),

	COUNTING_DOWN((i) -> -i, (i) -> -1),

	COUNTING_IN_BOTH((i) -> i & 0xff, (i) -> i >> 8),

	EQUAL_WORDS((i) -> i, (i) -> i),

	OPPOSITE_WORDS((i) -> i, (i) -> -i),

	COMPLEMENTARY_WORDS((i) -> i, (i) -> ~i),

	UPPER_BITS((i) -> (long) i << 48, (i) -> 0),

	UPPER_BITS_OF_BOTH((i) -> (long) i << 56, (i) -> (long) (i >> 8) << 56),

	STRIDES((i) -> i * 4096L, (i) -> i * 65_536L),

	FEW_BITS((i) -> (1L << (i & 63)) ^ (1L << (i >> 10)), (i) -> (1L << (i >> 6 & 15)) | ((long) (i & 1023) << 32)),

	// Of the seventh version of UUIDs: sixteen in each millisecond.
	TIMES_AND_COUNTERS((i) -> ((0x0190_0000_0000L + (i >> 4)) << 16) | 0x7000, (i) -> Long.MIN_VALUE | (i & 15)),

	// Of the fourth version.
	RANDOM((i) -> (scatter(i) & ~0xf000L) | 0x4000, (i) -> (scatter(~i) >>> 2) | Long.MIN_VALUE);

	@SuppressWarnings("ImmutableEnumChecker") // no formula has state
	private final IntToLongFunction word0;

	@SuppressWarnings("ImmutableEnumChecker") // no formula has state
	private final IntToLongFunction word1;

	TwoWordKeys(IntToLongFunction word0, IntToLongFunction word1) {
		this.word0 = word0;
		this.word1 = word1;
	}

	private static long scatter(int number) {
		return new SplittableRandom(number).nextLong();
	}

	/** Returns the hash of key number so and so. */
	public long hash(UniversalHash hash, int number) {
		return hash.hash16(this.word0.applyAsLong(number), this.word1.applyAsLong(number));
	}

	/** Returns the hashes of the first keys. */
	public long[] hashes(UniversalHash hash, int count) {
		return IntStream.range(0, count).mapToLong((i) -> hash(hash, i)).toArray();
	}

}
