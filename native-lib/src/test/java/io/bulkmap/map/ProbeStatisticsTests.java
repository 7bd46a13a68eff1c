package io.bulkmap.map;

import java.util.List;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.ProbeStatistics;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.ProbeLengths;
import io.bulkmap.table.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link ProbeStatistics} and {@link ProbeLengths}.
 */
class ProbeStatisticsTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void emptyMapShouldHaveNoLengths() {
		ProbeStatistics statistics = this.factory.longLongMap("test").probeStatistics();

		assertThat(statistics.entries()).isZero();
		assertThat(statistics.lengths()).hasSize(8).containsOnly(0L);
		assertThat(statistics.mean()).isZero();
	}

	@Test
	void allEntriesOfASmallMapShouldBeLookedAt() {
		LongLongBulkMap map = this.factory.longLongMap("test", BulkMapOptions.defaults().withPartitions(4));
		long[] keys = LongStream.rangeClosed(1, 10_000).toArray();
		map.putAll(keys, keys);

		ProbeStatistics statistics = map.probeStatistics();

		assertThat(statistics.entries()).isEqualTo(10_000);
		assertThat(statistics.lengths().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
		assertThat(statistics.mean()).isBetween(1.0, 1.2);
	}

	@Test
	void someEntriesOfALargeMapShouldStandForAll() {
		LongLongBulkMap map = this.factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(400_000));
		long[] keys = LongStream.rangeClosed(1, 400_000).toArray();
		map.putAll(keys, keys);

		assertThat(map.probeStatistics().entries()).isCloseTo(4 * 16_384, within(2000L));
	}

	@Test
	void entriesOfBothTablesShouldBeLookedAtWhileTheMapGrows() {
		LongLongBulkMap map = this.factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(20_000));
		long entries = map.statistics().capacity() + 100;
		for (long key = 1; key <= entries; key++) {
			map.put(key, key);
		}
		assertThat(map.statistics().growingPartitions()).isOne();

		assertThat(map.probeStatistics().entries()).isEqualTo(entries);
	}

	@Test
	void closedMapShouldRefuse() {
		LongLongBulkMap map = this.factory.longLongMap("test");
		map.close();

		assertThatIllegalStateException().isThrownBy(map::probeStatistics);
	}

	// With equal homes, one after the other: 8 entries fill a group.
	@Test
	void lengthsShouldBeThoseOfSearches() {
		KeyHash hash = KeyHash.ofSeed(7);
		Table table = Table.create(new JavaKernel().memory(), hash, 64);
		int groups = table.groupCount();
		int last = groups - 1;
		LongStream.iterate(1, (key) -> key + 1)
			.filter((key) -> hash.home(key, groups) >>> 7 == last)
			.limit(75)
			.forEach((key) -> table.put(key, key));
		long[] lengths = new long[ProbeLengths.LENGTHS];

		ProbeLengths.count(table, groups / 2, groups, lengths);

		assertThat(lengths).containsExactly(8, 8, 8, 8, 8, 8, 8, 19);
		assertThat(new ProbeStatistics(3, List.of(1L, 0L, 2L)).mean()).isCloseTo(7.0 / 3, within(1e-9));
	}

	@Test
	void onlyTheGivenGroupsShouldBeLookedAt() {
		KeyHash hash = KeyHash.ofSeed(7);
		Table table = Table.create(new JavaKernel().memory(), hash, 64);
		int groups = table.groupCount();
		LongStream.rangeClosed(1, 60).forEach((key) -> table.put(key, key));
		long[] first = new long[ProbeLengths.LENGTHS];
		long[] rest = new long[ProbeLengths.LENGTHS];

		ProbeLengths.count(table, groups - 1, 3, first);
		ProbeLengths.count(table, 2, groups - 3, rest);

		assertThat(LongStream.of(first).sum()).isBetween(1L, 24L);
		assertThat(LongStream.of(first).sum() + LongStream.of(rest).sum()).isEqualTo(60);
	}

}
