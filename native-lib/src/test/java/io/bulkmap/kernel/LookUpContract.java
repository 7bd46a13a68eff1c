package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.bulkmap.kernel.TestBatches.FAR_TABLE;
import static io.bulkmap.kernel.TestBatches.MISSING;
import static io.bulkmap.kernel.TestBatches.NEAR_TABLE;
import static io.bulkmap.kernel.TestBatches.countsOfBlocks;
import static io.bulkmap.kernel.TestBatches.random;
import static io.bulkmap.kernel.TestBatches.randomWithZero;
import static io.bulkmap.kernel.TestBatches.repeat;
import static io.bulkmap.kernel.TestBatches.someOf;
import static io.bulkmap.kernel.TestBatches.specialKeys;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for {@link BulkKernel#getAll} and
 * {@link BulkKernel#containsAll}.
 */
interface LookUpContract extends KernelContract {

	long CANARY = 0x5ca1ab1e5ca1ab1eL;

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#counts")
	default void lookUpShouldFindEveryKeyAndMissTheOthers(int count) {
		TablePair tables = tables(count, 1);
		long[] keys = random(count, count);
		long[] values = random(count, count + 1);
		tables.fill(keys, values);
		boolean[] present = new boolean[count];
		Arrays.fill(present, true);
		for (int i = 0; i < count; i += 3) {
			keys[i] = ~keys[i];
			values[i] = MISSING;
			present[i] = false;
		}

		assertFinds(tables, keys, values, present);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100 })
	default void lookUpWhenTheTableIsEmptyShouldFindNothing(int entries) {
		TablePair tables = tables(entries, 2);
		long[] keys = specialKeys();

		assertFinds(tables, keys, repeat(MISSING, keys.length), new boolean[keys.length]);
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#specialKeys")
	default void lookUpShouldTakeEveryLongForAnOrdinaryKeyAndValue(long special) {
		TablePair tables = tables(100, special);
		long[] keys = random(40, 3);
		long[] values = random(40, 4);
		boolean[] present = new boolean[40];
		Arrays.fill(present, true);
		tables.fill(keys, values);
		for (int position = 0; position < 40; position++) {
			long[] someKeys = keys.clone();
			long[] someValues = values.clone();
			boolean[] somePresent = present.clone();
			someKeys[position] = special;
			someValues[position] = MISSING;
			somePresent[position] = false;

			assertFinds(tables, someKeys, someValues, somePresent);

			tables.fill(new long[] { special }, new long[] { special });
			someValues[position] = special;

			assertFinds(tables, someKeys, someValues, present);

			tables.removeAll(special);
		}
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#specialKeys")
	default void getAllWhenTheValueIsTheMissingOneShouldCountAHit(long missing) {
		TablePair tables = tables(10, 5);
		tables.fill(new long[] { 0, 7 }, new long[] { missing, missing });
		long[] values = repeat(CANARY, 4);

		assertThat(tables.getAll(new long[] { 0, 8, 7, 9 }, values, missing)).isEqualTo(2);

		assertThat(values).containsOnly(missing);
	}

	@Test
	default void lookUpWhenKeysAreEqualShouldCountEachTime() {
		TablePair tables = tables(10, 6);
		tables.fill(new long[] { 0, 7 }, new long[] { 30, 40 });

		assertFinds(tables, new long[] { 7, 0, 7, 8, 0, 8, 7 }, new long[] { 40, 30, 40, MISSING, 30, MISSING, 40 },
				new boolean[] { true, true, true, false, true, false, true });
	}

	// Probe sequences over full groups, and from the last group to the first one.
	@ParameterizedTest
	@ValueSource(ints = { 0, 10, 17, 18, 19 })
	default void lookUpWhenAGroupIsFullShouldGoOnInTheFollowingOnes(int group) {
		TablePair tables = tables(140, 7);
		long[] keys = tables.keysOfGroup(group, 140);
		for (int stored = 0; stored <= 70; stored++) {
			tables.clear();
			tables.fill(Arrays.copyOf(keys, stored), keys);
			long[] values = repeat(MISSING, 140);
			System.arraycopy(keys, 0, values, 0, stored);
			boolean[] present = new boolean[140];
			Arrays.fill(present, 0, stored, true);

			assertFinds(tables, keys, values, present);
		}
	}

	@Test
	default void lookUpWhenTheTableHasFewGroupsShouldFindEveryKey() {
		for (int groups = 1; groups <= 3; groups++) {
			int entries = 7 * groups;
			TablePair tables = tables(entries, 8);
			long[] keys = tables.keysOfGroup(groups - 1, 30);
			tables.fill(Arrays.copyOf(keys, entries), keys);
			long[] values = repeat(MISSING, 30);
			System.arraycopy(keys, 0, values, 0, entries);
			boolean[] present = new boolean[30];
			Arrays.fill(present, 0, entries, true);

			assertFinds(tables, keys, values, present);
		}
	}

	@Test
	default void lookUpWhenTheTableIsLargeShouldFindEveryKey() {
		int count = 42_000;
		TablePair tables = tables(NEAR_TABLE, 9);
		long[] keys = random(count, 10);
		long[] values = random(count, 11);
		tables.fill(keys, values);
		boolean[] present = new boolean[count];
		Arrays.fill(present, true);
		for (int i = 0; i < count; i += 2) {
			keys[i]++;
			values[i] = MISSING;
			present[i] = false;
		}

		assertFinds(tables, keys, values, present);
	}

	@ParameterizedTest
	@ValueSource(longs = { NEAR_TABLE, FAR_TABLE })
	default void lookUpWhenBlocksAreLongShouldTellKeysApart(long entries) {
		TablePair tables = tables(entries, 30);
		long[] known = randomWithZero(300, 31);
		tables.fill(known, random(300, 32));
		Map<Long, Long> model = tables.entries();

		countsOfBlocks(entries).forEach((count) -> {
			long[] keys = someOf(known, count, count);
			long[] values = new long[count];
			boolean[] present = new boolean[count];
			for (int i = 0; i < count; i++) {
				values[i] = model.getOrDefault(keys[i], MISSING);
				present[i] = model.containsKey(keys[i]);
			}

			assertFinds(tables, keys, values, present);
			tables.getAllInPlace(keys, MISSING);
		});
	}

	@Test
	default void lookUpShouldRespectTheRange() {
		TablePair tables = tables(100, 12);
		long[] keys = random(100, 13);
		long[] stored = LongStream.of(keys).filter((key) -> key % 2 == 0).toArray();
		tables.fill(stored, stored);
		for (int offset = 0; offset < 40; offset += 3) {
			for (int length = 0; length < 60; length += 7) {
				long[] values = repeat(CANARY, 100);
				boolean[] found = new boolean[100];
				boolean[] foundOverTrue = new boolean[100];
				Arrays.fill(foundOverTrue, true);
				long[] expectedValues = values.clone();
				boolean[] expectedFound = found.clone();
				boolean[] expectedOverTrue = foundOverTrue.clone();
				for (int i = offset; i < offset + length; i++) {
					boolean present = keys[i] % 2 == 0;
					expectedValues[i] = present ? keys[i] : MISSING;
					expectedFound[i] = present;
					expectedOverTrue[i] = present;
				}

				tables.getAll(keys, values, MISSING, offset, length);
				tables.containsAll(keys, found, offset, length);
				tables.containsAll(keys, foundOverTrue, offset, length);

				assertThat(values).isEqualTo(expectedValues);
				assertThat(found).isEqualTo(expectedFound);
				assertThat(foundOverTrue).isEqualTo(expectedOverTrue);
			}
		}
	}

	@Test
	default void getAllWhenValuesReplaceTheKeysShouldReadBeforeItWrites() {
		int count = 2500;
		TablePair tables = tables(count, 14);
		long[] keys = random(count, 15);
		long[] values = random(count, 16);
		tables.fill(keys, values);

		assertThat(tables.getAllInPlace(keys, MISSING)).isEqualTo(count);

		assertThat(keys).isEqualTo(values);
	}

	private static void assertFinds(TablePair tables, long[] keys, long[] expectedValues, boolean[] expectedFound) {
		long[] values = repeat(CANARY, keys.length);
		boolean[] found = new boolean[keys.length];
		int expectedHits = 0;
		for (boolean expected : expectedFound) {
			expectedHits += expected ? 1 : 0;
		}

		assertThat(tables.getAll(keys, values, MISSING)).isEqualTo(expectedHits);
		assertThat(tables.containsAll(keys, found)).isEqualTo(expectedHits);
		assertThat(tables.containsAll(keys, null)).isEqualTo(expectedHits);

		assertThat(values).isEqualTo(expectedValues);
		assertThat(found).isEqualTo(expectedFound);
	}

}
