package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * TestBatches for tests, and what comes out when they are stored.
 */
final class TestBatches {

	static final long MISSING = -99;

	// Entries of tables whose groups are in the L3 cache, and beyond it: more groups than
	// PREFETCH_GROUPS and FAR_GROUPS of layout.h. Their blocks have 32 and 64 keys.
	static final long NEAR_TABLE = 60_000;

	static final long FAR_TABLE = 920_000;

	private TestBatches() {
	}

	// Around the four keys of a vector, the 8 slots of a group, the 16 keys of a block
	// and the 1024 keys of a slice.
	static IntStream counts() {
		return IntStream.concat(IntStream.rangeClosed(0, 100),
				IntStream.of(127, 128, 129, 1023, 1024, 1025, 1056, 2047, 2048, 2049, 5000));
	}

	// Around the ends of up to four blocks of such a table.
	static IntStream countsOfBlocks(long entries) {
		int span = (entries < FAR_TABLE) ? 32 : 64;
		return IntStream.rangeClosed(0, 4)
			.flatMap((blocks) -> IntStream.rangeClosed(blocks * span - 1, blocks * span + 1))
			.filter((count) -> count >= 0);
	}

	// As random keys, but one of them is 0.
	static long[] randomWithZero(int count, long seed) {
		long[] keys = random(count, seed);
		keys[7] = 0;
		return keys;
	}

	// Some of these keys, more than once, and others, of which no two are equal.
	static long[] someOf(long[] known, int count, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		long[] keys = new long[count];
		Arrays.setAll(keys, (i) -> (random.nextInt(3) > 0) ? known[random.nextInt(known.length)] : random.nextLong());
		return keys;
	}

	// In a batch: around the ends of groups, blocks and slices.
	static int[] positions() {
		return new int[] { 0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 64, 1023, 1024, 1025 };
	}

	// The keys that are special to somebody: no entry, all bits, the halves of a product.
	static long[] specialKeys() {
		return new long[] { 0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 0x8000_0000L, 0xffff_ffffL, -0x1_0000_0000L };
	}

	// No two of them are equal.
	static long[] random(int count, long seed) {
		return new SplittableRandom(seed).longs().distinct().limit(count).toArray();
	}

	static long[] range(int count) {
		return IntStream.range(0, count).asLongStream().toArray();
	}

	static long[] repeat(long value, int count) {
		long[] values = new long[count];
		Arrays.fill(values, value);
		return values;
	}

	// The first of each array, then the second of each, and so on.
	static long[] interleave(long[]... arrays) {
		return IntStream.range(0, arrays[0].length)
			.boxed()
			.flatMapToLong((i) -> Arrays.stream(arrays).mapToLong((array) -> array[i]))
			.toArray();
	}

	static Map<Long, Long> model(long[] keys, long[] values) {
		return model(Update.PUT, keys, values);
	}

	static Map<Long, Long> model(Update update, long[] keys, long[] values) {
		Map<Long, Long> model = new HashMap<>();
		UpdateModel.updateAll(update, model, keys, values);
		return model;
	}

}
