package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.bulkmap.kernel.TestBatches.FAR_TABLE;
import static io.bulkmap.kernel.TestBatches.NEAR_TABLE;
import static io.bulkmap.kernel.TestBatches.countsOfBlocks;
import static io.bulkmap.kernel.TestBatches.interleave;
import static io.bulkmap.kernel.TestBatches.random;
import static io.bulkmap.kernel.TestBatches.randomWithZero;
import static io.bulkmap.kernel.TestBatches.someOf;
import static io.bulkmap.kernel.TestBatches.specialKeys;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for {@link BulkKernel#removeAll}.
 */
interface RemoveContract extends KernelContract {

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#counts")
	default void removeAllShouldRemoveEveryKeyAndLeaveTheOthers(int count) {
		TablePair tables = tables(2L * count, 1);
		long[] keys = random(2 * count, count);
		tables.fill(keys, keys);
		Map<Long, Long> model = tables.entries();
		long[] batch = Arrays.copyOf(keys, count);
		for (int i = 0; i < count; i += 3) {
			batch[i] = ~keys[i];
		}
		model.keySet().removeAll(Arrays.stream(batch).boxed().toList());

		assertThat(tables.removeAll(batch)).isEqualTo(count - (count + 2) / 3);

		assertThat(tables.entries()).isEqualTo(model);
	}

	@Test
	default void removeAllWhenKeysAreEqualShouldRemoveThemOnce() {
		TablePair tables = tables(10, 2);
		tables.fill(new long[] { 0, 7, 8, 9 }, new long[] { 30, 40, 50, 60 });

		assertThat(tables.removeAll(7, 0, 7, 1, 0, 1, 7, 9)).isEqualTo(3);

		assertThat(tables.entries()).isEqualTo(Map.of(8L, 50L));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100 })
	default void removeAllWhenTheTableIsEmptyShouldDoNothing(int entries) {
		TablePair tables = tables(entries, 3);

		assertThat(tables.removeAll(specialKeys())).isZero();

		assertThat(tables.entries()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#specialKeys")
	default void removeAllShouldTakeEveryLongForAnOrdinaryKey(long special) {
		long[] keys = random(40, 4);
		for (int position = 0; position < 40; position++) {
			TablePair tables = tables(100, special);
			tables.fill(keys, keys);
			long[] batch = keys.clone();
			batch[position] = special;

			assertThat(tables.removeAll(batch)).isEqualTo(39);

			assertThat(tables.entries()).isEqualTo(Map.of(keys[position], keys[position]));
			tables.fill(batch, batch);

			assertThat(tables.removeAll(batch)).isEqualTo(40);

			assertThat(tables.entries()).isEqualTo(Map.of(keys[position], keys[position]));
		}
	}

	// Whatever entry of a group goes, the last one takes its slot.
	@Test
	default void removeAllShouldCloseTheGapOfEachSlot() {
		for (int size = 1; size <= 8; size++) {
			for (int slot = 0; slot < size; slot++) {
				TablePair tables = tables(50, 5);
				long[] keys = tables.keysOfGroup(2, size);
				tables.fill(keys, keys);
				Map<Long, Long> model = tables.entries();
				model.remove(keys[slot]);

				assertThat(tables.removeAll(keys[slot])).isOne();

				assertThat(tables.entries()).isEqualTo(model);
				tables.fill(keys, keys);
				assertThat(tables.entries()).hasSize(size);
			}
		}
	}

	// An entry of a later group moves up, and one of a later group still takes its place;
	// after the last group comes the first.
	@ParameterizedTest
	@ValueSource(ints = { 0, 10, 17, 18, 19 })
	default void removeAllWhenAGroupIsFullShouldMoveEntriesOfLaterOnesUp(int group) {
		TablePair tables = tables(140, 6);
		long[] keys = tables.keysOfGroup(group, 70);
		for (int first = 0; first < 70; first += 9) {
			tables.clear();
			tables.fill(keys, keys);
			Map<Long, Long> model = tables.entries();
			for (int i = 0; i < 70; i++) {
				long key = keys[(first + 11 * i) % 70];
				model.remove(key);

				assertThat(tables.removeAll(key)).isOne();

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

	// Entries that have come from other groups, and may not move as far up.
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 7, 20 })
	default void removeAllWhenGroupsAreFullShouldMoveEntriesUpAsFarAsTheyMay(int groups) {
		int entries = 7 * groups;
		for (int seed = 0; seed < 40; seed++) {
			TablePair tables = tables(entries, seed);
			int group = seed % groups;
			long[] keys = interleave(tables.keysOfGroup(group, entries / 3),
					tables.keysOfGroup((group + 1) % groups, entries / 3),
					tables.keysOfGroup((group + groups - 1) % groups, entries / 3));
			tables.fill(keys, keys);
			Map<Long, Long> model = tables.entries();
			List<Long> order = new ArrayList<>(model.keySet());
			Collections.shuffle(order, new Random(seed));
			for (long key : order) {
				model.remove(key);

				assertThat(tables.removeAll(key)).isOne();

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 10, 100, 3000 })
	default void removeAllWhenNothingIsLeftShouldLeaveTheTableAsNew(int entries) {
		TablePair tables = tables(entries, 7);
		long[] keys = random(tables.groupCount() * 7, 8);
		keys[0] = 0;
		for (int times = 0; times < 3; times++) {
			tables.fill(keys, keys);

			assertThat(tables.removeAll(keys)).isEqualTo(keys.length);

			assertThat(tables.entries()).isEmpty();
			assertThat(tables.isAsNew()).isTrue();
		}
	}

	@Test
	default void removeAllWhenTheTableIsLargeShouldRemoveEveryKey() {
		int count = 42_000;
		TablePair tables = tables(NEAR_TABLE, 9);
		long[] keys = random(count, 10);
		tables.fill(keys, keys);
		Map<Long, Long> model = tables.entries();
		model.keySet().removeAll(Arrays.stream(keys, 100, 20_100).boxed().toList());

		assertThat(tables.removeAll(keys, 100, 20_000)).isEqualTo(20_000);

		assertThat(tables.entries()).isEqualTo(model);
	}

	@ParameterizedTest
	@ValueSource(longs = { NEAR_TABLE, FAR_TABLE })
	default void removeAllWhenBlocksAreLongShouldRemoveEveryKey(long entries) {
		TablePair tables = tables(entries, 30);
		long[] known = randomWithZero(6000, 31);
		tables.fill(known, known);
		Map<Long, Long> model = tables.entries();

		countsOfBlocks(entries).forEach((count) -> {
			long[] keys = someOf(known, count, count);
			int before = model.size();
			model.keySet().removeAll(Arrays.stream(keys).boxed().toList());

			assertThat(tables.removeAll(keys)).isEqualTo(before - model.size());
		});
		assertThat(tables.entries()).isEqualTo(model);
	}

	@Test
	default void removeAllShouldRespectTheRange() {
		long[] keys = random(100, 11);
		for (int offset = 0; offset < 40; offset += 3) {
			for (int length = 0; length < 60; length += 7) {
				TablePair tables = tables(100, 12);
				tables.fill(keys, keys);
				Map<Long, Long> model = tables.entries();
				model.keySet().removeAll(Arrays.stream(keys, offset, offset + length).boxed().toList());

				assertThat(tables.removeAll(keys, offset, length)).isEqualTo(length);

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

}
