package io.bulkmap.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.keys.KeyOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Batches}.
 */
class BatchesTests {

	private static final int SIZE = 1001;

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "ZIPF", "DUPLICATES" })
	void freshBatchesShouldHaveNoKeyTwice(KeyOrder order) {
		assertThat(keys(new Batches(order, SIZE).fresh()).distinct()).hasSize(261 * SIZE);
	}

	@ParameterizedTest
	@EnumSource(names = { "ZIPF", "DUPLICATES" })
	void drawnBatchesShouldHaveKeysThatNoOtherBatchHas(KeyOrder order) {
		Batch[] fresh = new Batches(order, SIZE).fresh();

		long distinct = Stream.of(fresh).mapToLong((batch) -> keys(batch).distinct().count()).sum();

		assertThat(keys(fresh).distinct()).hasSize(Math.toIntExact(distinct));
		assertThat(distinct).isLessThan(261L * SIZE / 2);
	}

	@ParameterizedTest
	@EnumSource
	void absentBatchesShouldHaveNoKeyOfTheFirst(KeyOrder order) {
		Batches batches = new Batches(order, SIZE);

		long[] first = keys(batches.first()).sorted().toArray();

		assertThat(keys(batches.absent())).hasSize(261 * SIZE).noneMatch((key) -> Arrays.binarySearch(first, key) >= 0);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "ZIPF", "DUPLICATES" })
	void batchesOfAnotherTimeShouldHaveTheSameKeysInOtherOrders(KeyOrder order) {
		Batches batches = new Batches(order, SIZE);
		Batch first = batches.first();

		Batch[] again = batches.again();

		assertThat(again).hasSize(261);
		for (Batch batch : again) {
			assertThat(batch.keys()).containsExactlyInAnyOrder(first.keys());
		}
		assertThat(IntStream.range(1, again.length))
			.noneMatch((i) -> Arrays.equals(again[i].keys(), again[i - 1].keys()));
	}

	@ParameterizedTest
	@EnumSource(names = { "ZIPF", "DUPLICATES" })
	void batchesOfAnotherTimeShouldBeDrawnFromTheSameKeys(KeyOrder order) {
		Batches batches = new Batches(order, SIZE);
		long[] first = keys(batches.first()).sorted().toArray();

		Batch[] again = batches.again();

		assertThat(keys(first).distinct()).hasSize(SIZE);
		assertThat(keys(again)).hasSize(261 * SIZE).allMatch((key) -> Arrays.binarySearch(first, key) >= 0);
		assertThat(keys(again[0]).distinct().count()).isLessThan(SIZE / 2);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "ZIPF", "DUPLICATES" })
	void halfShouldHaveHalfOfTheKeysFromEverywhere(KeyOrder order) {
		Batches batches = new Batches(order, SIZE);
		Batch first = batches.first();

		Batch half = batches.half(first);

		assertThat(half.keys()).hasSize(SIZE / 2).doesNotHaveDuplicates();
		assertThat(first.keys()).contains(half.keys());
		assertThat(half.values()).hasSize(SIZE / 2);
		assertThat(Stream.of(0, 1, 2, 3)).allSatisfy((quarter) -> assertThat(
				keys(first).skip(quarter * 250L).limit(250).filter((key) -> keys(half).anyMatch((old) -> old == key)))
			.hasSizeBetween(90, 160));
	}

	@ParameterizedTest
	@EnumSource
	void valuesShouldBePositive(KeyOrder order) {
		Batch first = new Batches(order, SIZE).first();

		assertThat(first.values()).hasSize(SIZE);
		assertThat(LongStream.of(first.values())).allMatch((value) -> value > 0);
	}

	@Test
	void sequentialBatchesShouldContinue() {
		assertThat(keys(new Batches(KeyOrder.SEQUENTIAL, SIZE).fresh()).toArray())
			.isEqualTo(LongStream.rangeClosed(1, 261 * SIZE).toArray());
	}

	@Test
	void largeBatchesShouldBeTwo() {
		assertThat(new Batches(KeyOrder.SEQUENTIAL, 1_000_000).fresh()).hasSize(2);
	}

	private static LongStream keys(long[] keys) {
		return LongStream.of(keys);
	}

	private static LongStream keys(Batch... batches) {
		return Stream.of(batches).flatMapToLong((batch) -> LongStream.of(batch.keys()));
	}

}
