package io.bulkmap.map;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OffHeapLongLongBulkMap#reserve(long)} and
 * {@link OffHeapLongLongBulkMap#trim()}.
 */
class CapacityTests {

	private boolean exhausted;

	private int tables;

	private final OffHeapLongLongBulkMap map = TestMaps.create("test",
			BulkMapOptions.defaults().withExpectedEntries(100), new ObservedKernel());

	@Test
	void reserveShouldMakeRoomForThatManyWithoutGrowth() {
		put(0, 50);

		this.map.reserve(100_000);

		assertThat(this.map.statistics().capacity()).isEqualTo(100_000);
		int before = this.tables;
		put(0, 100_000);
		assertThat(this.tables).isEqualTo(before);
		assertThat(this.map.size()).isEqualTo(100_000);
		assertThat(this.map.get(49, -1)).isEqualTo(49);
	}

	@Test
	void reserveWhenThereIsRoomShouldDoNothing() {
		int before = this.tables;

		this.map.reserve(0);
		this.map.reserve(100);

		assertThat(this.tables).isEqualTo(before);
		assertThat(this.map.statistics().capacity()).isEqualTo(100);
	}

	@Test
	void reserveShouldRefuseWhatCannotBe() {
		put(0, 50);

		assertThatIllegalArgumentException().isThrownBy(() -> this.map.reserve(-1))
			.withMessage("'entries' must not be negative: -1");
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.reserve(Long.MAX_VALUE))
			.withMessageStartingWith("Map 'test' would need room for 9223372036854775807 entries");
		this.exhausted = true;
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.reserve(101));

		assertThat(this.map.statistics().capacity()).isEqualTo(100);
		assertThat(this.map.size()).isEqualTo(50);
		assertThat(this.map.get(49, -1)).isEqualTo(49);
	}

	@Test
	void trimShouldGiveBackWhatTheEntriesDoNotNeed() {
		put(0, 100_000);
		this.map.removeAll(LongStream.range(1_000, 100_000).toArray());

		this.map.trim();

		assertThat(this.map.statistics().memoryBytes()).isEqualTo(FakeKernel.footprint(1_000));
		assertThat(this.map.size()).isEqualTo(1_000);
		for (long key = 0; key < 1_000; key++) {
			assertThat(this.map.get(key, -1)).isEqualTo(key);
		}
		assertThat(this.map.get(1_000, -1)).isEqualTo(-1);
		put(1_000, 5_000);
		assertThat(this.map.size()).isEqualTo(5_000);
	}

	@Test
	void trimWhenNothingIsToBeGainedShouldDoNothing() {
		put(0, 100);
		int before = this.tables;

		this.map.trim();

		assertThat(this.tables).isEqualTo(before);
	}

	@Test
	void trimOfAnEmptyMapShouldLeaveAMapThatGrows() {
		this.map.trim();

		assertThat(this.map.statistics().memoryBytes()).isEqualTo(FakeKernel.footprint(0));
		put(0, 1_000);
		assertThat(this.map.size()).isEqualTo(1_000);
	}

	@Test
	void trimWhenThereIsNoMemoryShouldChangeNothing() {
		put(0, 10);
		this.exhausted = true;

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(this.map::trim);

		assertThat(this.map.statistics().capacity()).isEqualTo(100);
		assertThat(this.map.get(9, -1)).isEqualTo(9);
	}

	@Test
	void closedMapShouldRefuse() {
		this.map.close();

		assertThatIllegalStateException().isThrownBy(() -> this.map.reserve(1)).withMessage("Map 'test' is closed");
		assertThatIllegalStateException().isThrownBy(this.map::trim).withMessage("Map 'test' is closed");
	}

	private void put(int from, int to) {
		long[] keys = LongStream.range(from, to).toArray();
		this.map.putAll(keys, keys);
	}

	/**
	 * The Java kernel over memory that is counted and can be used up.
	 */
	private final class ObservedKernel extends FakeKernel {

		ObservedKernel() {
			super(Isa.JAVA);
		}

		@Override
		public OffHeapMemory memory() {
			return new DirectMemory((buffer) -> {
				if (CapacityTests.this.exhausted) {
					throw new OutOfMemoryError("no memory left");
				}
				CapacityTests.this.tables++;
				return 0;
			});
		}

	}

}
