package io.bulkmap.map;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OffHeapLongLongBulkMap} when it cannot grow, or did not.
 */
class GrowthFailureTests {

	// What 25 groups take, which are enough for 100 entries.
	private static final int SIZE_LIMIT = 175;

	private boolean exhausted;

	private long refusals;

	private boolean changesKeys;

	private final FactoryContext factory = TestMaps.factory(new ExhaustibleKernel());

	private final OffHeapLongLongBulkMap map = new OffHeapLongLongBulkMap("test",
			BulkMapOptions.defaults().withExpectedEntries(100), this.factory, (closed) -> {
			});

	@ParameterizedTest
	@EnumSource
	void updateAllShouldChangeNothingAndTheMapShouldGoOnWorking(Update update) {
		this.exhausted = true;
		long[] keys = LongStream.range(0, SIZE_LIMIT).toArray();
		this.map.putAll(keys, keys);
		long[] more = LongStream.range(50, 50 + SIZE_LIMIT).toArray();

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(
				() -> BulkUpdates.updateAll(this.map, update, more, LongStream.range(-50, SIZE_LIMIT - 50).toArray()))
			.withMessageStartingWith("Map 'test' would need 7552 bytes for 225 entries, but gets no memory: ")
			.withMessageEndingWith("no memory left");

		assertThat(this.map.size()).isEqualTo(SIZE_LIMIT);
		assertThat(this.factory.account().used()).isEqualTo(this.map.statistics().memoryBytes())
			.isEqualTo(FakeKernel.footprint(100));
		for (long key : keys) {
			assertThat(this.map.get(key, -1)).isEqualTo(key);
		}
		assertThat(BulkUpdates.updateAll(this.map, update, keys, new long[SIZE_LIMIT])).isZero();
		this.exhausted = false;
		assertThat(BulkUpdates.updateAll(this.map, update, more, new long[SIZE_LIMIT])).isEqualTo(50);
	}

	@Test
	void singleOperationsShouldChangeNothing() {
		this.exhausted = true;
		for (long key = 1; key <= SIZE_LIMIT; key++) {
			this.map.put(key, key);
		}

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.put(0, 0));
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.putIfAbsent(0, 0));
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.add(0, 0));

		assertThat(this.map.containsKey(0)).isFalse();
		assertThat(this.map.put(7, 70)).isFalse();
		assertThat(this.map.putIfAbsent(8, 80)).isFalse();
		assertThat(this.map.add(9, 90)).isFalse();
		assertThat(this.map.size()).isEqualTo(SIZE_LIMIT);
	}

	// Another thread writes to the keys after they were counted.
	@ParameterizedTest
	@EnumSource
	void updateAllWhenTheKeysAreChangedMeanwhileShouldSayHowFarItGot(Update update) {
		this.exhausted = true;
		long[] keys = LongStream.range(0, SIZE_LIMIT).toArray();
		this.map.putAll(keys, keys);
		long[] batch = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
		this.changesKeys = true;

		assertThatIllegalStateException().isThrownBy(() -> BulkUpdates.updateAll(this.map, update, batch, new long[9]))
			.withMessage("Map 'test' has stored only 5 of 9 pairs: the arrays were changed during the call");

		assertThat(this.map.size()).isEqualTo(SIZE_LIMIT);
	}

	// Beyond what it should have, the map asks for more memory now and then, and then
	// goes
	// on without.
	@Test
	void growthThatWouldOnlyBeBetterShouldNotBeMissed() {
		this.exhausted = true;
		for (long key = 0; key < SIZE_LIMIT; key++) {
			assertThat(this.map.put(key, -key)).isTrue();
		}
		long refused = this.refusals;
		this.exhausted = false;

		assertThat(this.map.put(1000, 1)).isTrue();

		assertThat(refused).isBetween(2L, 10L);
		assertThat(this.map.statistics().capacity()).isGreaterThan(SIZE_LIMIT);
		assertThat(this.map.get(SIZE_LIMIT - 1, 0)).isEqualTo(1 - SIZE_LIMIT);
	}

	/**
	 * A kernel over memory that can be used up.
	 */
	private final class ExhaustibleKernel extends FakeKernel {

		ExhaustibleKernel() {
			super(Isa.JAVA);
		}

		@Override
		public OffHeapMemory memory() {
			return new DirectMemory((buffer) -> {
				if (GrowthFailureTests.this.exhausted) {
					GrowthFailureTests.this.refusals++;
					throw new OutOfMemoryError("no memory left");
				}
				return 0;
			});
		}

		@Override
		public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
			int hits = super.containsAll(table, keys, found, offset, length);
			if (GrowthFailureTests.this.changesKeys) {
				keys[5] = 12_345;
			}
			return hits;
		}

	}

}
