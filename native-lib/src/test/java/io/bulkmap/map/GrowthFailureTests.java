package io.bulkmap.map;

import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.memory.OffHeapMemory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OffHeapLongLongBulkMap} when there is no memory to grow.
 */
class GrowthFailureTests {

	private boolean exhausted;

	private final OffHeapLongLongBulkMap map = new OffHeapLongLongBulkMap("test",
			BulkMapOptions.defaults().withExpectedEntries(100), new ExhaustibleKernel(), (closed) -> {
			});

	@Test
	void putAllShouldChangeNothingAndTheMapShouldGoOnWorking() {
		long[] keys = LongStream.range(0, 100).toArray();
		this.map.putAll(keys, keys);
		this.exhausted = true;
		long[] more = LongStream.range(50, 150).toArray();

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.putAll(more, new long[100]))
			.withMessageStartingWith("Map 'test' would need 5248 bytes for 200 entries, but the JVM refuses")
			.withMessageEndingWith("no memory left");

		assertThat(this.map.size()).isEqualTo(100);
		for (long key : keys) {
			assertThat(this.map.get(key, -1)).isEqualTo(key);
		}
		assertThat(this.map.putAll(keys, new long[100])).isZero();
		this.exhausted = false;
		assertThat(this.map.putAll(more, new long[100])).isEqualTo(50);
	}

	@Test
	void putShouldChangeNothing() {
		for (long key = 1; key <= 100; key++) {
			this.map.put(key, key);
		}
		this.exhausted = true;

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> this.map.put(0, 0));

		assertThat(this.map.containsKey(0)).isFalse();
		assertThat(this.map.put(7, 70)).isFalse();
		assertThat(this.map.size()).isEqualTo(100);
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
			return new OffHeapMemory((buffer) -> {
				if (GrowthFailureTests.this.exhausted) {
					throw new OutOfMemoryError("no memory left");
				}
				return 0;
			});
		}

	}

}
