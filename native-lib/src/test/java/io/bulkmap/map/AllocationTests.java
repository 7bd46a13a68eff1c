package io.bulkmap.map;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.bulkmap.Binding;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.MapType;
import io.bulkmap.PackedBytes;
import io.bulkmap.Requirement;
import io.bulkmap.StringLongBulkMap;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.UuidUuidBulkMap;
import io.bulkmap.kernel.Update;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what bulk calls allocate on the heap, with every kernel and every binding of
 * this machine: nothing, neither for a key nor for the call.
 */
@ParameterizedClass
@MethodSource("ways")
class AllocationTests {

	private static final int KEYS = 5000;

	private static final int RUNS = 20;

	private static final int ROUNDS = 5;

	// The foreign function interface wants an object for each array, which only the
	// second compiler removes.
	private static final int UNTIL_COMPILED = 2000;

	private static final Update[] UPDATES = Update.values();

	private static final int ROW_WORDS = 4;

	private final BulkMapFactory factory;

	private final BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(KEYS);

	private final long[] keys = new SplittableRandom(1).longs(2 * KEYS).toArray();

	private final long[] values = new long[ROW_WORDS * KEYS];

	private final boolean[] found = new boolean[KEYS];

	private final byte[] row = new byte[16];

	AllocationTests(KernelChoice kernel, BindingChoice binding) {
		this.factory = factory(kernel, binding);
	}

	static Stream<Arguments> ways() {
		Stream<Arguments> inAssembly = Stream.of(KernelChoice.SSE2, KernelChoice.AVX2, KernelChoice.NEON)
			.flatMap((kernel) -> Stream.of(BindingChoice.JNA, BindingChoice.JNI, BindingChoice.FFM)
				.map((binding) -> Arguments.of(kernel, binding)));
		return Stream.concat(Stream.of(Arguments.of(KernelChoice.JAVA, BindingChoice.AUTO)), inAssembly);
	}

	private static BulkMapFactory factory(KernelChoice kernel, BindingChoice binding) {
		try {
			return BulkMapFactory.builder().kernel(kernel).binding(binding).build();
		}
		catch (KernelUnavailableException ex) {
			Requirement.require(ex.isa().id(), ex.reason());
			throw ex;
		}
		catch (BindingUnavailableException ex) {
			Requirement.require(ex.binding().id(), ex.reason());
			throw ex;
		}
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	// Two boxed longs and a node for each entry.
	@Test
	void measurementShouldSeeWhatAMapOfObjectsAllocates() {
		Map<Long, Long> map = new HashMap<>(2 * KEYS);

		long allocated = leastOfARound(ROUNDS, () -> {
			map.clear();
			for (int i = 0; i < KEYS; i++) {
				map.put(this.keys[i], this.keys[i]);
			}
		});

		assertThat(map).hasSize(KEYS);
		assertThat(allocated).isGreaterThan(16L * 3 * KEYS * RUNS);
	}

	@Test
	void bulkCallsOfLongsShouldAllocateNothing() {
		long[] some = Arrays.copyOf(this.keys, KEYS);
		long[] their = Arrays.copyOf(this.values, KEYS);
		LongLongBulkMap map = this.factory.longLongMap("longs", this.options);

		Runnable everyCall = () -> {
			for (Update update : UPDATES) {
				BulkUpdates.updateAll(map, update, some, their);
				BulkUpdates.updateAll(map, update, some, their, 0, KEYS);
				map.getAll(some, their, 0);
				map.containsAll(some, this.found);
				map.removeAll(some, 0, KEYS / 2);
			}
			map.removeAll(some);
		};

		if (this.factory.kernel().binding() == Binding.FFM) {
			assertThat(leastOfARound(ROUNDS, everyCall)).isLessThan(5L * KEYS * UPDATES.length * RUNS);
			assertThat(leastOfARound(UNTIL_COMPILED, everyCall)).isZero();
		}
		else {
			assertNothing(everyCall);
		}
	}

	@Test
	void bulkCallsOfUuidsToLongsShouldAllocateNothing() {
		UuidLongBulkMap map = this.factory.map("uuids", MapType.UUID_LONG, this.options);

		assertNothing(() -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, this.values, 0, 0, KEYS);
			map.addAll(this.keys, this.values, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	@Test
	void bulkCallsOfUuidsToUuidsShouldAllocateNothing() {
		UuidUuidBulkMap map = this.factory.map("uuids", MapType.UUID_UUID, this.options);

		assertNothing(() -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, this.values, 0, KEYS);
			map.putAllIfAbsent(this.keys, this.values, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	@Test
	void bulkCallsOfRowsShouldAllocateNothing() {
		byte[] bytes = new byte[8 * ROW_WORDS * KEYS];
		LongRowBulkMap map = this.factory.map("rows", MapType.LONG_ROW, this.options.withRowBytes(8 * ROW_WORDS));

		assertNothing(() -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.putAll(this.keys, bytes, 0, KEYS);
			map.getAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, bytes, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	// They are in the table itself.
	@Test
	void bulkCallsOfShortRowsShouldAllocateNothing() {
		long[] some = Arrays.copyOf(this.keys, KEYS);
		byte[] bytes = new byte[4 * KEYS];
		LongRowBulkMap map = this.factory.map("rows", MapType.LONG_ROW, this.options.withRowBytes(4));

		assertNothing(() -> {
			map.putAll(some, bytes);
			map.putAllIfAbsent(some, bytes);
			map.getAll(some, bytes);
			map.containsAll(some, this.found);
			map.removeAll(some);
		});
	}

	@Test
	void bulkCallsOfPackedStringsShouldAllocateNothing() {
		PackedBytes packed = packed();
		long[] their = Arrays.copyOf(this.values, KEYS);
		StringLongBulkMap map = this.factory.map("strings", MapType.STRING_LONG, this.options);

		assertNothing(() -> {
			map.putAll(packed, their);
			map.getAll(packed, their, 0);
			map.addAll(packed, their);
			map.containsAll(packed, this.found);
			map.removeAll(packed);
		});
	}

	@Test
	void bulkCallsOfStringsShouldAllocateNothing() {
		String[] strings = strings();
		List<String> list = List.of(strings);
		long[] their = Arrays.copyOf(this.values, KEYS);
		StringLongBulkMap map = this.factory.map("strings", MapType.STRING_LONG, this.options);

		assertNothing(() -> {
			map.putAll(strings, their);
			map.putAll(list, their);
			map.getAll(strings, their, 0);
			map.getAll(list, their, 0);
			map.containsAll(strings, this.found);
			map.removeAll(list);
		});
	}

	@Test
	void bulkCallsOfBytesShouldAllocateNothing() {
		PackedBytes packed = packed();
		byte[][] arrays = Arrays.stream(strings()).map(String::getBytes).toArray(byte[][]::new);
		BytesBulkMap map = this.factory.map("bytes", MapType.BYTES, this.options);

		assertNothing(() -> {
			map.putAll(packed, packed);
			map.putAll(arrays, arrays);
			map.putAllIfAbsent(arrays, arrays);
			map.containsAll(arrays, this.found);
			map.removeAll(packed);
		});
	}

	@Test
	void bulkCallsOfObjectsAndBuffersShouldAllocateNothing() {
		LongBuffer twoEach = LongBuffer.wrap(this.keys);
		LongBuffer oneEach = ByteBuffer.allocateDirect(8 * KEYS).asLongBuffer();
		ByteBuffer rows = ByteBuffer.allocateDirect(16 * KEYS);
		UUID[] objects = IntStream.range(0, KEYS).mapToObj((i) -> new UUID(i, -i)).toArray(UUID[]::new);
		long[] their = Arrays.copyOf(this.values, KEYS);
		UuidLongBulkMap uuids = this.factory.map("uuids", MapType.UUID_LONG, this.options.withPartitions(4));
		LongRowBulkMap wide = this.factory.map("wide", MapType.LONG_ROW, this.options.withRowBytes(16));

		assertNothing(() -> {
			uuids.putAll(twoEach, oneEach);
			uuids.putAll(objects, their);
			uuids.getAll(twoEach, oneEach, 0);
			uuids.containsAll(objects, this.found);
			uuids.removeAll(twoEach);
			wide.putAll(oneEach, rows);
			wide.getAll(oneEach, rows, this.row);
			wide.removeAll(oneEach);
			wide.getAll(oneEach, rows, this.row);
		});
	}

	@Test
	void singleCallsOfRecordsShouldAllocateNothing() {
		UUID key = new UUID(1, 2);
		UuidLongBulkMap uuids = this.factory.map("uuids", MapType.UUID_LONG, this.options);
		StringLongBulkMap strings = this.factory.map("strings", MapType.STRING_LONG, this.options);

		assertNothing(() -> {
			uuids.put(key, 1);
			uuids.get(key, 0);
			uuids.remove(key);
			strings.put("key", 1);
			strings.get("key", 0);
			strings.remove("key");
		});
	}

	private String[] strings() {
		return Arrays.stream(this.keys, 0, KEYS).mapToObj(Long::toString).toArray(String[]::new);
	}

	private PackedBytes packed() {
		String[] strings = strings();
		int[] offsets = new int[KEYS + 1];
		IntStream.range(0, KEYS).forEach((i) -> offsets[i + 1] = offsets[i] + strings[i].length());
		return PackedBytes.of(String.join("", strings).getBytes(StandardCharsets.UTF_8), offsets);
	}

	private static void assertNothing(Runnable everyCall) {
		assertThat(leastOfARound(ROUNDS, everyCall)).isZero();
	}

	// The JVM itself allocates now and then on behalf of a thread, when it links or
	// compiles something; an operation that allocates does so every time.
	private static long leastOfARound(int rounds, Runnable everyCall) {
		ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long least = Long.MAX_VALUE;
		for (int round = 0; round < rounds && least > 0; round++) {
			long before = thread.getCurrentThreadAllocatedBytes();
			for (int i = 0; i < RUNS; i++) {
				everyCall.run();
			}
			least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
		}
		return least;
	}

}
