package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.bulkmap.kernel.TestBatches.FAR_TABLE;
import static io.bulkmap.kernel.TestBatches.NEAR_TABLE;
import static io.bulkmap.kernel.TestBatches.counts;
import static io.bulkmap.kernel.TestBatches.countsOfBlocks;
import static io.bulkmap.kernel.TestBatches.interleave;
import static io.bulkmap.kernel.TestBatches.model;
import static io.bulkmap.kernel.TestBatches.positions;
import static io.bulkmap.kernel.TestBatches.random;
import static io.bulkmap.kernel.TestBatches.randomWithZero;
import static io.bulkmap.kernel.TestBatches.range;
import static io.bulkmap.kernel.TestBatches.repeat;
import static io.bulkmap.kernel.TestBatches.someOf;
import static io.bulkmap.kernel.TestBatches.specialKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What every kernel promises for {@link BulkKernel#updateAll}.
 */
interface UpdateContract extends KernelContract {

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenKeysAreNewShouldStoreTheValuesOfTheBatch(Update update) {
		counts().forEach((count) -> {
			TablePair tables = tables(count, 1);
			long[] keys = random(count, count);
			long[] values = random(count, count + 1);

			assertThat(tables.updateAll(update, keys, values)).isEqualTo(count);

			assertThat(tables.entries()).isEqualTo(model(keys, values));
		});
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenKeysAreOldShouldCombineBothValues(Update update) {
		counts().forEach((count) -> {
			TablePair tables = tables(count, 2);
			long[] keys = random(count, count);
			tables.fill(keys, random(count, count + 1));
			Map<Long, Long> model = tables.entries();
			long[] values = random(count, count + 2);
			UpdateModel.updateAll(update, model, keys, values);

			assertThat(tables.updateAll(update, keys, values)).isEqualTo(count);

			assertThat(tables.entries()).isEqualTo(model);
		});
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenKeysAreOldAndNewShouldTellThemApart(Update update) {
		counts().forEach((count) -> {
			TablePair tables = tables(count, 3);
			long[] keys = random(count, count);
			long[] old = Arrays.stream(keys).filter((key) -> key % 3 == 0).toArray();
			tables.fill(old, random(old.length, count + 1));
			Map<Long, Long> model = tables.entries();
			long[] values = random(count, count + 2);
			UpdateModel.updateAll(update, model, keys, values);

			assertThat(tables.updateAll(update, keys, values)).isEqualTo(count);

			assertThat(tables.entries()).isEqualTo(model);
		});
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			PUT          ,  8,  2, -7, 6
			PUT_IF_ABSENT,  4,  3,  5, 6
			ADD          , 26,  5, -2, 6
			MIN          ,  1,  2, -7, 6
			MAX          ,  9,  3,  5, 6
			""")
	default void updateAllWhenKeysAreEqualShouldKeepTheOrder(Update update, long five, long seven, long zero,
			long nine) {
		TablePair tables = tables(100, 4);
		long[] keys = { 5, 5, 7, 5, 0, 7, 0, 9, 5, 5 };
		long[] values = { 4, 1, 3, 9, 5, 2, -7, 6, 4, 8 };

		assertThat(tables.updateAll(update, keys, values)).isEqualTo(keys.length);

		assertThat(tables.entries()).isEqualTo(Map.of(5L, five, 7L, seven, 0L, zero, 9L, nine));
	}

	// The last value of a full group stands where others have their tags. Taken for
	// those, it
	// could point to anywhere in the keys, and here there are zeros between two of them.
	@ParameterizedTest
	@EnumSource
	default void updateAllWhenAGroupIsFullShouldNotTakeItsLastValueForTags(Update update) {
		for (int bits = 0; bits <= Long.SIZE; bits++) {
			TablePair tables = tables(14, 15);
			long[] keys = interleave(tables.keysOfGroup(0, LongStream.range(1, 256), 4),
					tables.keysOfGroup(0, LongStream.range(1, 256).map((key) -> key << 56), 4));
			long[] values = repeat((bits == 0) ? 0 : 1L << (bits - 1), 8);
			tables.fill(keys, values);
			Map<Long, Long> model = tables.entries();
			long[] others = tables.keysOfGroup(0, 3);
			UpdateModel.updateAll(update, model, others, new long[] { 1, 2, 3 });

			assertThat(tables.updateAll(update, others, new long[] { 1, 2, 3 })).isEqualTo(3);

			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenOneKeyFillsTheBatchShouldKeepOneEntry(Update update) {
		long[] values = random(1100, 5);
		for (long key : new long[] { 4711, 0 }) {
			TablePair tables = tables(1, 5);
			long[] keys = repeat(key, values.length);
			Map<Long, Long> model = new HashMap<>();
			for (int times = 0; times < 2; times++) {
				UpdateModel.updateAll(update, model, keys, values);

				assertThat(tables.updateAll(update, keys, values)).isEqualTo(keys.length);

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

	static Stream<Arguments> combinations() {
		long min = Long.MIN_VALUE;
		long max = Long.MAX_VALUE;
		return Stream.of(arguments(Update.PUT, 3, 4, 4), arguments(Update.PUT_IF_ABSENT, 3, 4, 3),
				arguments(Update.PUT_IF_ABSENT, 0, 4, 0), arguments(Update.ADD, 3, 4, 7),
				arguments(Update.ADD, max, 1, min), arguments(Update.ADD, min, -1, max),
				arguments(Update.ADD, min, min, 0), arguments(Update.ADD, 0xffff_ffffL, 1, 0x1_0000_0000L),
				arguments(Update.MIN, 3, 4, 3), arguments(Update.MIN, 4, 3, 3), arguments(Update.MIN, 0, 1, 0),
				arguments(Update.MIN, 0, -1, -1), arguments(Update.MIN, -1, 0, -1),
				arguments(Update.MIN, max, min, min), arguments(Update.MIN, min, max, min),
				arguments(Update.MIN, min, min, min), arguments(Update.MIN, 0x1_0000_0000L, 0xffff_ffffL, 0xffff_ffffL),
				arguments(Update.MAX, 3, 4, 4), arguments(Update.MAX, 4, 3, 4), arguments(Update.MAX, 0, -1, 0),
				arguments(Update.MAX, 0, 1, 1), arguments(Update.MAX, -1, 0, 0), arguments(Update.MAX, max, min, max),
				arguments(Update.MAX, min, max, max), arguments(Update.MAX, max, max, max),
				arguments(Update.MAX, 0x1_0000_0000L, 0xffff_ffffL, 0x1_0000_0000L));
	}

	// Wherever the entry is: in the first group of its key, in a later one, or in none.
	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.UpdateContract#combinations")
	default void updateAllShouldCombineValuesWhereverTheyAre(Update update, long old, long value, long result) {
		TablePair tables = tables(100, 6);
		long[] keys = tables.keysOfGroup(3, 21);
		keys[20] = 0;
		long[] inFirstGroup = Arrays.copyOf(keys, 8);
		long[] withNewKey = { keys[1], 12_345, keys[2], keys[18], 0 };
		for (long[] batch : new long[][] { inFirstGroup, keys, withNewKey }) {
			tables.clear();
			tables.fill(keys, repeat(old, keys.length));

			tables.updateAll(update, batch, repeat(value, batch.length));

			Map<Long, Long> expected = model(keys, repeat(old, keys.length));
			for (long key : batch) {
				expected.put(key, (key == 12_345) ? value : result);
			}
			assertThat(tables.entries()).isEqualTo(expected);
		}
	}

	// Also a value that is larger or smaller than nothing.
	@ParameterizedTest
	@EnumSource
	default void updateAllShouldStoreAnyValueOfANewKeyWhereverItGoes(Update update) {
		for (long value : new long[] { Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE }) {
			TablePair tables = tables(100, 7);
			long[] keys = tables.keysOfGroup(4, 21);
			keys[20] = 0;

			tables.updateAll(update, keys, repeat(value, keys.length));

			assertThat(tables.entries()).isEqualTo(model(keys, repeat(value, keys.length)));
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllShouldTakeEveryLongForAnOrdinaryKeyAndValue(Update update) {
		for (long special : specialKeys()) {
			for (int position = 0; position < 40; position++) {
				TablePair tables = tables(40, special);
				long[] keys = random(40, 8);
				long[] values = random(40, 9);
				keys[position] = special;
				values[position] = special;

				assertThat(tables.updateAll(update, keys, values)).isEqualTo(40);

				Map<Long, Long> model = model(keys, values);
				assertThat(tables.entries()).hasSize(40).isEqualTo(model);
				values[position] = 17;
				UpdateModel.updateAll(update, model, keys, values);

				assertThat(tables.updateAll(update, keys, values)).isEqualTo(40);

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

	// In a block whose other keys are old, key 0 is the only one that is stored
	// elsewhere.
	@ParameterizedTest
	@EnumSource
	default void updateAllWhenOnlyKeyZeroIsNewShouldStoreIt(Update update) {
		for (int position = 0; position < 40; position++) {
			TablePair tables = tables(40, 10);
			long[] keys = random(40, 11);
			long[] values = random(40, 12);
			tables.fill(keys, values);
			tables.removeAll(keys[position]);
			keys[position] = 0;
			Map<Long, Long> model = tables.entries();
			UpdateModel.updateAll(update, model, keys, values);

			assertThat(tables.updateAll(update, keys, values)).isEqualTo(40);

			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenTheTableIsFullShouldStopBeforeTheNewKey(Update update) {
		long[] old = random(49, 13);
		long[] values = random(1100, 14);
		for (int position : positions()) {
			for (long newKey : new long[] { 123_456, 0 }) {
				TablePair tables = tables(49, 15);
				tables.fill(old, random(49, 16));
				Map<Long, Long> model = tables.entries();
				long[] keys = LongStream.range(0, position + 49).map((i) -> old[(int) (i % 49)]).toArray();
				UpdateModel.updateAll(update, model, Arrays.copyOf(keys, position), values);
				keys[position] = newKey;

				assertThat(tables.updateAll(update, keys, values)).as("new key %d at %d", newKey, position)
					.isEqualTo(position);

				assertThat(tables.entries()).isEqualTo(model);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenTheLastRoomIsTakenInMidBatchShouldStopThere(Update update) {
		TablePair tables = tables(98, 17);
		long[] keys = random(300, 18);

		assertThat(tables.updateAll(update, keys, keys)).isEqualTo(98);

		assertThat(tables.entries()).isEqualTo(model(Arrays.copyOf(keys, 98), keys));
		assertThat(tables.updateAll(update, keys, keys, 98, 200)).isZero();
		assertThat(tables.updateAll(update, keys, keys, 0, 98)).isEqualTo(98);
	}

	// Every new key takes room: in its first group, in a later one, or in none.
	@ParameterizedTest
	@EnumSource
	default void updateAllWhenKeysOfOneGroupTakeTheLastRoomShouldStopThere(Update update) {
		TablePair tables = tables(49, 19);
		long[] keys = tables.keysOfGroup(5, 51);
		keys[20] = 0;

		assertThat(tables.updateAll(update, keys, keys)).isEqualTo(49);
		assertThat(tables.updateAll(update, keys, keys, 49, 2)).isZero();
		assertThat(tables.updateAll(update, new long[] { keys[1], keys[48], keys[50], keys[1] }, new long[4]))
			.isEqualTo(2);

		assertThat(tables.entries()).hasSize(49).doesNotContainKey(keys[49]).doesNotContainKey(keys[50]);
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenKeyZeroTakesRoomShouldCountIt(Update update) {
		TablePair tables = tables(7, 20);

		assertThat(tables.updateAll(update, new long[] { 1, 2, 3, 5, 7, 0, 4, 0, 6, 1 }, range(10))).isEqualTo(8);

		assertThat(tables.entries()).containsOnlyKeys(1L, 2L, 3L, 5L, 7L, 0L, 4L);
	}

	// Full groups, probe sequences over several of them, and the step from the last group
	// to the first one. Each key comes twice, so that it is also looked for on its way.
	@ParameterizedTest
	@EnumSource
	default void updateAllWhenAGroupIsFullShouldGoOnInTheFollowingOnes(Update update) {
		for (int group : new int[] { 0, 10, 17, 18, 19 }) {
			TablePair tables = tables(140, 21);
			long[] keys = tables.keysOfGroup(group, 70);
			long[] batch = interleave(keys, keys);
			long[] values = random(140, 22);

			assertThat(tables.updateAll(update, batch, values)).isEqualTo(140);

			Map<Long, Long> model = model(update, batch, values);
			assertThat(tables.entries()).isEqualTo(model);
			UpdateModel.updateAll(update, model, batch, values);

			assertThat(tables.updateAll(update, batch, values)).isEqualTo(140);

			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenTheTableHasFewGroupsShouldFillThem(Update update) {
		for (int groups = 1; groups <= 3; groups++) {
			TablePair tables = tables(7L * groups, 23);
			long[] keys = tables.keysOfGroup(groups - 1, 25);

			assertThat(tables.updateAll(update, keys, keys)).isEqualTo(7 * groups);

			assertThat(tables.entries()).isEqualTo(model(Arrays.copyOf(keys, 7 * groups), keys));
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenTheTableIsLargeShouldStoreEveryPair(Update update) {
		int count = 42_000;
		TablePair tables = tables(NEAR_TABLE, 24);
		long[] keys = random(count, 25);
		long[] values = random(count, 26);

		assertThat(tables.updateAll(update, keys, values)).isEqualTo(count);
		assertThat(tables.updateAll(update, keys, keys, 100, 20_000)).isEqualTo(20_000);

		Map<Long, Long> model = model(keys, values);
		long[] again = Arrays.copyOfRange(keys, 100, 20_100);
		UpdateModel.updateAll(update, model, again, again);
		assertThat(tables.entries()).isEqualTo(model);
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllWhenBlocksAreLongShouldStoreEveryPair(Update update) {
		for (long entries : new long[] { NEAR_TABLE, FAR_TABLE }) {
			TablePair tables = tables(entries, 30);
			long[] known = randomWithZero(300, 31);
			Map<Long, Long> model = new HashMap<>();

			countsOfBlocks(entries).forEach((count) -> {
				long[] keys = someOf(known, count, count);
				long[] values = random(count, count + 1);

				assertThat(tables.updateAll(update, keys, values)).isEqualTo(count);

				UpdateModel.updateAll(update, model, keys, values);
			});
			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	// Every second key is old; the first one without room is elsewhere in a block each
	// time.
	@ParameterizedTest
	@EnumSource
	default void updateAllWhenBlocksAreLongShouldStopWhereThereIsNoRoom(Update update) {
		TablePair tables = tables(NEAR_TABLE, 33);
		int room = 130;
		long[] old = random((int) tables.sizeLimit() - room, 34);
		tables.fill(old, old);
		long[] keys = interleave(Arrays.copyOf(old, 200), random(200, 35));
		for (int stored = 2 * room + 1; room > 0; stored -= 2 * 13) {

			assertThat(tables.updateAll(update, keys, keys)).isEqualTo(stored);

			tables.removeAll(keys);
			tables.fill(Arrays.copyOf(old, 200), Arrays.copyOf(old, 200));
			room -= 13;
			long[] more = random(13, 100 + room);
			tables.fill(more, more);
		}
	}

	@ParameterizedTest
	@EnumSource
	default void updateAllShouldRespectTheRange(Update update) {
		TablePair tables = tables(100, 27);
		long[] keys = random(100, 28);
		long[] values = random(100, 29);
		for (int offset = 0; offset < 40; offset += 3) {
			for (int length = 0; length < 60; length += 7) {
				tables.clear();

				assertThat(tables.updateAll(update, keys, values, offset, length)).isEqualTo(length);

				assertThat(tables.entries()).isEqualTo(model(Arrays.copyOfRange(keys, offset, offset + length),
						Arrays.copyOfRange(values, offset, offset + length)));
			}
		}
	}

}
