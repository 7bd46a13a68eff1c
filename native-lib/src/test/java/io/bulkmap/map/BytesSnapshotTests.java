package io.bulkmap.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMap;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.BytesSnapshot;
import io.bulkmap.Codec;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link BytesSnapshot}.
 */
@Timeout(120)
class BytesSnapshotTests {

	private static final List<Consumer<BytesSnapshot>> CALLS = List.of(BytesSnapshot::size, BytesSnapshot::next,
			BytesSnapshot::key, BytesSnapshot::value);

	private static final int STRINGS = 3000;

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(300_000_000).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	static Stream<Arguments> keys() {
		SplittableRandom random = new SplittableRandom(1);
		return Stream.of(keys("none", 0, (i) -> new byte[0]), keys("the empty one", 1, (i) -> new byte[0]),
				keys("zeros of all lengths", 300, byte[]::new),
				keys("zeros and one at the end", 600, (i) -> end(new byte[1 + i / 2], i % 2)),
				keys("one byte", 256, (i) -> new byte[] { (byte) i }),
				keys("two bytes and fewer", 4000, (i) -> Arrays.copyOf(bytes(random, 2, 0), i % 3)),
				keys("few bits", 5000, (i) -> bytes(random, random.nextInt(20), 1)),
				keys("any bits", 20_000, (i) -> bytes(random, random.nextInt(40), 0xff)),
				keys("a common beginning", 5000, (i) -> end(new byte[999 + random.nextInt(9)], random.nextInt())),
				keys("each the beginning of the next", STRINGS, (i) -> ones(i)),
				keys("each a bit longer", STRINGS, (i) -> end(ones(i / 8 + 1), 0xff << i % 8)),
				keys("large", 200, (i) -> end(new byte[20_000 + i % 7], random.nextInt())));
	}

	private static Arguments keys(String name, int count, IntFunction<byte[]> maker) {
		return arguments(name, IntStream.range(0, count).mapToObj(maker).toArray(byte[][]::new));
	}

	private static byte[] bytes(SplittableRandom random, int length, int mask) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		for (int i = 0; i < length; i++) {
			bytes[i] &= (byte) mask;
		}
		return bytes;
	}

	private static byte[] ones(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) -1);
		return bytes;
	}

	private static byte[] end(byte[] bytes, int end) {
		for (int i = 0; i < 4 && i < bytes.length; i++) {
			bytes[bytes.length - 1 - i] = (i == 0 || bytes.length > 4) ? (byte) (end >> (8 * i)) : 0;
		}
		return bytes;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("keys")
	void entriesShouldComeInTheOrderOfTheirKeys(String name, byte[][] keys) {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES, BulkMapOptions.defaults().withPartitions(4));
		TreeMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
		for (int i = 0; i < keys.length; i++) {
			expected.put(keys[i], Codec.strings().encode("value " + i));
		}
		map.putAll(expected.keySet().toArray(byte[][]::new), expected.values().toArray(byte[][]::new));

		try (BytesSnapshot snapshot = map.snapshot()) {
			assertThat(snapshot.size()).isEqualTo(expected.size());
			for (Map.Entry<byte[], byte[]> entry : expected.entrySet()) {
				assertThat(snapshot.next()).isTrue();
				assertThat(snapshot.key()).isEqualTo(entry.getKey());
				assertThat(snapshot.value()).isEqualTo(entry.getValue());
			}
			assertThat(snapshot.next()).isFalse();
			assertThat(snapshot.next()).isFalse();
			assertThatIllegalStateException().isThrownBy(snapshot::key)
				.withMessage("There is no entry here: next() has not returned true");
		}
	}

	// Were each compared with all others, that would take an hour.
	@Test
	void manyKeysWithOneBeginningShouldBeSortedSoon() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		int count = 300_000;
		byte[][] keys = IntStream.range(0, count)
			.mapToObj((i) -> end(new byte[200], i * 0x9e3779b1))
			.toArray(byte[][]::new);
		map.putAll(keys, keys);

		try (BytesSnapshot snapshot = map.snapshot()) {
			assertThat(snapshot.next()).isTrue();
			byte[] before = snapshot.key();
			for (int i = 1; i < count; i++) {
				assertThat(snapshot.next()).isTrue();
				byte[] key = snapshot.key();
				assertThat(Arrays.compareUnsigned(before, key)).isNegative();
				before = key;
			}
		}
	}

	@Test
	void whatIsWrittenLaterShouldNotBeInTheSnapshot() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		BulkMap<Long, String> longs = map.as(Codec.longs(), Codec.strings());
		for (long i = 0; i < 10_000; i++) {
			longs.put(i - 5000, "before " + i);
		}
		longs.removeAll(List.of(0L, 1L, 2L));
		try (BytesSnapshot snapshot = map.snapshot()) {
			for (long i = 0; i < 20_000; i++) {
				longs.put(i - 5000, "after, and longer " + i);
			}
			map.clear();
			map.trim();

			long expected = -5000;
			while (snapshot.next()) {
				assertThat(Codec.longs().decode(snapshot.key())).isEqualTo(expected);
				assertThat(Codec.strings().decode(snapshot.value())).isEqualTo("before " + (expected + 5000));
				expected += (expected == -1) ? 4 : 1;
			}
			assertThat(expected).isEqualTo(5000);
		}
	}

	@Test
	void recordsThatAreDeadShouldNotBeInTheSnapshot() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		TreeMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
		SplittableRandom random = new SplittableRandom(3);
		for (int round = 0; round < 20_000; round++) {
			byte[] key = Codec.longs().encode((long) random.nextInt(2000));
			byte[] value = new byte[random.nextInt((round % 100 == 0) ? 40_000 : 100)];
			if (random.nextInt(3) == 0) {
				map.remove(key);
				expected.remove(key);
			}
			else {
				map.put(key, value);
				expected.put(key, value);
			}
		}

		try (BytesSnapshot snapshot = map.snapshot()) {
			assertThat(snapshot.size()).isEqualTo(expected.size());
			expected.forEach((key, value) -> {
				assertThat(snapshot.next()).isTrue();
				assertThat(snapshot.key()).isEqualTo(key);
				assertThat(snapshot.value()).isEqualTo(value);
			});
		}
	}

	@Test
	void memoryShouldBeThatOfTheMapUntilTheSnapshotIsClosed() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		fill(map, 50_000);
		long before = map.statistics().memoryBytes();
		BytesSnapshot one = map.snapshot();
		long withOne = map.statistics().memoryBytes();
		BytesSnapshot two = map.snapshot();

		assertThat(withOne - before).isBetween(50_000L * 32, 50_000L * 32 + (8 << 20));
		assertThat(map.statistics().memoryBytes()).isEqualTo(2 * withOne - before);
		assertThat(this.factory.memoryBytes()).isEqualTo(map.statistics().memoryBytes());
		one.close();
		one.close();
		assertThat(map.statistics().memoryBytes()).isEqualTo(withOne);
		two.close();
		assertThat(map.statistics().memoryBytes()).isEqualTo(before);
		assertThat(this.factory.memoryBytes()).isEqualTo(before);
	}

	@Test
	void snapshotThatThereIsNoMemoryForShouldChangeNothing() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES,
				BulkMapOptions.defaults().withMemoryLimit(10_000_000).withPartitions(4));
		fill(map, 80_000);
		long before = map.statistics().memoryBytes();

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(map::snapshot)
			.withMessageMatching("Map 'test' would need \\d+ bytes more for records, "
					+ "but it uses \\d+ bytes already and may use 10000000");

		assertThat(map.statistics().memoryBytes()).isEqualTo(before);
		assertThat(this.factory.memoryBytes()).isEqualTo(before);
		map.removeAll(keys(0, 70_000));
		map.trim();
		try (BytesSnapshot snapshot = map.snapshot()) {
			assertThat(snapshot.size()).isEqualTo(10_000);
		}
	}

	@Test
	void moreEntriesThanAnArrayCanHaveShouldBeRefused() {
		assertThat(RecordSnapshot.checkCount("test", Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> RecordSnapshot.checkCount("test", Integer.MAX_VALUE))
			.withMessage("Map 'test' has 2147483647 entries, the most that a snapshot can have is 2147483639");
	}

	@Test
	void closedSnapshotShouldRefuseEverything() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		fill(map, 10);
		BytesSnapshot snapshot = map.snapshot();
		assertThatIllegalStateException().isThrownBy(snapshot::value)
			.withMessage("There is no entry here: next() has not returned true");
		snapshot.next();
		snapshot.close();

		for (Consumer<BytesSnapshot> call : CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(snapshot))
				.withMessage("This snapshot of map 'test' is closed");
		}
	}

	@Test
	void snapshotsShouldBeClosedWithTheirMap() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		fill(map, 10_000);
		BytesSnapshot snapshot = map.snapshot();
		snapshot.next();
		map.close();

		assertThat(this.factory.memoryBytes()).isZero();
		for (Consumer<BytesSnapshot> call : CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(snapshot))
				.withMessage("Map 'test' is closed");
		}
		assertThatIllegalStateException().isThrownBy(map::snapshot).withMessage("Map 'test' is closed");
		snapshot.close();
	}

	@Test
	void snapshotShouldBeForAnyThread() throws InterruptedException {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES, BulkMapOptions.defaults().withSingleThread(true));
		fill(map, 10);
		BytesSnapshot snapshot = map.snapshot();
		AtomicReference<byte[]> key = new AtomicReference<>();
		Thread reader = new Thread(() -> {
			snapshot.next();
			key.set(snapshot.key());
			snapshot.close();
		});
		reader.start();
		reader.join();

		assertThat(key.get()).isEqualTo(Codec.longs().encode(0L));
	}

	// A batch replaces all values by another one.
	@Test
	void snapshotShouldHaveAllOfABatchOrNothing() throws InterruptedException {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES, BulkMapOptions.defaults().withPartitions(4));
		byte[][] keys = keys(0, 2000);
		map.putAll(keys, values(2000, 0));
		AtomicBoolean done = new AtomicBoolean();
		Thread writer = new Thread(() -> {
			for (int round = 1; !done.get(); round++) {
				map.putAll(keys, values(2000, round));
			}
		});
		writer.start();
		try {
			for (int i = 0; i < 200; i++) {
				try (BytesSnapshot snapshot = map.snapshot()) {
					assertThat(snapshot.size()).isEqualTo(2000);
					snapshot.next();
					byte[] value = snapshot.value();
					while (snapshot.next()) {
						assertThat(snapshot.value()).isEqualTo(value);
					}
				}
			}
		}
		finally {
			done.set(true);
			writer.join();
		}
	}

	@Test
	void mapThatIsClosedMeanwhileShouldEndTheSnapshot() throws InterruptedException {
		for (int round = 0; round < 50; round++) {
			BytesBulkMap map = this.factory.map("test", MapType.BYTES);
			fill(map, 1000);
			AtomicReference<Throwable> end = new AtomicReference<>();
			Thread reader = new Thread(() -> {
				try {
					while (true) {
						try (BytesSnapshot snapshot = map.snapshot()) {
							while (snapshot.next()) {
								assertThat(snapshot.key()).hasSize(8);
								assertThat(snapshot.value()).hasSize(12);
							}
						}
					}
				}
				catch (RuntimeException | Error ex) {
					end.set(ex);
				}
			});
			reader.start();
			Thread.sleep(round % 10);
			map.close();
			reader.join();

			assertThat(end.get()).isInstanceOf(IllegalStateException.class).hasMessage("Map 'test' is closed");
			assertThat(this.factory.memoryBytes()).isZero();
		}
	}

	@Test
	void objectsShouldComeInTheirOrder() {
		BytesBulkMap map = this.factory.map("test", MapType.BYTES);
		List<String> strings = Stream
			.of("", "\0", "a", "a\0", "ab", "\u00e9", "\u20ac", "\ud800", "\uffff", "\ud83d\ude00")
			.toList();
		strings.forEach((string) -> map.as(Codec.strings(), Codec.longs()).put(string, (long) string.length()));
		List<String> walked = new ArrayList<>();
		map.as(Codec.strings(), Codec.longs()).forEachInOrder((key, value) -> {
			assertThat(value).isEqualTo(key.length());
			walked.add(key);
			map.clear();
		});
		assertThat(walked).isEqualTo(strings)
			.isSortedAccordingTo(Comparator.comparing((string) -> string.codePoints().toArray(), Arrays::compare));

		BulkMap<Long, UUID> longs = map.as(Codec.longs(), Codec.uuids());
		Stream.of(5L, -5L, 0L, Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L)
			.forEach((key) -> longs.put(key, new UUID(0, key)));
		List<Long> keys = new ArrayList<>();
		longs.forEachInOrder((key, value) -> keys.add(key));
		assertThat(keys).containsExactly(Long.MIN_VALUE, -5L, -1L, 0L, 1L, 5L, Long.MAX_VALUE);
		assertThatNullPointerException().isThrownBy(() -> longs.forEachInOrder(null))
			.withMessage("'action' must not be null");
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> longs.forEachInOrder((key, value) -> {
			throw new ArithmeticException();
		}));
		map.clear();
		map.trim();
		assertThat(map.statistics().memoryBytes()).isLessThan(20_000);
	}

	private static void fill(BytesBulkMap map, int count) {
		byte[][] values = new byte[count][];
		Arrays.fill(values, new byte[12]);
		map.putAll(keys(0, count), values);
	}

	private static byte[][] keys(int from, int to) {
		return IntStream.range(from, to).mapToObj((i) -> Codec.longs().encode((long) i)).toArray(byte[][]::new);
	}

	// Of another length each time.
	private static byte[][] values(int count, int round) {
		byte[][] values = new byte[count][];
		Arrays.fill(values, Codec.strings().encode("x".repeat(round % 50) + round));
		return values;
	}

}
