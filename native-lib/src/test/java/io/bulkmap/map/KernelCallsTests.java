package io.bulkmap.map;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.kernel.BytesKernel;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.table.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what maps of records ask their kernel: nothing that the piece before has
 * answered already.
 */
class KernelCallsTests {

	private static final int KEYS = 4096;

	private final RecordingKernel kernel = new RecordingKernel();

	private final BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(2 * KEYS);

	private final long[] keys = new SplittableRandom(1).longs(2 * KEYS).toArray();

	private final long[] values = new long[KEYS];

	@Test
	void stringsBehindNewOnesShouldNotBeLookedUpBeforeTheyAreStored() {
		String[] strings = Arrays.stream(this.keys, 0, KEYS).mapToObj(Long::toHexString).toArray(String[]::new);
		try (OffHeapStringLongBulkMap map = new OffHeapStringLongBulkMap("test", this.options,
				TestMaps.factory(this.kernel), -1, (closed) -> {
				})) {
			map.putAll(strings, this.values);
			map.clear();
			this.kernel.calls.clear();

			assertThat(map.putAll(strings, this.values)).isEqualTo(KEYS);

			assertThat(this.kernel.calls).containsOnly("hashAll", "writeAll");
			this.kernel.calls.clear();
			assertThat(map.putAll(strings, this.values)).isZero();
			assertThat(this.kernel.calls).contains("getAll", "matchAll");
		}
	}

	@Test
	void uuidsBehindOldOnesShouldNotGetPlaces() {
		try (OffHeapUuidLongBulkMap map = new OffHeapUuidLongBulkMap("test", this.options,
				TestMaps.factory(this.kernel), (closed) -> {
				})) {
			map.putAll(this.keys, this.values, 0, KEYS);
			assertThat(this.kernel.calls).contains("writeAll").doesNotContain("writeAll without candidates");
			map.putAll(this.keys, this.values, 0, KEYS);
			this.kernel.calls.clear();

			assertThat(map.putAll(this.keys, this.values, 0, KEYS)).isZero();

			assertThat(this.kernel.calls).containsOnly("hashAll", "getAll", "writeAll without candidates");
		}
	}

	@Test
	void emptyMapThatHasToGrowShouldHashKeysOnceAndLookNoneUp() {
		try (OffHeapUuidLongBulkMap map = new OffHeapUuidLongBulkMap("test", BulkMapOptions.defaults(),
				TestMaps.factory(this.kernel), (closed) -> {
				})) {
			assertThat(map.putAll(this.keys, this.values, 0, KEYS)).isEqualTo(KEYS);

			assertThat(this.kernel.calls).containsOnly("hashAll", "writeAll");
			assertThat(Collections.frequency(this.kernel.calls, "hashAll")).isEqualTo(KEYS / 1024);
		}
	}

	/**
	 * The Java kernel, which writes down what it is asked for.
	 */
	private static final class RecordingKernel extends FakeKernel {

		private final List<String> calls = new ArrayList<>();

		RecordingKernel() {
			super(Isa.JAVA);
		}

		@Override
		public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
			this.calls.add("getAll");
			return super.getAll(table, keys, values, missing, offset, length);
		}

		@Override
		public RecordKernel recordKernel() {
			return recording(RecordKernel.class, super.recordKernel());
		}

		@Override
		public BytesKernel bytesKernel() {
			return recording(BytesKernel.class, super.bytesKernel());
		}

		private <T> T recording(Class<T> type, T records) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> {
						this.calls.add(method.getName() + suffix(method.getName(), arguments));
						return method.invoke(records, arguments);
					}));
		}

		private static String suffix(String method, Object[] arguments) {
			boolean none = method.equals("writeAll") && arguments[2] instanceof RecordBatch batch
					&& batch.candidates()[(int) arguments[4]] == RecordBatch.ABSENT;
			return none ? " without candidates" : "";
		}

	}

}
