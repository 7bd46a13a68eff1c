package io.bulkmap.map;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how {@link OffHeapLongLongBulkMap} grows: a piece with each call that writes.
 */
class GrowthTests {

	private static final int EXPECTED = 40_000;

	// Runs of full groups are moved as a whole.
	private static final int LONGEST_RUN = 8;

	private final MovingKernel kernel = new MovingKernel();

	private final OffHeapLongLongBulkMap map = TestMaps.create("test",
			BulkMapOptions.defaults().withExpectedEntries(EXPECTED).withHashSeed(7), this.kernel);

	@ParameterizedTest
	@ValueSource(ints = { 10, 100, 1000 })
	void batchesShouldMoveInProportionToTheirLength(int length) {
		putAll(0, EXPECTED + 1);
		assertThat(growing()).isTrue();
		int calls = 0;
		for (int from = EXPECTED + 1; growing(); from += length) {
			this.kernel.moved = 0;
			putAll(from, from + length);
			assertThat(this.kernel.moved).isBetween(1, Math.max(8, length) + LONGEST_RUN);
			calls++;
		}
		assertThat(calls).isBetween(EXPECTED / 4 / Math.max(8, length) * 7 / 10, EXPECTED / 4 / length + 1);
		checkEntries(this.map.size());
	}

	@Test
	void singleOperationsShouldMoveSomeGroupsEach() {
		putAll(0, EXPECTED + 1);
		long calls = 0;
		for (long key = 0; growing(); key++) {
			this.kernel.moved = 0;
			switch ((int) (key % 4)) {
				case 0 -> this.map.put(key, key);
				case 1 -> this.map.putIfAbsent(key, key);
				case 2 -> this.map.add(key, 0);
				default -> this.map.remove(-1);
			}
			assertThat(this.kernel.moved).isBetween(1, 8 + LONGEST_RUN);
			calls++;
		}
		assertThat(calls).isBetween(EXPECTED / 4 / 8 * 7 / 10L, EXPECTED / 4 / 8L);
		checkEntries(EXPECTED + 1);
	}

	@Test
	void removalsShouldMoveEntries() {
		putAll(0, EXPECTED + 1);
		while (growing()) {
			this.map.removeAll(LongStream.range(-100, 0).toArray());
		}
		checkEntries(EXPECTED + 1);
	}

	@Test
	void readsShouldMoveNothing() {
		putAll(0, EXPECTED + 1);
		this.kernel.moved = 0;

		checkEntries(EXPECTED + 1);
		this.map.forEach((key, value) -> assertThat(key).isEqualTo(value));

		assertThat(this.kernel.moved).isZero();
		assertThat(growing()).isTrue();
	}

	@Test
	void statisticsShouldTellBothTables() {
		putAll(0, EXPECTED + 1);

		assertThat(this.map.statistics().memoryBytes())
			.isEqualTo(FakeKernel.footprint(EXPECTED) + FakeKernel.footprint(2 * EXPECTED));
		assertThat(this.map.statistics().capacity()).isEqualTo(2 * EXPECTED);
		assertThat(this.map.size()).isEqualTo(EXPECTED + 1);

		putAll(0, EXPECTED);

		assertThat(this.map.statistics().memoryBytes()).isEqualTo(FakeKernel.footprint(2 * EXPECTED));
		assertThat(growing()).isFalse();
	}

	@Test
	void clearWhileItGrowsShouldKeepTheLargerTable() {
		putAll(0, EXPECTED + 1);
		putAll(0, 1000);

		this.map.clear();

		assertThat(this.map.size()).isZero();
		assertThat(this.map.statistics().capacity()).isEqualTo(2 * EXPECTED);
		assertThat(this.map.statistics().memoryBytes()).isEqualTo(FakeKernel.footprint(2 * EXPECTED));
		putAll(0, 2 * EXPECTED);
		checkEntries(2 * EXPECTED);
	}

	@Test
	void trimAndReserveWhileItGrowsShouldFinishIt() {
		putAll(0, EXPECTED + 1);

		this.map.trim();

		assertThat(growing()).isFalse();
		assertThat(this.map.statistics().memoryBytes()).isEqualTo(FakeKernel.footprint(EXPECTED + 1));
		putAll(EXPECTED + 1, EXPECTED + 10);
		assertThat(growing()).isTrue();
		this.map.reserve(1_000_000);
		assertThat(growing()).isFalse();
		assertThat(this.map.statistics().capacity()).isEqualTo(1_000_000);
		checkEntries(EXPECTED + 10);
	}

	@Test
	void smallTablesShouldGrowAtOnce() {
		OffHeapLongLongBulkMap small = TestMaps.create("small", BulkMapOptions.defaults(), this.kernel);
		for (long key = 0; key < 4096; key++) {
			small.put(key, key);
			assertThat(small.statistics().growingPartitions()).isZero();
		}
	}

	// The batch that follows the beginning of growth fills the table up before anything
	// was
	// moved: for some of these seeds so that the group where the move ends overflows.
	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 395 })
	void tableThatFillsUpBeforeTheFirstPieceShouldLoseNothing(int length) {
		long[] keys = new SplittableRandom(1).longs(6110).toArray();
		for (long seed = 0; seed < 100; seed++) {
			OffHeapLongLongBulkMap full = TestMaps.create("full", BulkMapOptions.defaults().withHashSeed(seed),
					this.kernel);
			full.putAll(keys, keys, 0, 4691);
			full.trim();
			full.putAll(keys, keys, 4691, 1419 - 395);
			assertThat(full.statistics().growingPartitions()).isOne();
			for (int from = keys.length - 395; from < keys.length; from += length) {
				full.putAll(keys, keys, from, Math.min(length, keys.length - from));
			}
			assertThat(full.getAll(keys, new long[keys.length], 0)).isEqualTo(keys.length);
		}
	}

	private boolean growing() {
		return this.map.statistics().growingPartitions() == 1;
	}

	private void putAll(int from, int to) {
		long[] keys = LongStream.range(from, to).toArray();
		this.map.putAll(keys, keys);
	}

	private void checkEntries(long count) {
		long[] keys = LongStream.range(0, count).toArray();
		long[] values = new long[keys.length];
		assertThat(this.map.size()).isEqualTo(count);
		assertThat(this.map.getAll(keys, values, -1)).isEqualTo(count);
		assertThat(values).isEqualTo(keys);
	}

	/**
	 * The Java kernel, which notes how many groups it moved.
	 */
	private static final class MovingKernel extends FakeKernel {

		private int moved;

		MovingKernel() {
			super(Isa.JAVA);
		}

		@Override
		public long copyGroups(Table source, Table target, int firstGroup, int groups) {
			this.moved += groups;
			return super.copyGroups(source, target, firstGroup, groups);
		}

	}

}
