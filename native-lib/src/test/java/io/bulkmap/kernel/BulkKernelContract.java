package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableInvariants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The behaviour of every kernel. Each batch also goes to the Java kernel with a table of
 * its own, and both tables must have the same bytes afterwards.
 */
abstract class BulkKernelContract {

	private static final long MISSING = -99;

	private static final long CANARY = 0x5ca1ab1e5ca1ab1eL;

	private final BulkKernel java = new JavaKernel();

	private BulkKernel kernel = this.java;

	abstract BulkKernel kernel();

	@BeforeEach
	void findKernel() {
		this.kernel = kernel();
	}

	// Around the four keys of a vector, the 8 slots of a group, the 32 keys of a block
	// and
	// the 1024 keys of a slice.
	static IntStream counts() {
		return IntStream.concat(IntStream.rangeClosed(0, 100),
				IntStream.of(127, 128, 129, 1023, 1024, 1025, 1056, 2047, 2048, 2049, 5000));
	}

	@ParameterizedTest
	@MethodSource("counts")
	void putAllShouldStoreEveryPair(int count) {
		Pair tables = new Pair(count, 1);
		long[] keys = randomKeys(count, count);
		long[] values = randomKeys(count, count + 1);

		assertThat(tables.putAll(keys, values, 0, count)).isEqualTo(count);

		assertThat(tables.entries()).isEqualTo(model(keys, values));
	}

	@ParameterizedTest
	@MethodSource("counts")
	void getAllShouldFindEveryKeyAndMissTheOthers(int count) {
		Pair tables = new Pair(count, 2);
		long[] keys = randomKeys(count, count);
		tables.putAll(keys, randomKeys(count, count + 1), 0, count);
		for (int i = 0; i < count; i += 3) {
			keys[i] = ~keys[i];
		}

		int hits = tables.getAll(keys, MISSING, 0, count);

		assertThat(hits).isEqualTo(count - (count + 2) / 3);
		assertThat(this.kernel.countAll(tables.actual, keys, 0, count)).isEqualTo(hits);
	}

	@Test
	void putAllWhenKeysAreEqualShouldKeepTheLastValue() {
		Pair tables = new Pair(100, 3);
		long[] keys = { 5, 5, 7, 5, 0, 7, 0, 9, 5 };
		long[] values = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

		assertThat(tables.putAll(keys, values, 0, keys.length)).isEqualTo(keys.length);

		assertThat(tables.entries()).isEqualTo(Map.of(5L, 9L, 7L, 6L, 0L, 7L, 9L, 8L));
	}

	@Test
	void putAllWhenOneKeyFillsTheBatchShouldAddOneEntry() {
		Pair tables = new Pair(1, 4);
		long[] keys = new long[1000];
		Arrays.fill(keys, 4711);
		long[] values = IntStream.range(0, 1000).asLongStream().toArray();

		assertThat(tables.putAll(keys, values, 0, 1000)).isEqualTo(1000);

		assertThat(tables.entries()).isEqualTo(Map.of(4711L, 999L));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 0x8000_0000L, 0xffff_ffffL, -0x1_0000_0000L })
	void everyLongShouldBeAnOrdinaryKeyAndValue(long special) {
		for (int position = 0; position < 40; position++) {
			Pair tables = new Pair(100, special);
			long[] keys = randomKeys(40, 6);
			long[] values = randomKeys(40, 7);
			assertThat(tables.getAll(new long[] { special }, MISSING, 0, 1)).isZero();
			keys[position] = special;
			values[position] = special;

			tables.putAll(keys, values, 0, 40);

			assertThat(tables.entries()).hasSize(40).containsEntry(special, special);
			assertThat(tables.getAll(keys, special, 0, 40)).isEqualTo(40);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 31, 32, 33, 40, 64, 1023, 1024, 1025 })
	void putAllWhenTheTableIsFullShouldStopBeforeTheNewKey(int position) {
		long[] old = randomKeys(50, 8);
		Pair tables = new Pair(50, 9);
		tables.putAll(old, new long[50], 0, 50);
		long[] keys = new long[position + 50];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = old[i % 50];
		}
		keys[position] = 123_456;
		long[] values = IntStream.range(0, keys.length).asLongStream().toArray();

		assertThat(tables.putAll(keys, values, 0, keys.length)).isEqualTo(position);

		assertThat(tables.entries()).hasSize(50).doesNotContainKey(123_456L).containsValue((long) position - 1);
	}

	@Test
	void putAllWhenTheTableIsFullShouldStopBeforeTheNewKeyZero() {
		Pair tables = new Pair(5, 10);
		tables.putAll(new long[] { 1, 2, 3, 4, 5 }, new long[5], 0, 5);

		assertThat(tables.putAll(new long[] { 3, 0, 4 }, new long[] { 30, 1, 40 }, 0, 3)).isOne();

		assertThat(tables.entries()).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 30L, 4L, 0L, 5L, 0L));
	}

	@Test
	void putAllWhenTheLastRoomIsTakenInMidBatchShouldStopThere() {
		Pair tables = new Pair(100, 11);
		long[] keys = randomKeys(300, 12);

		assertThat(tables.putAll(keys, keys, 0, 300)).isEqualTo(100);

		assertThat(tables.entries()).hasSize(100);
		assertThat(tables.putAll(keys, keys, 100, 200)).isZero();
	}

	// Full groups, probe sequences over several groups, and the step from the last group
	// to
	// the first one.
	@ParameterizedTest
	@ValueSource(longs = { 0, 10, 17, 18, 19 })
	void keysOfOneGroupShouldSpillIntoTheFollowingOnes(long group) {
		Pair tables = new Pair(100, 13);
		long[] keys = keysOfGroup(tables, group, 20, 70);
		long[] absent = keysOfGroup(tables, group, 20, 140);

		assertThat(tables.putAll(keys, keys, 0, 70)).isEqualTo(70);
		assertThat(tables.entries()).hasSize(70);
		assertThat(tables.getAll(keys, MISSING, 0, 70)).isEqualTo(70);
		assertThat(tables.getAll(absent, MISSING, 70, 70)).isZero();

		for (int i = 0; i < 70; i += 2) {
			assertThat(tables.remove(keys[i])).isTrue();
		}
		assertThat(tables.getAll(keys, MISSING, 0, 70)).isEqualTo(35);
		assertThat(tables.putAll(keys, randomKeys(70, 14), 0, 70)).isEqualTo(70);
	}

	private static long[] keysOfGroup(Pair tables, long group, long groupCount, int count) {
		return new SplittableRandom(15).longs()
			.filter((key) -> tables.actual.hash().group(key, groupCount) == group)
			.limit(count)
			.toArray();
	}

	@Test
	void tableOfOneGroupShouldWork() {
		Pair tables = new Pair(1, 16);
		long[] keys = { 10, 20, 30, 40, 50, 60 };

		assertThat(tables.putAll(keys, keys, 0, 6)).isEqualTo(5);
		assertThat(tables.getAll(keys, MISSING, 0, 6)).isEqualTo(5);
	}

	// Larger than PREFETCH_GROUPS of layout.h.
	@Test
	void largeTableShouldWork() {
		int count = 120_000;
		Pair tables = new Pair(count, 17);
		long[] keys = randomKeys(count, 18);
		long[] values = randomKeys(count, 19);

		assertThat(tables.putAll(keys, values, 0, count)).isEqualTo(count);
		assertThat(tables.putAll(keys, keys, 100, 20_000)).isEqualTo(20_000);
		for (int i = 0; i < count; i += 2) {
			keys[i]++;
		}
		assertThat(tables.getAll(keys, MISSING, 0, count)).isEqualTo(count / 2);
		tables.entries();
	}

	@Test
	void rangesShouldBeRespected() {
		Pair tables = new Pair(100, 20);
		long[] keys = randomKeys(100, 21);
		long[] values = randomKeys(100, 22);
		for (int offset = 0; offset < 40; offset += 3) {
			for (int length = 0; length < 60; length += 7) {
				tables.clear();

				tables.putAll(keys, values, offset, length);

				assertThat(tables.entries()).isEqualTo(model(Arrays.copyOfRange(keys, offset, offset + length),
						Arrays.copyOfRange(values, offset, offset + length)));
				tables.getAll(keys, MISSING, offset, length);
			}
		}
	}

	@Test
	void getAllWhenValuesReplaceTheKeysShouldReadBeforeItWrites() {
		int count = 2500;
		Pair tables = new Pair(count, 23);
		long[] keys = randomKeys(count, 24);
		long[] values = randomKeys(count, 25);
		tables.putAll(keys, values, 0, count);

		assertThat(this.kernel.getAll(tables.actual, keys, keys, MISSING, 0, count)).isEqualTo(count);

		assertThat(keys).isEqualTo(values);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anySequenceOfOperationsShouldMatchTheJavaKernelAndAHashMap(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int capacity = 1 + random.nextInt(3000);
		Pair tables = new Pair(capacity, seed);
		Map<Long, Long> model = new HashMap<>();
		for (int step = 0; step < 150; step++) {
			int count = random.nextInt(random.nextBoolean() ? 50 : 1500);
			long[] keys = random.longs(count, -capacity, capacity).toArray();
			long[] values = random.longs(count).toArray();
			switch (random.nextInt(8)) {
				case 0 -> {
					for (long key : keys) {
						assertThat(tables.remove(key)).isEqualTo(model.remove(key) != null);
					}
				}
				case 1, 2 -> {
					long expected = Arrays.stream(keys).filter(model::containsKey).count();
					assertThat(tables.getAll(keys, MISSING, 0, count)).isEqualTo((int) expected);
				}
				default -> {
					int stored = tables.putAll(keys, values, 0, count);
					model.putAll(model(Arrays.copyOf(keys, stored), Arrays.copyOf(values, stored)));
				}
			}
			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	private static long[] randomKeys(int count, long seed) {
		return new SplittableRandom(seed).longs().distinct().limit(count).toArray();
	}

	private static Map<Long, Long> model(long[] keys, long[] values) {
		Map<Long, Long> model = new HashMap<>();
		for (int i = 0; i < keys.length; i++) {
			model.put(keys[i], values[i]);
		}
		return model;
	}

	/**
	 * Two tables of the same size and secrets, one for the kernel under test and one for
	 * the Java kernel.
	 */
	private final class Pair {

		private final Table actual;

		private final Table expected;

		Pair(long entries, long hashSeed) {
			KeyHash hash = KeyHash.ofSeed(hashSeed);
			this.actual = Table.create(BulkKernelContract.this.kernel.memory(), hash, entries);
			this.expected = Table.create(BulkKernelContract.this.java.memory(), hash, entries);
		}

		int putAll(long[] keys, long[] values, int offset, int length) {
			long[] keysBefore = keys.clone();
			long[] valuesBefore = values.clone();
			int stored = BulkKernelContract.this.kernel.putAll(this.actual, keys, values, offset, length);
			assertThat(stored)
				.isEqualTo(BulkKernelContract.this.java.putAll(this.expected, keys, values, offset, length));
			assertThat(keys).isEqualTo(keysBefore);
			assertThat(values).isEqualTo(valuesBefore);
			checkSameBytes();
			return stored;
		}

		int getAll(long[] keys, long missing, int offset, int length) {
			long[] actualValues = new long[keys.length];
			Arrays.fill(actualValues, CANARY);
			long[] expectedValues = actualValues.clone();
			int hits = BulkKernelContract.this.kernel.getAll(this.actual, keys, actualValues, missing, offset, length);
			assertThat(hits).isEqualTo(
					BulkKernelContract.this.java.getAll(this.expected, keys, expectedValues, missing, offset, length));
			assertThat(actualValues).isEqualTo(expectedValues);
			checkSameBytes();
			return hits;
		}

		boolean remove(long key) {
			boolean removed = this.actual.remove(key);
			assertThat(this.expected.remove(key)).isEqualTo(removed);
			return removed;
		}

		void clear() {
			this.actual.clear();
			this.expected.clear();
		}

		Map<Long, Long> entries() {
			checkSameBytes();
			return TableInvariants.check(this.actual);
		}

		private void checkSameBytes() {
			assertThat(this.actual.region().sameBytes(this.expected.region())).as("same bytes as the Java kernel")
				.isTrue();
		}

	}

}
