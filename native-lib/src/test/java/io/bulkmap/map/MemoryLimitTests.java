package io.bulkmap.map;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the limits of memory: of a map, and of all maps of a factory.
 */
class MemoryLimitTests {

	private static final long FACTORY_LIMIT = 4_000_000;

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(FACTORY_LIMIT).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void mapShouldFillUpToItsLimitAndThenRefuseWhatDoesNotFit(int partitions) {
		LongLongBulkMap map = this.factory.longLongMap("limited",
				BulkMapOptions.defaults().withPartitions(partitions).withMemoryLimit(1_000_000));
		long stored = fill(map, 100);

		assertThat(stored).isGreaterThan(25_000);
		assertThat(map.size()).isEqualTo(stored);
		long[] all = LongStream.range(0, stored).toArray();
		assertThat(map.getAll(all, new long[all.length], -1)).isEqualTo(stored);
		assertThat(map.putAll(all, all)).isZero();
		assertThat(map.removeAll(all, 0, 1000)).isEqualTo(1000);
		assertThat(map.putAll(all, all, 0, 1000)).isEqualTo(1000);
	}

	// Growing by a page each time would move half a hundred million entries.
	@ParameterizedTest
	@ValueSource(ints = { 1, 100 })
	void growthUpToTheLimitShouldMoveEachEntryAFewTimes(int length) {
		LongLongBulkMap map = this.factory.longLongMap("limited",
				BulkMapOptions.defaults().withPartitions(1).withMemoryLimit(1_000_000));
		long stored = fill(map, length);

		assertThat(map.statistics().movedEntries()).isLessThan(4 * stored);
		assertThat(map.statistics().growths()).isLessThan(20);
	}

	// No partition takes the memory that another one needs to grow. With direct buffers
	// the tables that are moved need half of it.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 16 })
	void partitionsShouldShareTheLimit(int partitions) throws Exception {
		ReleaseTests.requirePages();
		LongLongBulkMap map = this.factory.longLongMap("limited",
				BulkMapOptions.defaults().withPartitions(partitions).withMemoryLimit(1_000_000));
		fill(map, 1);

		assertThat(map.statistics().memoryBytes()).isBetween(1_000_000 - partitions * 8192L, 1_000_000L);
		assertThat(map.statistics().loadFactor()).isGreaterThan(0.8);
	}

	// Returns how many entries the map took.
	private static long fill(LongLongBulkMap map, int length) {
		for (long from = 0;; from += length) {
			long[] keys = LongStream.range(from, from + length).toArray();
			try {
				map.putAll(keys, keys);
			}
			catch (MapCapacityException ex) {
				assertThat(ex.getMessage()).matches("Map 'limited' would need \\d+ bytes more for \\d+ entries, but "
						+ "it uses \\d+ bytes already and may use 1000000");
				assertThat(map.containsAll(keys, new boolean[length])).isZero();
				return from;
			}
			assertThat(map.statistics().memoryBytes()).isLessThanOrEqualTo(1_000_000);
		}
	}

	@Test
	void mapsShouldShareTheLimitOfTheirFactory() {
		LongLongBulkMap first = this.factory.longLongMap("first",
				BulkMapOptions.defaults().withExpectedEntries(90_000));
		long charged = first.statistics().memoryBytes();
		assertThat(this.factory.memoryBytes()).isEqualTo(charged);

		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(50_000);
		long needed = footprint(options);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> this.factory.longLongMap("second", options))
			.withMessage("Map 'second' would need " + needed
					+ " bytes more for 50000 entries, but the factory with all its maps uses " + charged
					+ " bytes already and may use 4000000");
		assertThat(this.factory.find("second")).isEmpty();
		assertThat(this.factory.memoryBytes()).isEqualTo(charged);
		first.close();
		assertThat(this.factory.memoryBytes()).isZero();
		assertThat(this.factory.longLongMap("second", options).statistics().memoryBytes()).isEqualTo(needed);
	}

	@Test
	void reserveShouldBeRefusedBeforeAnythingChanges() {
		LongLongBulkMap map = this.factory.longLongMap("map");
		map.put(1, 2);
		long before = this.factory.memoryBytes();

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.reserve(1_000_000));

		assertThat(this.factory.memoryBytes()).isEqualTo(before);
		assertThat(map.get(1, 0)).isEqualTo(2);
	}

	@Test
	void accountShouldFollowGrowthAndTrim() {
		LongLongBulkMap map = this.factory.longLongMap("map");
		long[] keys = LongStream.range(0, 20_000).toArray();
		for (int from = 0; from < 20_000; from += 500) {
			map.putAll(keys, keys, from, 500);
			assertThat(this.factory.memoryBytes()).isEqualTo(map.statistics().memoryBytes());
		}
		map.removeAll(keys);
		map.trim();

		assertThat(this.factory.memoryBytes()).isEqualTo(footprint(BulkMapOptions.defaults()));
	}

	private static long footprint(BulkMapOptions options) {
		try (BulkMapFactory other = BulkMapFactory.builder().build()) {
			return other.longLongMap("other", options).statistics().memoryBytes();
		}
	}

	@Test
	void mapWhosePartitionsDoNotAllFitShouldLeaveNothingBehind() {
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.factory.longLongMap("map",
				BulkMapOptions.defaults().withPartitions(4).withExpectedEntries(200_000)));

		assertThat(this.factory.memoryBytes()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, Long.MIN_VALUE })
	void limitsBelowOneByteShouldBeRefused(long bytes) {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapFactory.builder().memoryLimit(bytes))
			.withMessage("'bytes' must be at least 1: " + bytes);
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapOptions.defaults().withMemoryLimit(bytes))
			.withMessage("'memoryLimit' must be at least 1 byte: " + bytes);
	}

}
