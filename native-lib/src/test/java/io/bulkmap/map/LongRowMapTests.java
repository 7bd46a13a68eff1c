package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.Growth;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for what a {@link LongRowBulkMap} refuses, for its limits, and for several
 * threads; with rows in the table (2 bytes) and in records (24 bytes).
 */
class LongRowMapTests {

	private static final long[] KEYS = { 1, 2 };

	private static final byte[] ROW = new byte[24];

	private static final byte[] ROWS = new byte[48];

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(100_000_000).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	private LongRowBulkMap map(BulkMapOptions options, int rowBytes) {
		return this.factory.map("test", MapType.LONG_ROW, options.withRowBytes(rowBytes));
	}

	private LongRowBulkMap map(int rowBytes) {
		return map(BulkMapOptions.defaults(), rowBytes);
	}

	@ParameterizedTest
	@ValueSource(ints = { -8, 0, 3, 5, 6, 7, 9, 12, 20, 255, 257, 264, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void optionsShouldRefuseOtherLengthsOfRows(int bytes) {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkMapOptions.defaults().withRowBytes(bytes))
			.withMessage("'rowBytes' must be 1, 2, 4 or a multiple of 8 from 8 to 256: %d", bytes);
	}

	@Test
	void optionsShouldKeepTheLengthOfRows() {
		BulkMapOptions options = BulkMapOptions.defaults().withRowBytes(48);

		assertThat(BulkMapOptions.defaults().rowBytes()).isEqualTo(8);
		assertThat(options.withExpectedEntries(1)
			.withLoadLimit(0.75)
			.withGrowth(Growth.NONE)
			.withPartitions(2)
			.withMemoryLimit(1)
			.withHugePages(false)
			.withSingleThread(true)
			.withHashSeed(3)
			.rowBytes()).isEqualTo(48);
		assertThat(options.withRowBytes(8)).isEqualTo(BulkMapOptions.defaults());
	}

	@Test
	void factoryShouldRefuseALengthOfRowsForMapsWithoutRows() {
		BulkMapOptions options = BulkMapOptions.defaults().withRowBytes(16);

		for (MapType<?> type : MapType.values()) {
			if (!type.hasRows()) {
				assertThatIllegalArgumentException().isThrownBy(() -> this.factory.map("a", type, options))
					.withMessage("'rowBytes' must be 8 for a %s map, which has no rows: 16", type);
			}
		}
		assertThat(MapType.values()).filteredOn(MapType::hasRows).containsExactly(MapType.LONG_ROW);
		assertThat(this.factory.maps()).isEmpty();
		assertThat(this.factory.map("a", MapType.LONG_ROW, options).options()).isEqualTo(options);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 24 })
	void closedMapShouldRefuseEverything(int rowBytes) {
		LongRowBulkMap map = map(rowBytes);
		map.put(1, new byte[rowBytes]);
		map.close();

		List<Consumer<LongRowBulkMap>> calls = new ArrayList<>(calls(rowBytes));
		calls.addAll(List.of(LongRowBulkMap::size, LongRowBulkMap::statistics));
		for (Consumer<LongRowBulkMap> call : calls) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(map)).withMessage("Map 'test' is closed");
		}
		map.close();
	}

	private static List<Consumer<LongRowBulkMap>> calls(int rowBytes) {
		byte[] row = new byte[rowBytes];
		byte[] rows = new byte[2 * rowBytes];
		LongBuffer words = LongBuffer.allocate(2 * rowBytes / Long.BYTES);
		return List.of((map) -> map.get(1, row), (map) -> map.containsKey(1), (map) -> map.put(1, row),
				(map) -> map.putIfAbsent(1, row), (map) -> map.remove(1), (map) -> map.putAll(KEYS, rows),
				(map) -> map.putAll(new long[0], new byte[0]),
				(map) -> map.putAllIfAbsent(LongBuffer.wrap(KEYS), words), (map) -> map.getAll(KEYS, rows),
				(map) -> map.getAll(new long[0], new byte[0]), (map) -> map.containsAll(KEYS, new boolean[2]),
				(map) -> map.removeAll(KEYS), (map) -> map.removeAll(new long[0]),
				(map) -> map.forEach((key, value) -> {
				}), (map) -> map.reserve(1), LongRowBulkMap::trim, LongRowBulkMap::clear);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 24 })
	void mapOfOneThreadShouldRefuseAllOthers(int rowBytes) throws InterruptedException {
		LongRowBulkMap map = map(BulkMapOptions.defaults().withSingleThread(true), rowBytes);
		map.put(1, new byte[rowBytes]);
		List<Consumer<LongRowBulkMap>> calls = calls(rowBytes);
		AtomicInteger refused = new AtomicInteger();
		Thread other = new Thread(() -> {
			for (Consumer<LongRowBulkMap> call : calls) {
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

		assertThat(refused).hasValue(calls.size());
		assertThat(map.containsKey(1)).isTrue();
		assertThat(map.size()).isOne();
	}

	@Test
	void argumentsThatAreNullShouldChangeNothing() {
		LongRowBulkMap map = map(24);

		refusesNull("row", () -> map.put(1, null));
		refusesNull("row", () -> map.putIfAbsent(1, null));
		refusesNull("row", () -> map.get(1, null));
		refusesNull("action", () -> map.forEach(null));
		refusesNull("keys", () -> map.putAll((long[]) null, ROWS));
		refusesNull("keys", () -> map.putAll((LongBuffer) null, ByteBuffer.allocate(24)));
		refusesNull("rows", () -> map.putAll(KEYS, (byte[]) null));
		refusesNull("rows", () -> map.putAll(KEYS, (long[]) null));
		refusesNull("rows", () -> map.putAllIfAbsent(KEYS, (byte[]) null, 0, 1));
		refusesNull("rows", () -> map.putAllIfAbsent(KEYS, (long[]) null, 0, 1));
		refusesNull("rows", () -> map.putAll(LongBuffer.wrap(KEYS), (ByteBuffer) null));
		refusesNull("rows", () -> map.putAll(LongBuffer.wrap(KEYS), (LongBuffer) null));
		refusesNull("keys", () -> map.getAll(null, ROWS, 0, 1));
		refusesNull("rows", () -> map.getAll(KEYS, (byte[]) null));
		refusesNull("rows", () -> map.getAll(LongBuffer.wrap(KEYS), (ByteBuffer) null));
		refusesNull("missing", () -> map.getAll(KEYS, ROWS, null));
		refusesNull("missing", () -> map.getAll(KEYS, ROWS, null, 0, 1));
		refusesNull("missing", () -> map.getAll(LongBuffer.wrap(KEYS), ByteBuffer.allocate(48), null));
		refusesNull("missing", () -> map.getAll(KEYS, new long[6], null));
		refusesNull("missing", () -> map.getAll(KEYS, new long[6], null, 0, 1));
		refusesNull("missing", () -> map.getAll(LongBuffer.wrap(KEYS), LongBuffer.allocate(6), null));
		refusesNull("found", () -> map.containsAll(KEYS, null));
		refusesNull("found", () -> map.containsAll(KEYS, null, 0, 1));
		refusesNull("found", () -> map.containsAll(LongBuffer.wrap(KEYS), null));
		refusesNull("keys", () -> map.removeAll((long[]) null));
		refusesNull("keys", () -> map.removeAll((LongBuffer) null));
		assertThat(map.size()).isZero();
	}

	private static void refusesNull(String what, ThrowingCallable call) {
		assertThatNullPointerException().isThrownBy(call).withMessage("'%s' must not be null", what);
	}

	@Test
	void rowsOfAnotherLengthShouldChangeNothing() {
		LongRowBulkMap map = map(24);

		refuses("'row' must have 24 bytes, not 23", () -> map.put(1, new byte[23]));
		refuses("'row' must have 24 bytes, not 25", () -> map.get(1, new byte[25]));
		refuses("'rows' must have 24 bytes per key, not 49 for 2 keys", () -> map.putAll(KEYS, new byte[49]));
		refuses("'rows' must have 24 bytes per key, not 47 for 2 keys", () -> map.getAll(KEYS, new byte[47]));
		refuses("'rows' must have 24 bytes per key, not 0 for 2 keys", () -> map.getAll(KEYS, new byte[0], ROW));
		refuses("'rows' must have 24 bytes per key, not 24 for 2 keys",
				() -> map.putAllIfAbsent(LongBuffer.wrap(KEYS), ByteBuffer.allocate(48).position(24)));
		refuses("'rows' must have 3 elements per key, not 7 for 2 keys", () -> map.putAll(KEYS, new long[7]));
		refuses("'rows' must have 3 elements per key, not 5 for 2 keys",
				() -> map.getAll(LongBuffer.wrap(KEYS), LongBuffer.allocate(5)));
		refuses("'missing' must have 24 bytes, not 8", () -> map.getAll(KEYS, ROWS, new byte[8]));
		refuses("'missing' must have 24 bytes, not 8",
				() -> map.getAll(LongBuffer.wrap(KEYS), ByteBuffer.allocate(48), new byte[8]));
		refuses("'missing' must have 3 elements, not 2", () -> map.getAll(KEYS, new long[6], new long[2]));
		refuses("'missing' must have 3 elements, not 4", () -> map.getAll(KEYS, new long[6], new long[4], 0, 1));
		refuses("'keys' and 'found' must have the same number of elements: 2 != 3",
				() -> map.containsAll(KEYS, new boolean[3]));
		refuses("'keys' and 'found' must have the same number of elements: 2 != 1",
				() -> map.containsAll(LongBuffer.wrap(KEYS), new boolean[1]));
		assertThat(map.size()).isZero();
	}

	// More than 2^31 bytes for the keys that there are.
	@Test
	void rowsOfAnotherLengthShouldBeRefusedWhereNumbersOverflow() {
		LongRowBulkMap map = map(256);
		long[] keys = new long[1 << 24];

		refuses("'rows' must have 256 bytes per key, not 0 for 16777216 keys", () -> map.putAll(keys, new byte[0]));
		refuses("'rows' must have 256 bytes per key, not 0 for 16777216 keys",
				() -> map.getAll(LongBuffer.wrap(keys), ByteBuffer.allocate(0)));
		assertThat(map.size()).isZero();
	}

	@Test
	void wordsShouldBeRefusedWhereARowIsNotAMultipleOfThem() {
		LongRowBulkMap map = map(4);
		String message = "'rows' must be bytes, because a row has 4 of them";

		refuses(message, () -> map.putAll(KEYS, new long[1]));
		refuses(message, () -> map.putAll(KEYS, new long[1], 0, 2));
		refuses(message, () -> map.putAllIfAbsent(LongBuffer.wrap(KEYS), LongBuffer.allocate(1)));
		refuses(message, () -> map.getAll(KEYS, new long[1]));
		refuses(message, () -> map.getAll(KEYS, new long[1], new long[1], 0, 1));
		refuses(message, () -> map.getAll(LongBuffer.wrap(KEYS), LongBuffer.allocate(1), new long[1]));
		assertThat(map.size()).isZero();
	}

	@Test
	void buffersForReadingOnlyShouldNotReceiveRows() {
		LongRowBulkMap map = map(24);
		ByteBuffer bytes = ByteBuffer.allocate(48).asReadOnlyBuffer();
		LongBuffer words = LongBuffer.allocate(6).asReadOnlyBuffer();

		refuses("'rows' must not be read-only", () -> map.getAll(LongBuffer.wrap(KEYS), bytes));
		refuses("'rows' must not be read-only", () -> map.getAll(LongBuffer.wrap(KEYS), bytes, ROW));
		refuses("'rows' must not be read-only", () -> map.getAll(LongBuffer.wrap(KEYS), words));
		refuses("'rows' must not be read-only", () -> map.getAll(LongBuffer.wrap(KEYS), words, new long[3]));
		assertThat(map.putAll(LongBuffer.wrap(KEYS).asReadOnlyBuffer(), bytes)).isEqualTo(2);
		assertThat(map.putAll(LongBuffer.wrap(KEYS), words)).isZero();
	}

	private static void refuses(String message, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 1", "0, 3", "1, 2", "2, 1", "1, -1", "3, 0", "2147483647, 1", "1, 2147483647" })
	void rangesThatAreNotWithinTheArraysShouldChangeNothing(int offset, int length) {
		LongRowBulkMap map = map(24);
		String message = "Range of " + length + " from " + offset + " is not within '%s' of length 2";
		long[] three = new long[3];

		refusesRange(message.formatted("keys"), () -> map.putAll(KEYS, new byte[96], offset, length));
		refusesRange(message.formatted("keys"), () -> map.getAll(KEYS, new byte[96], offset, length));
		refusesRange(message.formatted("keys"), () -> map.containsAll(KEYS, new boolean[4], offset, length));
		refusesRange(message.formatted("keys"), () -> map.removeAll(KEYS, offset, length));
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> map.putAllIfAbsent(three, new byte[71], offset, length + ((offset == 3) ? 1 : 0)));
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> map.getAll(three, new long[8], new long[3], offset, length + ((offset == 3) ? 1 : 0)));
		assertThat(map.size()).isZero();
	}

	private static void refusesRange(String message, ThrowingCallable call) {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call).withMessage(message);
	}

	@Test
	void wordsShouldBeTheBytesInLittleEndianOrder() {
		LongRowBulkMap map = map(16);
		byte[] row = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, (byte) 0x90 };
		map.put(5, row);
		long[] words = new long[2];
		byte[] bytes = new byte[16];

		map.getAll(new long[] { 5 }, words);
		assertThat(words).containsExactly(0x08_07_06_05_04_03_02_01L, 0x90_0f_0e_0d_0c_0b_0a_09L);
		map.putAll(new long[] { 6 }, words);
		map.get(6, bytes);
		assertThat(bytes).isEqualTo(row);
	}

	// What tables return for absent keys, where nobody says what to return.
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void everyWordShouldBeAnOrdinaryRow(int partitions) {
		LongRowBulkMap map = map(BulkMapOptions.defaults().withPartitions(partitions), 8);
		long[] keys = LongStream.range(0, 1000).toArray();
		long[] rows = new long[1000];
		for (int i = 0; i < 1000; i++) {
			rows[i] = (i % 3 == 0) ? LongLongMapView.MISSING : i;
		}
		map.putAll(keys, rows);
		map.removeAll(LongStream.range(0, 100).toArray());
		long[] found = new long[1000];
		boolean[] contained = new boolean[1000];
		byte[] row = new byte[8];

		assertThat(map.getAll(keys, found, new long[] { 7 })).isEqualTo(900);
		Arrays.fill(rows, 0, 100, 7);
		assertThat(found).isEqualTo(rows);
		assertThat(map.containsAll(keys, contained)).isEqualTo(900);
		for (int i = 0; i < 1000; i++) {
			assertThat(contained[i]).isEqualTo(i >= 100);
			assertThat(map.get(i, row)).isEqualTo(i >= 100);
		}
		assertThat(ByteBuffer.wrap(row).get()).isEqualTo((byte) LongLongMapView.MISSING);
	}

	@Test
	void keysShouldBeAbleToReceiveTheRows() {
		LongRowBulkMap map = map(8);
		long[] keys = LongStream.range(0, 5000).toArray();
		map.putAll(keys, LongStream.range(100, 5100).toArray());

		assertThat(map.getAll(keys, keys)).isEqualTo(5000);
		assertThat(keys).isEqualTo(LongStream.range(100, 5100).toArray());
	}

	@ParameterizedTest
	@CsvSource({ "2, 1", "2, 5000", "24, 1", "24, 100", "24, 5000", "256, 1", "256, 5000" })
	void callThatNeedsMoreMemoryThanAllowedShouldChangeNothing(int rowBytes, int length) {
		long limit = (length < 1000) ? 800_000 : 4_000_000;
		LongRowBulkMap map = map(BulkMapOptions.defaults().withMemoryLimit(limit), rowBytes);
		long stored = 0;
		while (true) {
			long[] keys = LongStream.range(stored, stored + length).toArray();
			try {
				assertThat(map.putAll(keys, new byte[length * rowBytes])).isEqualTo(length);
			}
			catch (MapCapacityException ex) {
				assertThat(ex.getMessage()).matches("Map 'test' would need \\d+ bytes more for (\\d+ entries|records), "
						+ "but it uses \\d+ bytes already and may use " + limit);
				assertThat(map.containsAll(keys, new boolean[length])).isZero();
				break;
			}
			stored += length;
			assertThat(map.statistics().memoryBytes()).isLessThanOrEqualTo(limit);
		}
		assertThat(stored).isGreaterThanOrEqualTo(limit / (rowBytes + 64) / 4);
		assertThat(map.size()).isEqualTo(stored);
		// What is there can be changed, and what is removed makes room.
		long[] all = LongStream.range(0, stored).toArray();
		assertThat(map.putAll(all, new byte[all.length * rowBytes])).isZero();
		assertThat(map.removeAll(all, 0, length)).isEqualTo(length);
		assertThat(map.putAll(all, new byte[all.length * rowBytes], 0, length)).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 24 })
	void mapThatMayNotGrowShouldTakeWhatItWasMadeFor(int rowBytes) {
		LongRowBulkMap map = map(BulkMapOptions.defaults().withExpectedEntries(10_000).withGrowth(Growth.NONE),
				rowBytes);
		long memory = map.statistics().memoryBytes();
		long[] keys = LongStream.range(0, 110_000).toArray();

		assertThat(map.putAll(keys, new byte[10_000 * rowBytes], 0, 10_000)).isEqualTo(10_000);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> map.putAll(keys, new byte[keys.length * rowBytes]))
			.withMessageContaining("may not grow");
		assertThat(map.size()).isEqualTo(10_000);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 40 })
	void slidingWindowShouldNotTakeMoreMemory(int rowBytes) {
		LongRowBulkMap map = map(rowBytes);
		byte[] rows = new byte[20_000 * rowBytes];
		map.putAll(LongStream.range(0, 20_000).toArray(), rows);
		long memory = map.statistics().memoryBytes();
		for (int from = 0; from < 400_000; from += 1000) {
			assertThat(map.removeAll(LongStream.range(from, from + 1000).toArray())).isEqualTo(1000);
			long[] keys = LongStream.range(from + 20_000, from + 21_000).toArray();
			assertThat(map.putAll(keys, rows, 0, 1000)).isEqualTo(1000);
		}

		assertThat(map.size()).isEqualTo(20_000);
		assertThat(map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@ParameterizedTest
	@CsvSource({ "1, 32", "8, 32", "24, 56", "256, 288" })
	void rowsShouldTakeAsMuchMemoryAsTheyAreSaidTo(int rowBytes, int bytesPerEntry) {
		LongRowBulkMap map = map(BulkMapOptions.defaults().withExpectedEntries(200_000), rowBytes);

		// Records come in chunks of 4 MiB.
		assertThat(map.statistics().memoryBytes()).isBetween(200_000L * bytesPerEntry,
				200_000L * bytesPerEntry + (5L << 20));
	}

	@Test
	void trimShouldGiveBackWhatRemovedEntriesHad() {
		LongRowBulkMap map = map(32);
		long[] keys = LongStream.range(0, 100_000).toArray();
		map.putAll(keys, LongStream.range(0, 400_000).toArray());
		long memory = map.statistics().memoryBytes();
		map.removeAll(keys, 0, 99_000);
		map.trim();

		assertThat(map.statistics().memoryBytes()).isLessThan(memory / 50);
		assertThat(this.factory.memoryBytes()).isEqualTo(map.statistics().memoryBytes());
		long[] rows = new long[4000];
		assertThat(map.getAll(LongStream.range(99_000, 100_000).toArray(), rows)).isEqualTo(1000);
		assertThat(rows).isEqualTo(LongStream.range(396_000, 400_000).toArray());
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 24 })
	void statisticsShouldCountCalls(int rowBytes) {
		LongRowBulkMap map = map(rowBytes);
		byte[] rows = new byte[1000 * rowBytes];
		long[] keys = LongStream.range(0, 1000).toArray();
		map.putAll(keys, rows);
		map.putAllIfAbsent(keys, rows);
		map.getAll(keys, rows);
		map.containsAll(keys, new boolean[1000]);
		map.removeAll(keys);

		assertThat(map.statistics().operations())
			.filteredOn((operation) -> operation.nativeCalls() + operation.javaCalls() == 1)
			.extracting("operation")
			.containsExactlyInAnyOrder(BulkOperation.PUT, BulkOperation.PUT_IF_ABSENT, BulkOperation.GET,
					BulkOperation.CONTAINS, BulkOperation.REMOVE);
	}

	// All bytes of all rows are the same at any time.
	@ParameterizedTest
	@CsvSource({ "2, 1", "2, 4", "24, 1", "24, 4" })
	void threadsShouldSeeWholeBatches(int rowBytes, int partitions) throws InterruptedException {
		LongRowBulkMap map = map(BulkMapOptions.defaults().withPartitions(partitions), rowBytes);
		int length = 2000;
		long[] keys = LongStream.range(0, length).toArray();
		map.putAll(keys, new byte[length * rowBytes]);
		AtomicInteger torn = new AtomicInteger();
		Thread[] threads = IntStream.range(0, 4).mapToObj((number) -> new Thread(() -> {
			byte[] rows = new byte[length * rowBytes];
			for (int round = 0; round < 200; round++) {
				if (number < 2) {
					Arrays.fill(rows, (byte) (round + 100 * number));
					map.putAll(keys, rows);
					long from = 1_000_000L * (number + 1) + 100L * round;
					map.putAll(LongStream.range(from, from + 100).toArray(), new byte[100 * rowBytes]);
				}
				else {
					map.getAll(keys, rows);
					byte first = rows[0];
					torn.addAndGet(IntStream.range(0, rows.length).allMatch((index) -> rows[index] == first) ? 0 : 1);
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
		assertThat(map.size()).isEqualTo(length + 2 * 200 * 100);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 16, 248 })
	void entriesShouldStayWhicheverKernelWorksOnThem(int rowBytes) {
		List<KernelChoice> kernels = this.factory.kernel()
			.kernels()
			.stream()
			.filter(KernelAvailability::available)
			.map((kernel) -> KernelChoice.valueOf(kernel.isa().name()))
			.toList();
		LongRowBulkMap map = map(rowBytes);
		byte[] rows = new byte[1000 * rowBytes];
		for (int turn = 0; turn < 60; turn++) {
			this.factory.useKernel(kernels.get(turn % kernels.size()));
			long[] keys = LongStream.range(turn * 1000L, turn * 1000L + 1000).toArray();
			Arrays.fill(rows, (byte) turn);
			assertThat(map.putAll(keys, rows)).isEqualTo(1000);
			long[] old = LongStream.range(turn / 2 * 1000L, turn / 2 * 1000L + 1000).toArray();
			assertThat(map.getAll(old, rows)).isEqualTo(1000);
			assertThat(map.removeAll(old)).isEqualTo(1000);
			assertThat(map.putAllIfAbsent(old, rows)).isEqualTo(1000);
		}

		assertThat(map.size()).isEqualTo(60_000);
		map.forEach((key, row) -> assertThat(row).containsOnly((byte) (key / 1000)));
	}

	// Some keys are old when room is made for the rest, and new when they are stored.
	@ParameterizedTest
	@ValueSource(ints = { 8, 16 })
	void keysThatChangeDuringTheCallShouldBeRefused(int rowBytes) {
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(100).withGrowth(Growth.NONE);
		try (OffHeapLongRowBulkMap map = new OffHeapLongRowBulkMap("test", options.withRowBytes(rowBytes),
				TestMaps.factory(new JavaKernel()), (closed) -> {
				}); FixedWork work = map.work()) {
			map.putAll(LongStream.range(0, 100).toArray(), new byte[100 * rowBytes]);
			int[] copies = new int[1];
			BatchKeys<RecordBatch> changing = (batch, from, most) -> {
				long first = (copies[0]++ == 0) ? 0 : 1000;
				for (int i = 0; i < most; i++) {
					batch.hashes()[i] = (first == 0) ? i % 100 : first + i;
				}
				return most;
			};
			BatchValues<RecordBatch> values = new Rows(rowBytes).of(work, new byte[1000 * rowBytes], 1000, null);

			assertThatIllegalStateException().isThrownBy(() -> map.updateAll(Update.PUT, work, changing, values, 1000))
				.withMessageMatching("Map 'test' has (not stored all|stored only \\d+ of 1000) pairs: "
						+ "the (batch was|arrays were) changed during the call");

			int[] found = new int[1];
			map.forEach((key, row) -> found[0]++);
			assertThat(found[0]).isEqualTo((int) map.size());
			assertThat(map.containsAll(LongStream.range(0, 100).toArray(), new boolean[100])).isEqualTo(100);
		}
	}

	@Test
	void forEachShouldHandOutCopies() {
		LongRowBulkMap map = map(16);
		map.putAll(new long[] { 0, -1 }, LongStream.range(0, 4).toArray());
		map.forEach((key, row) -> Arrays.fill(row, (byte) 99));
		long[] rows = new long[4];
		map.getAll(new long[] { 0, -1 }, rows);

		assertThat(rows).containsExactly(0, 1, 2, 3);
	}

}
