package io.bulkmap.map;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.bulkmap.Binding;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
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
 * this machine: nothing for a key. What a call may have for itself, {@code docs/costs.md}
 * says.
 */
@ParameterizedClass
@MethodSource("ways")
class AllocationTests {

	private static final int KEYS = 5000;

	private static final int RUNS = 20;

	// Views of its arrays, and what the compiler has not removed yet. An object for each
	// key would take 16 bytes times 5000.
	private static final long MOST_FOR_A_CALL = 1024;

	private static final Update[] UPDATES = Update.values();

	private static final int ROW_WORDS = 4;

	private final BulkMapFactory factory;

	private final BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(KEYS);

	private final long[] keys = new SplittableRandom(1).longs(2 * KEYS).toArray();

	private final long[] values = new long[ROW_WORDS * KEYS];

	private final boolean[] found = new boolean[KEYS];

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

		long allocated = leastOfARound(() -> {
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

		long allocated = leastOfARound(() -> {
			for (Update update : UPDATES) {
				BulkUpdates.updateAll(map, update, some, their);
				BulkUpdates.updateAll(map, update, some, their, 0, KEYS);
				map.getAll(some, their, 0);
				map.containsAll(some, this.found);
				map.removeAll(some, 0, KEYS / 2);
			}
			map.removeAll(some);
		});

		if (this.factory.kernel().binding() == Binding.FFM) {
			// Objects for arrays, unless the compiler finds out that nobody else sees
			// them.
			assertThat(allocated).isLessThan(5L * KEYS * UPDATES.length * RUNS);
		}
		else {
			assertThat(allocated).isZero();
		}
	}

	@Test
	void bulkCallsOfUuidsToLongsShouldAllocateNothingForAKey() {
		UuidLongBulkMap map = this.factory.map("uuids", MapType.UUID_LONG, this.options);

		assertForACall(5, () -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, this.values, 0, 0, KEYS);
			map.addAll(this.keys, this.values, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	@Test
	void bulkCallsOfUuidsToUuidsShouldAllocateNothingForAKey() {
		UuidUuidBulkMap map = this.factory.map("uuids", MapType.UUID_UUID, this.options);

		assertForACall(5, () -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, this.values, 0, KEYS);
			map.putAllIfAbsent(this.keys, this.values, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	@Test
	void bulkCallsOfRowsShouldAllocateNothingForAKey() {
		byte[] bytes = new byte[8 * ROW_WORDS * KEYS];
		LongRowBulkMap map = this.factory.map("rows", MapType.LONG_ROW, this.options.withRowBytes(8 * ROW_WORDS));

		assertForACall(6, () -> {
			map.putAll(this.keys, this.values, 0, KEYS);
			map.putAll(this.keys, bytes, 0, KEYS);
			map.getAll(this.keys, this.values, 0, KEYS);
			map.getAll(this.keys, bytes, 0, KEYS);
			map.containsAll(this.keys, this.found, 0, KEYS);
			map.removeAll(this.keys, 0, KEYS);
		});
	}

	@Test
	void bulkCallsOfPackedStringsShouldAllocateNothingForAKey() {
		PackedBytes packed = packed();
		long[] their = Arrays.copyOf(this.values, KEYS);
		StringLongBulkMap map = this.factory.map("strings", MapType.STRING_LONG, this.options);

		assertForACall(5, () -> {
			map.putAll(packed, their);
			map.getAll(packed, their, 0);
			map.addAll(packed, their);
			map.containsAll(packed, this.found);
			map.removeAll(packed);
		});
	}

	private PackedBytes packed() {
		String[] strings = Arrays.stream(this.keys, 0, KEYS).mapToObj(Long::toString).toArray(String[]::new);
		int[] offsets = new int[KEYS + 1];
		IntStream.range(0, KEYS).forEach((i) -> offsets[i + 1] = offsets[i] + strings[i].length());
		return PackedBytes.of(String.join("", strings).getBytes(StandardCharsets.UTF_8), offsets);
	}

	private static void assertForACall(int calls, Runnable everyCall) {
		double forACall = (double) leastOfARound(everyCall) / RUNS / calls;

		assertThat(forACall).as("bytes for each call").isLessThan(MOST_FOR_A_CALL);
	}

	// The JVM itself allocates now and then on behalf of a thread, when it links or
	// compiles something; an operation that allocates does so every time.
	private static long leastOfARound(Runnable everyCall) {
		ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long least = Long.MAX_VALUE;
		for (int round = 0; round < 5 && least > 0; round++) {
			long before = thread.getCurrentThreadAllocatedBytes();
			for (int i = 0; i < RUNS; i++) {
				everyCall.run();
			}
			least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
		}
		return least;
	}

}
