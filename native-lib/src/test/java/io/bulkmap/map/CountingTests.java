package io.bulkmap.map;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for how many keys of a batch {@link OffHeapLongLongBulkMap} looks up, to find out
 * whether it must grow, before it stores the batch.
 */
class CountingTests {

	// Of a table for so many entries, the size limit is 7,000.
	private static final int EXPECTED = 4_000;

	private static final int COUNTED_AT_ONCE = 256;

	private final CountingKernel kernel = new CountingKernel();

	private final OffHeapLongLongBulkMap map = TestMaps.create("test",
			BulkMapOptions.defaults().withExpectedEntries(EXPECTED), this.kernel);

	@Test
	void aBatchThatFitsShouldNotBeCounted() {
		put(0, 7_000);

		assertThat(this.kernel.counted).isZero();
		assertThat(bytes()).isEqualTo(FakeKernel.footprint(8_000));
	}

	@Test
	void updatesShouldBeCountedUntilTheRestFits() {
		put(0, EXPECTED);

		put(0, EXPECTED);

		assertThat(this.kernel.counted).isEqualTo(4 * COUNTED_AT_ONCE);
		assertThat(bytes()).isEqualTo(FakeKernel.footprint(EXPECTED));
	}

	@Test
	void newKeysShouldBeCountedUntilItMustGrowAndTheRestFitsThen() {
		put(0, EXPECTED);

		put(EXPECTED, 2 * EXPECTED);

		assertThat(this.kernel.counted).isEqualTo(12 * COUNTED_AT_ONCE);
		assertThat(bytes()).isEqualTo(FakeKernel.footprint(2 * EXPECTED));
		assertThat(this.map.size()).isEqualTo(2 * EXPECTED);
	}

	@Test
	void newKeysThatNeedLessThanTwiceTheRoomShouldStillDoubleIt() {
		put(0, EXPECTED);

		put(EXPECTED, EXPECTED + 3_500);

		assertThat(bytes()).isEqualTo(FakeKernel.footprint(2 * EXPECTED));
	}

	@Test
	void newKeysThatNeedMoreThanTwiceTheRoomShouldAllBeCounted() {
		put(0, EXPECTED);

		put(0, 20_000);

		assertThat(this.kernel.counted).isEqualTo(20_000);
		assertThat(bytes()).isEqualTo(FakeKernel.footprint(20_000));
	}

	@Test
	void theLastNewKeyThatFitsShouldBeTakenAndTheNextOneRefused() {
		put(0, EXPECTED);
		this.kernel.exhausted = true;

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> put(0, 7_001));
		assertThat(this.map.size()).isEqualTo(EXPECTED);
		put(0, 7_000);

		assertThat(this.map.size()).isEqualTo(7_000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 255, 256, 257, 1000 })
	void anyMixtureShouldBeStored(int seed) {
		SplittableRandom random = new SplittableRandom(seed);
		for (int batch = 0; batch < 30; batch++) {
			long[] keys = random.longs(random.nextInt(12_000), 0, 6_900).toArray();
			this.map.putAll(keys, keys);
		}

		assertThat(this.map.size()).isEqualTo(6_900);
		assertThat(this.map.getAll(LongStream.range(0, 6_900).toArray(), new long[6_900], -1)).isEqualTo(6_900);
	}

	private void put(int from, int to) {
		long[] keys = LongStream.range(from, to).toArray();
		this.kernel.counted = 0;
		this.map.putAll(keys, keys);
	}

	private long bytes() {
		return this.map.statistics().memoryBytes();
	}

	/**
	 * The Java kernel, which notes how many keys were looked up.
	 */
	private static final class CountingKernel extends FakeKernel {

		private int counted;

		private boolean exhausted;

		CountingKernel() {
			super(Isa.JAVA);
		}

		@Override
		public OffHeapMemory memory() {
			return new DirectMemory((buffer) -> {
				if (this.exhausted) {
					throw new OutOfMemoryError("no memory left");
				}
				return 0;
			});
		}

		@Override
		public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
			this.counted += length;
			return super.containsAll(table, keys, found, offset, length);
		}

	}

}
