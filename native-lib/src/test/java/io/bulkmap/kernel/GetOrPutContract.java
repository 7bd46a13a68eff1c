package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.bulkmap.kernel.TestBatches.FAR_TABLE;
import static io.bulkmap.kernel.TestBatches.NEAR_TABLE;
import static io.bulkmap.kernel.TestBatches.counts;
import static io.bulkmap.kernel.TestBatches.countsOfBlocks;
import static io.bulkmap.kernel.TestBatches.model;
import static io.bulkmap.kernel.TestBatches.random;
import static io.bulkmap.kernel.TestBatches.randomWithZero;
import static io.bulkmap.kernel.TestBatches.someOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for {@link BulkKernel#getOrPutAll}.
 */
interface GetOrPutContract extends KernelContract {

	@Test
	default void getOrPutAllWhenKeysAreNewShouldStoreTheValuesOfTheBatch() {
		counts().forEach((count) -> {
			TablePair tables = tables(count, 1);
			long[] keys = random(count, count);
			long[] values = random(count, count + 1);
			Map<Long, Long> model = model(keys, values.clone());

			assertThat(tables.getOrPutAll(keys, values)).isEqualTo(count);

			assertThat(tables.entries().keySet()).isEqualTo(model.keySet());
			assertThat(values).isEqualTo(valuesOf(keys, tables.entries()));
		});
	}

	@Test
	default void getOrPutAllWhenKeysAreOldAndNewShouldTellThemApart() {
		counts().forEach((count) -> {
			TablePair tables = tables(count, 2);
			long[] keys = random(count, count);
			long[] old = Arrays.stream(keys).filter((key) -> key % 3 == 0).toArray();
			tables.fill(old, random(old.length, count + 1));
			Map<Long, Long> model = tables.entries();
			long[] values = random(count, count + 2);
			for (int i = 0; i < count; i++) {
				model.putIfAbsent(keys[i], values[i]);
			}

			assertThat(tables.getOrPutAll(keys, values)).isEqualTo(count);

			assertThat(tables.entries()).isEqualTo(model);
			assertThat(values).isEqualTo(valuesOf(keys, model));
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { NEAR_TABLE, FAR_TABLE })
	default void getOrPutAllWhenBlocksAreLongShouldTellKeysApart(long entries) {
		TablePair tables = tables(entries, 30);
		long[] known = randomWithZero(300, 31);
		Map<Long, Long> model = new HashMap<>();

		countsOfBlocks(entries).forEach((count) -> {
			long[] keys = someOf(known, count, count);
			long[] values = random(count, count + 1);
			for (int i = 0; i < count; i++) {
				model.putIfAbsent(keys[i], values[i]);
			}

			assertThat(tables.getOrPutAll(keys, values)).isEqualTo(count);

			assertThat(values).isEqualTo(valuesOf(keys, model));
		});
		assertThat(tables.entries()).isEqualTo(model);
	}

	@Test
	default void getOrPutAllWhenKeysAreEqualShouldGiveAllTheValueOfTheFirst() {
		TablePair tables = tables(100, 3);
		long[] keys = { 5, 5, 7, 5, 0, 7, 0, 9, 5, 5 };
		long[] values = { 4, 1, 3, 9, 5, 2, -7, 6, 4, 8 };

		assertThat(tables.getOrPutAll(keys, values)).isEqualTo(keys.length);

		assertThat(values).containsExactly(4, 4, 3, 4, 5, 3, 5, 6, 4, 4);
		assertThat(tables.entries()).isEqualTo(Map.of(5L, 4L, 7L, 3L, 0L, 5L, 9L, 6L));
	}

	@Test
	default void getOrPutAllWhenThereIsNoRoomShouldStopBeforeTheFirstNewKey() {
		TablePair tables = tables(70, 4);
		tables.fill(LongStream.rangeClosed(1, 70).toArray(), LongStream.rangeClosed(101, 170).toArray());
		long[] keys = { 70, 1, 2, 71, 3 };
		long[] values = { -1, -2, -3, -4, -5 };

		assertThat(tables.getOrPutAll(keys, values)).isEqualTo(3);

		assertThat(values).containsExactly(170, 101, 102, -4, -5);
		assertThat(tables.entries()).hasSize(70);
	}

	@Test
	default void getOrPutAllOfARangeShouldLeaveTheRest() {
		TablePair tables = tables(10, 5);
		long[] keys = { 1, 2, 3, 2, 4 };
		long[] values = { 10, 20, 30, 40, 50 };

		assertThat(tables.getOrPutAll(keys, values, 1, 3)).isEqualTo(3);

		assertThat(values).containsExactly(10, 20, 30, 20, 50);
		assertThat(tables.entries()).isEqualTo(Map.of(2L, 20L, 3L, 30L));
	}

	private static long[] valuesOf(long[] keys, Map<Long, Long> entries) {
		return Arrays.stream(keys).map(entries::get).toArray();
	}

}
