package io.bulkmap.map;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.memory.FakePages;
import io.bulkmap.memory.MappedMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.memory.PooledMemory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for maps that are closed soon: their memory is that of the next ones, and a batch
 * that fills a new map asks for all of it at once.
 */
class ShortLivedMapsTests {

	private static final int ENTRIES = 10_000;

	private final FakePages pages = new FakePages();

	private final PagesKernel kernel = new PagesKernel(new PooledMemory(new MappedMemory(this.pages)));

	private final FactoryContext factory = TestMaps.factory(this.kernel);

	private final long[] keys = new SplittableRandom(1).longs(ENTRIES).toArray();

	@Test
	void mapsShouldHaveTheMemoryOfThoseBefore() {
		assertThatTheNextOnesNeedNoMore(this::useMap);
	}

	@Test
	void mapsOfBytesShouldHaveTheMemoryOfThoseBefore() {
		assertThatTheNextOnesNeedNoMore(this::useMapOfBytes);
	}

	private void assertThatTheNextOnesNeedNoMore(Runnable useMap) {
		useMap.run();
		int mapped = this.pages.mapped().size();

		for (int i = 0; i < 5; i++) {
			useMap.run();
		}

		assertThat(mapped).isPositive();
		assertThat(this.pages.mapped()).hasSize(mapped);
	}

	@Test
	void batchThatNeedsALargerTableShouldAskForItsMemoryAtOnce() {
		OffHeapLongLongBulkMap map = TestMaps.create("test", BulkMapOptions.defaults(), this.kernel);

		map.putAll(this.keys, this.keys);

		long memory = map.statistics().memoryBytes();
		assertThat(this.pages.populated()).extracting(FakePages.Range::bytes).containsExactly(memory);
	}

	private void useMap() {
		OffHeapLongLongBulkMap map = TestMaps.create("test", BulkMapOptions.defaults(), this.kernel);
		map.putAll(this.keys, this.keys);
		long[] values = new long[ENTRIES];
		assertThat(map.getAll(this.keys, values, 0)).isEqualTo(ENTRIES);
		assertThat(values).isEqualTo(this.keys);
		map.close();
	}

	private void useMapOfBytes() {
		OffHeapBytesBulkMap map = new OffHeapBytesBulkMap("test", BulkMapOptions.defaults(), this.factory, (closed) -> {
		});
		for (int i = 0; i < 1000; i++) {
			byte[] key = Long.toString(this.keys[i]).getBytes(StandardCharsets.US_ASCII);
			map.put(key, key);
		}
		assertThat(map.size()).isEqualTo(1000);
		map.close();
	}

	/**
	 * The Java kernel over pages.
	 */
	private static final class PagesKernel extends FakeKernel {

		private final OffHeapMemory memory;

		PagesKernel(OffHeapMemory memory) {
			super(Isa.JAVA);
			this.memory = memory;
		}

		@Override
		public OffHeapMemory memory() {
			return this.memory;
		}

	}

}
