package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for what maps of records do at their limits, with the example of
 * {@link UuidLongBulkMap}.
 */
class RecordMapTests {

	private static final UUID ONE = new UUID(0, 1);

	private static final UUID[] UUIDS = { ONE, new UUID(0, 2) };

	private static final List<Consumer<UuidLongBulkMap>> CALLS = List.of((map) -> map.get(ONE, 0),
			(map) -> map.containsKey(ONE), (map) -> map.put(ONE, 0), (map) -> map.putIfAbsent(ONE, 0),
			(map) -> map.add(ONE, 0), (map) -> map.remove(ONE), (map) -> map.putAll(UUIDS, new long[2]),
			(map) -> map.putAll(new UUID[0], new long[0]), (map) -> map.getAll(UUIDS, new long[2], 0),
			(map) -> map.getAll(new UUID[0], new long[0], 0), (map) -> map.containsAll(UUIDS, new boolean[2]),
			(map) -> map.removeAll(UUIDS), (map) -> map.removeAll(new UUID[0]),
			(map) -> map.forEach((high, low, value) -> {
			}), UuidLongBulkMap::size, (map) -> map.reserve(1), UuidLongBulkMap::trim, UuidLongBulkMap::clear,
			UuidLongBulkMap::statistics);

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(100_000_000).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	@Test
	void closedMapShouldRefuseEverything() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG);
		map.put(ONE, 1);
		map.close();

		for (Consumer<UuidLongBulkMap> call : CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(map)).withMessage("Map 'test' is closed");
		}
		map.close();
	}

	@Test
	void argumentsThatCannotBeShouldChangeNothing() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG);
		map.put(ONE, 77);

		refusesNull("key", () -> map.put(null, 1));
		refusesNull("keys", () -> map.putAll((UUID[]) null, new long[1]));
		refusesNull("keys[1]", () -> map.putAll(new UUID[] { ONE, null }, new long[2]));
		refusesNull("values", () -> map.putAll(UUIDS, null));
		refusesNull("keys[0]", () -> map.removeAll(new UUID[] { null }));
		refusesNull("found", () -> map.containsAll(UUIDS, null));
		refusesNull("keys", () -> map.getAll((LongBuffer) null, LongBuffer.allocate(1), 0));
		assertThatIllegalArgumentException().isThrownBy(() -> map.putAll(UUIDS, new long[3]))
			.withMessage("'keys' and 'values' must have the same number of elements: 2 != 3");
		assertThatIllegalArgumentException().isThrownBy(() -> map.removeAll(LongBuffer.allocate(3)))
			.withMessage("'keys' must have two elements per key, not 3 altogether");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> map.getAll(LongBuffer.allocate(2), LongBuffer.allocate(1).asReadOnlyBuffer(), 0))
			.withMessage("'values' must not be read-only");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> map.addAll(new long[4], new long[3], 1, 2))
			.withMessage("Range of 2 from 1 is not within 'keys' of length 2");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> map.addAll(new long[8], new long[3], -1, 2));
		assertThat(map.size()).isOne();
		assertThat(map.get(ONE, 0)).isEqualTo(77);
	}

	private static void refusesNull(String what, ThrowingCallable call) {
		assertThatNullPointerException().isThrownBy(call).withMessage("'%s' must not be null", what);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 5000 })
	void callThatNeedsMoreMemoryThanAllowedShouldChangeNothing(int length) {
		UuidLongBulkMap map = this.factory.map("limited", MapType.UUID_LONG,
				BulkMapOptions.defaults().withMemoryLimit(1_000_000));
		long stored = 0;
		while (true) {
			long[] keys = keys(stored, length);
			long[] values = LongStream.range(stored, stored + length).toArray();
			try {
				assertThat(map.putAll(keys, values, 0, length)).isEqualTo(length);
			}
			catch (MapCapacityException ex) {
				assertThat(ex.getMessage())
					.matches("Map 'limited' would need \\d+ bytes more for (\\d+ entries|records), "
							+ "but it uses \\d+ bytes already and may use 1000000");
				assertThat(map.containsAll(keys, new boolean[length], 0, length)).isZero();
				break;
			}
			stored += length;
			assertThat(map.statistics().memoryBytes()).isLessThanOrEqualTo(1_000_000);
		}
		assertThat(stored).isGreaterThanOrEqualTo(10_000);
		assertThat(map.size()).isEqualTo(stored);
		// What is there can be changed, and what is removed makes room.
		long[] all = keys(0, (int) stored);
		assertThat(map.addAll(all, new long[(int) stored], 0, (int) stored)).isZero();
		assertThat(map.removeAll(all, 0, length)).isEqualTo(length);
		assertThat(map.putAll(keys(stored, length), new long[length], 0, length)).isEqualTo(length);
	}

	@Test
	void mapThatMayNotGrowShouldTakeWhatItWasMadeFor() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG,
				BulkMapOptions.defaults().withExpectedEntries(10_000).withGrowth(Growth.NONE));
		long memory = map.statistics().memoryBytes();

		assertThat(map.putAll(keys(0, 10_000), new long[10_000], 0, 10_000)).isEqualTo(10_000);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.putAll(keys(10_000, 100_000), new long[100_000], 0, 100_000))
			.withMessageContaining("may not grow");
		assertThat(map.size()).isEqualTo(10_000);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@Test
	void slidingWindowShouldNotTakeMoreMemory() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG);
		map.putAll(keys(0, 20_000), new long[20_000], 0, 20_000);
		long memory = map.statistics().memoryBytes();
		for (int from = 0; from < 1_000_000; from += 1000) {
			assertThat(map.removeAll(keys(from, 1000), 0, 1000)).isEqualTo(1000);
			assertThat(map.putAll(keys(from + 20_000, 1000), new long[1000], 0, 1000)).isEqualTo(1000);
		}

		assertThat(map.size()).isEqualTo(20_000);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@Test
	void updatesShouldLeaveTheRoomForNewKeys() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG,
				BulkMapOptions.defaults().withExpectedEntries(30_000));
		long memory = map.statistics().memoryBytes();
		for (int round = 0; round < 20; round++) {
			map.putAll(keys(0, 20_000), new long[20_000], 0, 20_000);
		}
		map.putAll(keys(20_000, 10_000), new long[10_000], 0, 10_000);

		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@Test
	void trimShouldGiveBackWhatRemovedEntriesHad() {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG);
		map.putAll(keys(0, 200_000), LongStream.range(0, 200_000).toArray(), 0, 200_000);
		long memory = map.statistics().memoryBytes();
		map.removeAll(keys(0, 199_000), 0, 199_000);
		map.trim();

		assertThat(map.statistics().memoryBytes()).isLessThan(memory / 50);
		assertThat(this.factory.memoryBytes()).isEqualTo(map.statistics().memoryBytes());
		long[] values = new long[1000];
		assertThat(map.getAll(keys(199_000, 1000), values, -1, 0, 1000)).isEqualTo(1000);
		assertThat(values).isEqualTo(LongStream.range(199_000, 200_000).toArray());
	}

	@Test
	void mapOfOneThreadShouldRefuseAllOthers() throws InterruptedException {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG,
				BulkMapOptions.defaults().withSingleThread(true));
		map.put(ONE, 1);
		AtomicInteger refused = new AtomicInteger();
		Thread other = new Thread(() -> {
			for (Consumer<UuidLongBulkMap> call : CALLS.subList(0, CALLS.size() - 1)) {
				try {
					call.accept(map);
				}
				catch (IllegalStateException ex) {
					refused.incrementAndGet();
				}
			}
		});
		other.start();
		other.join();

		// Anybody may ask for the size.
		assertThat(refused).hasValue(CALLS.size() - 2);
		assertThat(map.get(ONE, 0)).isEqualTo(1);
	}

	// Each key has the same value as its neighbour at any time; sums say that none is
	// lost.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void threadsShouldSeeWholeBatches(int partitions) throws InterruptedException {
		UuidLongBulkMap map = this.factory.map("test", MapType.UUID_LONG,
				BulkMapOptions.defaults().withPartitions(partitions));
		int length = 2000;
		long[] keys = keys(0, length);
		map.putAll(keys, new long[length], 0, length);
		AtomicInteger torn = new AtomicInteger();
		Thread[] threads = IntStream.range(0, 4).mapToObj((number) -> new Thread(() -> {
			long[] values = new long[length];
			for (int round = 0; round < 300; round++) {
				if (number < 2) {
					Arrays.fill(values, 1);
					map.addAll(keys, values, 0, length);
					long from = 1_000_000L * (number + 1) + 100L * round;
					map.putAll(keys(from, 100), new long[100], 0, 100);
				}
				else {
					map.getAll(keys, values, -1, 0, length);
					torn.addAndGet((LongStream.of(values).distinct().count() == 1) ? 0 : 1);
				}
			}
		})).toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}

		assertThat(torn).hasValue(0);
		assertThat(map.get(new UUID(5, 5), -1)).isEqualTo(-1);
		assertThat(map.size()).isEqualTo(length + 2 * 300 * 100);
		long[] values = new long[length];
		map.getAll(keys, values, -1, 0, length);
		assertThat(values).containsOnly(600);
	}

	// Some keys are old when room is made for the rest, and new when they are stored.
	@Test
	void keysThatChangeDuringTheCallShouldBeRefused() {
		try (OffHeapUuidLongBulkMap map = new OffHeapUuidLongBulkMap("test",
				BulkMapOptions.defaults().withExpectedEntries(100).withGrowth(Growth.NONE),
				TestMaps.factory(new JavaKernel()), -1, (closed) -> {
				}); FixedWork work = map.work()) {
			long[] old = keys(0, 100);
			map.putAll(old, new long[100], 0, 100);
			int[] copies = new int[1];
			BatchKeys<RecordBatch> changing = (batch, from, most) -> {
				long[] keys = (copies[0]++ == 0) ? repeated(old) : keys(1000, 2000);
				batch.longs().put(RecordBatch.KEYS / Long.BYTES, keys, 0, 2 * most);
				return most;
			};

			assertThatIllegalStateException()
				.isThrownBy(
						() -> map.updateAll(Update.PUT, work, changing, work.longValues.of(new long[1000], 0, 0), 1000))
				.withMessage("Map 'test' has not stored all pairs: the batch was changed during the call");

			long size = map.size();
			long[] found = new long[1];
			map.forEach((high, low, value) -> found[0]++);
			assertThat(found[0]).isEqualTo(size);
			assertThat(map.containsAll(old, new boolean[100], 0, 100)).isEqualTo(100);
		}
	}

	private static long[] repeated(long[] keys) {
		return IntStream.range(0, 10).mapToObj((i) -> keys).flatMapToLong(LongStream::of).toArray();
	}

	private static long[] keys(long from, int count) {
		return LongStream.range(from, from + count).flatMap((number) -> LongStream.of(number * 31, ~number)).toArray();
	}

}
