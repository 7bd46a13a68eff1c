package io.bulkmap.map;

import java.io.IOException;
import java.util.stream.LongStream;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.Requirement;
import io.bulkmap.ResidentMemory;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for when memory of maps goes back to the operating system: as soon as it is not
 * needed, without the garbage collector. What the process has in memory is compared
 * before and after, so the maps are large.
 */
class ReleaseTests {

	private static final int ENTRIES = 2_000_000;

	// 64 MB.
	private static final long TABLE = 32L * ENTRIES;

	private static final long TOLERANCE = 12_000_000;

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(1 << 30).build();

	private final long[] keys = LongStream.range(0, 2 * ENTRIES).toArray();

	static void requirePages() throws Exception {
		boolean givesBack = NativeKernels.ofThisProcess()
			.catalog(BindingChoice.AUTO)
			.select(KernelChoice.AUTO)
			.memory()
			.givesBack();
		Requirement.require("pages", givesBack ? null : "maps are in direct buffers");
	}

	// Whatever a JVM takes for its first large map and the code that works on it; and
	// what earlier tests have left goes while nobody measures.
	@BeforeEach
	void warmUp() throws Exception {
		requirePages();
		LongLongBulkMap map = this.factory.longLongMap("warm-up", options());
		map.putAll(this.keys, this.keys);
		map.close();
		ResidentMemory.settle();
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void closeShouldReleaseEverythingAtOnce() throws IOException {
		long before = ResidentMemory.bytes();
		LongLongBulkMap map = this.factory.longLongMap("map", options());
		map.putAll(this.keys, this.keys, 0, ENTRIES);
		assertThat(ResidentMemory.bytes() - before).isGreaterThan(TABLE - TOLERANCE);

		map.close();

		assertThat(ResidentMemory.bytes() - before).isLessThan(TOLERANCE);
	}

	// Old and new table together are never more than the new one.
	@Test
	void mapThatGrowsShouldTakeNoMoreThanItIsChargedWith() throws IOException {
		long before = ResidentMemory.bytes();
		LongLongBulkMap map = this.factory.longLongMap("map", options());
		long most = 0;
		for (int from = 0; from < ENTRIES * 3 / 2; from += 10_000) {
			map.putAll(this.keys, this.keys, from, 10_000);
			long taken = ResidentMemory.bytes() - before;
			assertThat(taken).isLessThan(map.statistics().memoryBytes() + TOLERANCE);
			most = Math.max(most, taken);
		}
		assertThat(map.statistics().memoryBytes()).isBetween(2 * TABLE, 2 * TABLE + 10_000);
		assertThat(most).isGreaterThan(2 * TABLE - TOLERANCE);
	}

	@Test
	void trimShouldReleaseWhatIsNotNeeded() throws IOException {
		long before = ResidentMemory.bytes();
		LongLongBulkMap map = this.factory.longLongMap("map", options());
		map.putAll(this.keys, this.keys, 0, ENTRIES);
		map.removeAll(this.keys, 1000, ENTRIES - 1000);

		map.trim();

		assertThat(ResidentMemory.bytes() - before).isLessThan(TOLERANCE);
		assertThat(map.size()).isEqualTo(1000);
	}

	private static BulkMapOptions options() {
		return BulkMapOptions.defaults().withExpectedEntries(ENTRIES).withHugePages(false);
	}

}
