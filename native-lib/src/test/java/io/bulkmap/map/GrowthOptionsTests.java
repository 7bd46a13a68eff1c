package io.bulkmap.map;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Growth} and the load limit.
 */
class GrowthOptionsTests {

	private static final int BATCH = 1000;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@CsvSource({ "INCREMENTAL, 0.25", "INCREMENTAL, 0.5", "INCREMENTAL, 0.75", "AT_ONCE, 0.25", "AT_ONCE, 0.5",
			"AT_ONCE, 0.75" })
	void entriesShouldBeThereWhileTheMapGrows(Growth growth, double loadLimit) {
		LongLongBulkMap map = map(BulkMapOptions.defaults().withGrowth(growth).withLoadLimit(loadLimit));
		int batches = 200;
		for (int batch = 0; batch < batches; batch++) {
			assertThat(put(map, batch)).isEqualTo(BATCH);
			long[] values = new long[BATCH];
			assertThat(map.getAll(keys(batch / 2), values, -1)).isEqualTo(BATCH);
			assertThat(values).isEqualTo(keys(batch / 2));
			assertThat(map.containsKey((batch + 1L) * BATCH)).isFalse();
		}

		assertThat(map.size()).isEqualTo((long) batches * BATCH);
		assertThat(map.statistics().growths()).isBetween(8L, 20L);
		assertThat(map.statistics().loadFactor()).isLessThanOrEqualTo(loadLimit).isGreaterThan(loadLimit / 2 - 0.01);
	}

	@Test
	void growthAtOnceShouldLeaveNothingToMove() {
		LongLongBulkMap map = map(BulkMapOptions.defaults().withExpectedEntries(100_000).withGrowth(Growth.AT_ONCE));
		long entries = map.statistics().capacity() + 1;
		for (long key = 0; key < entries; key++) {
			map.put(key, key);
		}

		MapStatistics statistics = map.statistics();
		assertThat(statistics.growingPartitions()).isZero();
		assertThat(statistics.growths()).isOne();
		assertThat(statistics.movedEntries()).isEqualTo(entries);
		assertThat(statistics.capacity()).isGreaterThanOrEqualTo(2 * (entries - 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void mapThatMayNotGrowShouldRefuseWhatDoesNotFitAndGoOnWorking(int partitions) {
		LongLongBulkMap map = map(BulkMapOptions.defaults()
			.withExpectedEntries(10 * BATCH)
			.withPartitions(partitions)
			.withGrowth(Growth.NONE));
		long memory = map.statistics().memoryBytes();
		int batch = 0;
		while (batch < 10) {
			put(map, batch++);
		}
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> {
			for (int more = 10; more < 100; more++) {
				put(map, more);
			}
		})
			.withMessageMatching(
					"Map 'test' would need room for up to \\d+ entries more than its \\d+, and may not grow");

		long size = map.size();
		assertThat(size).isBetween(10L * BATCH, map.statistics().slots() * 7 / 8);
		assertThat(size % BATCH).isZero();
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
		assertThat(map.statistics().growths()).isZero();
		assertThat(put(map, 0)).isZero();
		assertThat(map.removeAll(keys(1))).isEqualTo(BATCH);
		assertThat(put(map, 1)).isEqualTo(BATCH);
	}

	@Test
	void singleOperationThatDoesNotFitShouldBeRefusedIfTheMapMayNotGrow() {
		LongLongBulkMap map = map(BulkMapOptions.defaults().withExpectedEntries(1).withGrowth(Growth.NONE));
		for (long key = 1; key <= 7; key++) {
			map.put(key, key);
		}

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.put(8, 8))
			.withMessage("Map 'test' would need room for up to 1 entries more than its 7, and may not grow");
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.asMap().put(8L, 8L));
		assertThat(map.put(7, 70)).isFalse();
		map.reserve(100);
		assertThat(map.put(8, 8)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.25, 0.3, 0.5, 0.6, 0.75 })
	void loadLimitShouldDecideHowManySlotsTheExpectedEntriesGet(double loadLimit) {
		MapStatistics statistics = map(BulkMapOptions.defaults().withExpectedEntries(100_000).withLoadLimit(loadLimit))
			.statistics();

		assertThat(statistics.capacity()).isBetween(100_000L, 100_010L);
		assertThat((double) statistics.capacity() / statistics.slots()).isCloseTo(loadLimit, within(0.001));
		assertThat(statistics.loadFactor()).isZero();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.24, 0.76, 0, -1, 1, Double.NaN, Double.POSITIVE_INFINITY })
	void loadLimitOutOfItsRangeShouldBeRefused(double loadLimit) {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapOptions.defaults().withLoadLimit(loadLimit))
			.withMessage("'loadLimit' must be from 0.25 to 0.75: " + loadLimit);
	}

	@Test
	void growthShouldNotBeNull() {
		assertThatNullPointerException().isThrownBy(() -> BulkMapOptions.defaults().withGrowth(null))
			.withMessage("'growth' must not be null");
	}

	@ParameterizedTest
	@EnumSource
	void idShouldBeTheNameInSettings(Growth growth) {
		assertThat(growth.id()).isEqualTo(switch (growth) {
			case INCREMENTAL -> "incremental";
			case AT_ONCE -> "at-once";
			case NONE -> "none";
		});
	}

	@Test
	void mapShouldTellItsOptionsAlsoWhenItIsClosed() {
		BulkMapOptions options = BulkMapOptions.defaults().withLoadLimit(0.6).withGrowth(Growth.AT_ONCE);
		LongLongBulkMap map = map(options);
		map.close();

		assertThat(map.options()).isEqualTo(options);
	}

	private LongLongBulkMap map(BulkMapOptions options) {
		return this.factory.longLongMap("test", options);
	}

	private static long put(LongLongBulkMap map, int batch) {
		return map.putAll(keys(batch), keys(batch));
	}

	private static long[] keys(int batch) {
		return LongStream.range((long) batch * BATCH, (batch + 1L) * BATCH).toArray();
	}

}
