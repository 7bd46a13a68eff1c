package io.bulkmap.map;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.Growth;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OperationStatistics;
import io.bulkmap.StringLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for what {@link StringLongBulkMap} and {@link BytesBulkMap} do at their limits,
 * in the long run, and with several threads.
 */
@Timeout(120)
class BytesMapTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(300_000_000).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "100, 1", "5000, 1", "100, 4", "5000, 4" })
	void stringsThatNeedMoreMemoryThanAllowedShouldChangeNothing(int length, int partitions) {
		StringLongBulkMap map = this.factory.map("limited", MapType.STRING_LONG,
				BulkMapOptions.defaults().withMemoryLimit(1_000_000).withPartitions(partitions));
		int stored = 0;
		while (true) {
			String[] keys = strings(stored, length);
			try {
				assertThat(map.putAll(keys, longs(stored, length))).isEqualTo(length);
			}
			catch (MapCapacityException ex) {
				assertThat(ex.getMessage())
					.matches("Map 'limited' would need \\d+ bytes more for (\\d+ entries|records), "
							+ "but it uses \\d+ bytes already and may use 1000000");
				assertThat(map.containsAll(keys, new boolean[length])).isZero();
				break;
			}
			stored += length;
			assertThat(map.statistics().memoryBytes()).isLessThanOrEqualTo(1_000_000);
		}
		assertThat(stored).isGreaterThanOrEqualTo(5000);
		assertThat(map.size()).isEqualTo(stored);
		// What is there can be changed, and what is removed makes room.
		String[] all = strings(0, stored);
		assertThat(map.addAll(all, new long[stored])).isZero();
		long[] values = new long[stored];
		assertThat(map.getAll(all, values, -1)).isEqualTo(stored);
		assertThat(values).isEqualTo(longs(0, stored));
		int removed = Math.max(length, 1000);
		assertThat(map.removeAll(strings(0, removed))).isEqualTo(removed);
		assertThat(map.putAll(strings(stored, length), new long[length])).isEqualTo(length);
	}

	// Also for keys that are twice in the batch, the first time with a value that fits.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void valuesThatGrowBeyondWhatIsAllowedShouldChangeNothing(int partitions) {
		BytesBulkMap map = this.factory.map("limited", MapType.BYTES,
				BulkMapOptions.defaults().withMemoryLimit(3_000_000).withPartitions(partitions));
		byte[][] keys = bytes(strings(0, 10_000));
		map.putAll(keys, values(keys.length, 8));
		long size = map.size();
		byte[][] batch = Arrays.copyOf(keys, 20_000);
		System.arraycopy(keys, 0, batch, 10_000, 10_000);
		byte[][] grown = Arrays.copyOf(values(10_000, 8), 20_000);
		System.arraycopy(values(10_000, 400), 0, grown, 10_000, 10_000);
		byte[][] large = { new byte[1_000_000], new byte[1_000_000], new byte[1_000_000] };

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.putAll(batch, grown))
			.withMessageContaining("bytes more for records");
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.putAll(Arrays.copyOf(keys, 3), large));
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.put(keys[0], new byte[3_000_000]));
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.getAndPut(keys[0], new byte[3_000_000]));
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.replace(keys[0], new byte[8], new byte[3_000_000]));

		assertThat(map.size()).isEqualTo(size);
		map.forEach((key, value) -> assertThat(value).hasSize(8));
		assertThat(map.statistics().memoryBytes()).isEqualTo(this.factory.memoryBytes()).isLessThanOrEqualTo(3_000_000);
		// What needs no memory works.
		assertThat(map.putAllIfAbsent(batch, grown)).isZero();
		assertThat(map.replace(keys[0], new byte[7], new byte[3_000_000])).isFalse();
		assertThat(map.getAndReplace(new byte[100], new byte[3_000_000])).isNull();
		assertThat(map.put(keys[0], new byte[100])).isFalse();
	}

	@Test
	void mapThatMayNotGrowShouldTakeWhatItWasMadeFor() {
		StringLongBulkMap map = this.factory.map("test", MapType.STRING_LONG,
				BulkMapOptions.defaults().withExpectedEntries(10_000).withGrowth(Growth.NONE));

		assertThat(map.putAll(strings(0, 10_000), new long[10_000])).isEqualTo(10_000);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.putAll(strings(10_000, 100_000), new long[100_000]))
			.withMessageContaining("may not grow");
		assertThat(map.size()).isEqualTo(10_000);
	}

	// New keys come and the oldest go, with strings of all lengths.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void slidingWindowOfStringsShouldNotTakeMoreMemory(int partitions) {
		StringLongBulkMap map = this.factory.map("test", MapType.STRING_LONG,
				BulkMapOptions.defaults().withPartitions(partitions));
		SplittableRandom random = new SplittableRandom(1);
		Deque<String[]> window = new ArrayDeque<>();
		long settled = 0;
		for (int round = 0; round < 500; round++) {
			int first = round * 1000;
			String[] keys = IntStream.range(first, first + 1000)
				.mapToObj((i) -> "x".repeat(random.nextInt(100)) + i)
				.toArray(String[]::new);
			assertThat(map.putAll(keys, longs(first, 1000))).isEqualTo(1000);
			window.add(keys);
			if (window.size() > 50) {
				assertThat(map.removeAll(window.remove())).isEqualTo(1000);
			}
			if (round == 250) {
				settled = map.statistics().memoryBytes();
			}
		}

		assertThat(map.size()).isEqualTo(50_000);
		// 16 bytes, the key of 55, and the index; a third more, and a chunk at most.
		assertThat(map.statistics().memoryBytes()).isLessThanOrEqualTo(settled + (4L << 20))
			.isLessThan(50_000 * 76 * 4 / 3 + (4L << 20) + 50_000 * 16 * 4);
		int first = 450_000;
		for (String[] keys : window) {
			long[] values = new long[1000];
			assertThat(map.getAll(keys, values, -1)).isEqualTo(1000);
			assertThat(values).isEqualTo(longs(first, 1000));
			first += 1000;
		}
	}

	// Values of old keys get other lengths, small and large ones.
	@Test
	void valuesThatChangeTheirLengthShouldNotTakeMoreMemory() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		SplittableRandom random = new SplittableRandom(2);
		Map<Integer, Integer> lengths = new HashMap<>();
		long settled = 0;
		for (int round = 0; round < 60_000; round++) {
			int key = random.nextInt(2000);
			int length = random.nextInt((round % 50 == 0) ? 60_000 : 3000);
			assertThat(map.put(Codec.longs().encode((long) key), value(length, round)))
				.isEqualTo(lengths.put(key, length) == null);
			if (round % 7 == 0) {
				int gone = random.nextInt(2000);
				assertThat(map.remove(Codec.longs().encode((long) gone))).isEqualTo(lengths.remove(gone) != null);
			}
			if (round == 20_000) {
				settled = map.statistics().memoryBytes();
			}
		}

		assertThat(map.statistics().memoryBytes()).isLessThan(settled + settled / 4);
		long live = lengths.values().stream().mapToLong((length) -> length + 24).sum();
		assertThat(map.statistics().memoryBytes()).isLessThan(live * 3 / 2 + (5 << 20));
		lengths.forEach((key, length) -> assertThat(map.get(Codec.longs().encode((long) key))).hasSize(length));
		assertThat(map.size()).isEqualTo(lengths.size());
		map.removeAll(lengths.keySet().stream().map((key) -> Codec.longs().encode((long) key)).toArray(byte[][]::new));
		map.trim();
		assertThat(map.statistics().memoryBytes()).isLessThan(20_000);
	}

	@Test
	void largeValuesShouldGiveTheirMemoryBackAtOnce() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		map.put(new byte[1], new byte[1]);
		long memory = map.statistics().memoryBytes();
		map.put(new byte[2], new byte[5_000_000]);
		assertThat(map.statistics().memoryBytes()).isBetween(memory + 5_000_000, memory + 5_010_000);
		map.put(new byte[2], new byte[2_000_000]);
		assertThat(map.statistics().memoryBytes()).isBetween(memory + 2_000_000, memory + 2_010_000);
		map.put(new byte[2], new byte[1]);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
		map.putAll(new byte[][] { { 5 }, { 5 } }, new byte[][] { new byte[100_000], new byte[200_000] });
		assertThat(map.statistics().memoryBytes()).isBetween(memory + 200_000, memory + 210_000);
		assertThat(map.getAndRemove(new byte[] { 5 })).hasSize(200_000);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	// All keys have the same value at any time; sums say that none is lost.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void threadsShouldSeeWholeBatches(int partitions) throws InterruptedException {
		StringLongBulkMap map = this.factory.map("test", MapType.STRING_LONG,
				BulkMapOptions.defaults().withPartitions(partitions));
		int length = 2000;
		String[] keys = strings(0, length);
		map.putAll(keys, new long[length]);
		AtomicInteger torn = new AtomicInteger();
		inParallel(4, (number) -> {
			long[] values = new long[length];
			for (int round = 0; round < 200; round++) {
				if (number < 2) {
					Arrays.fill(values, 1);
					map.addAll(keys, values);
					map.putAll(strings(1_000_000 * (number + 1) + 100 * round, 100), new long[100]);
					map.removeAll(strings(1_000_000 * (number + 1) + 100 * (round - 5), 100));
				}
				else {
					map.getAll(keys, values, -1);
					torn.addAndGet((LongStream.of(values).distinct().count() == 1) ? 0 : 1);
				}
			}
		});

		assertThat(torn).hasValue(0);
		assertThat(map.size()).isEqualTo(length + 2 * 5 * 100);
		long[] values = new long[length];
		map.getAll(keys, values, -1);
		assertThat(values).containsOnly(400);
	}

	// Records move meanwhile, because values have other lengths all the time.
	@Test
	void readersShouldSeeWholeValues() throws InterruptedException {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES, BulkMapOptions.defaults().withPartitions(4));
		byte[][] keys = bytes(strings(0, 500));
		map.putAll(keys, values(500, 10));
		AtomicInteger torn = new AtomicInteger();
		inParallel(4, (number) -> {
			SplittableRandom random = new SplittableRandom(number);
			byte[][] values = new byte[500][];
			for (int round = 0; round < 500; round++) {
				if (number < 2) {
					Arrays.setAll(values, (i) -> value(random.nextInt(300), 10 + random.nextInt(100)));
					map.putAll(keys, values);
				}
				else if (number == 2) {
					assertThat(map.getAll(keys, values)).isEqualTo(500);
					torn.addAndGet((int) Arrays.stream(values).filter((value) -> !isWhole(value)).count());
				}
				else {
					byte[] value = map.get(keys[round % 500]);
					torn.addAndGet((value != null && isWhole(value)) ? 0 : 1);
				}
			}
		});

		assertThat(torn).hasValue(0);
		assertThat(map.size()).isEqualTo(500);
	}

	// What is there all the time comes once, and nothing twice.
	@Test
	void forEachShouldNotMindThatTheMapChanges() throws InterruptedException {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES, BulkMapOptions.defaults().withPartitions(4));
		String[] stay = strings(0, 20_000);
		map.putAll(bytes(stay), values(stay.length, 10));
		AtomicBoolean done = new AtomicBoolean();
		Thread writer = new Thread(() -> {
			for (int round = 1; !done.get(); round++) {
				byte[][] others = bytes(strings(1_000_000 + round % 20 * 1000, 1000));
				map.putAll(others, values(1000, round % 300));
				map.putAll(bytes(Arrays.copyOf(stay, 1000)), values(1000, round % 300));
				if (round % 2 == 0) {
					map.removeAll(others);
				}
			}
		});
		writer.start();
		try {
			for (int round = 0; round < 10; round++) {
				Set<String> walked = new HashSet<>();
				map.forEach((key, value) -> {
					assertThat(walked.add(Codec.strings().decode(key))).isTrue();
					assertThat(isWhole(value)).isTrue();
				});
				assertThat(walked.containsAll(List.of(stay))).isTrue();
			}
		}
		finally {
			done.set(true);
			writer.join();
		}
	}

	@Test
	void actionOfForEachShouldBeAllowedToWrite() {
		StringLongBulkMap map = this.factory.map("test", MapType.STRING_LONG);
		map.putAll(strings(0, 5000), longs(0, 5000));
		Set<String> walked = new HashSet<>();
		map.forEach((key, value) -> {
			if (walked.size() < 5000) {
				walked.add(key);
				map.remove(key);
				map.put(key + " was here", value);
			}
		});

		assertThat(map.size()).isEqualTo(5000);
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> map.forEach((key, value) -> {
			throw new ArithmeticException();
		}));
	}

	@Test
	void kernelShouldBeChangedWhileMapsAreInUse() throws InterruptedException {
		StringLongBulkMap strings = this.factory.map("strings", MapType.STRING_LONG);
		BytesBulkMap bytes = this.factory.map("bytes", MapType.BYTES);
		inParallel(3, (number) -> {
			for (int round = 0; round < 100; round++) {
				if (number == 0) {
					this.factory.useKernel((round % 2 == 0) ? KernelChoice.JAVA : KernelChoice.AUTO);
				}
				else {
					String[] keys = strings(number * 1_000_000 + round * 500, 500);
					strings.addAll(keys, longs(round, 500));
					bytes.putAll(bytes(keys), values(500, round));
				}
			}
		});

		for (int number = 1; number < 3; number++) {
			for (int round = 0; round < 100; round++) {
				String[] keys = strings(number * 1_000_000 + round * 500, 500);
				long[] values = new long[500];
				assertThat(strings.getAll(keys, values, -1)).isEqualTo(500);
				assertThat(values).isEqualTo(longs(round, 500));
				byte[][] found = new byte[500][];
				assertThat(bytes.getAll(bytes(keys), found)).isEqualTo(500);
				assertThat(found).isEqualTo(values(500, round));
			}
		}
	}

	@Test
	void statisticsShouldCountBulkCalls() {
		StringLongBulkMap map = this.factory.map("test", MapType.STRING_LONG);
		map.put("single", 1);
		map.putAll(strings(0, 1000), new long[1000]);
		map.addAll(strings(500, 1000), new long[1000]);
		map.getAll(strings(0, 10), new long[10], 0);
		map.containsAll(strings(5000, 20), new boolean[20]);
		map.removeAll(strings(0, 5));
		MapStatistics statistics = map.statistics();

		assertThat(statistics.size()).isEqualTo(1 + 1500 - 5);
		assertThat(statistics.capacity()).isGreaterThanOrEqualTo(1500);
		assertThat(statistics.partitions()).isOne();
		assertThat(statistics.memoryBytes()).isEqualTo(this.factory.memoryBytes());
		assertThat(statistics.operations()).extracting(OperationStatistics::operation, OperationStatistics::calls)
			.contains(tuple(BulkOperation.PUT, 1L), tuple(BulkOperation.ADD, 1L), tuple(BulkOperation.GET, 1L),
					tuple(BulkOperation.CONTAINS, 1L), tuple(BulkOperation.REMOVE, 1L), tuple(BulkOperation.MIN, 0L));
	}

	private static void inParallel(int count, Task task) throws InterruptedException {
		Thread[] threads = IntStream.range(0, count)
			.mapToObj((number) -> new Thread(() -> task.run(number)))
			.toArray(Thread[]::new);
		AtomicInteger failed = new AtomicInteger();
		for (Thread thread : threads) {
			thread.setUncaughtExceptionHandler((failing, failure) -> {
				failure.printStackTrace();
				failed.incrementAndGet();
			});
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(failed).as("threads that have failed").hasValue(0);
	}

	private static String[] strings(int from, int count) {
		return IntStream.range(from, from + count).mapToObj("key %07d"::formatted).toArray(String[]::new);
	}

	private static byte[][] bytes(String[] strings) {
		return Arrays.stream(strings).map(Codec.strings()::encode).toArray(byte[][]::new);
	}

	private static long[] longs(int from, int count) {
		return LongStream.range(from, from + count).toArray();
	}

	private static byte[][] values(int count, int length) {
		return IntStream.range(0, count).mapToObj((i) -> new byte[length]).toArray(byte[][]::new);
	}

	private static byte[] value(int length, int content) {
		byte[] value = new byte[length];
		Arrays.fill(value, (byte) content);
		return value;
	}

	private static boolean isWhole(byte[] value) {
		return value.length == 0 || Arrays.equals(value, value(value.length, value[0]));
	}

	/**
	 * What each thread does.
	 */
	private interface Task {

		void run(int number);

	}

}
