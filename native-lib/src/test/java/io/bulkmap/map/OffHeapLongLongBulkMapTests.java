package io.bulkmap.map;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link OffHeapLongLongBulkMap}, with the best kernel of this machine and with
 * the Java kernel.
 */
@ParameterizedClass
@EnumSource(names = { "AUTO", "JAVA" })
class OffHeapLongLongBulkMapTests {

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	OffHeapLongLongBulkMapTests(KernelChoice choice) {
		this.factory = BulkMapFactory.builder().kernel(choice).build();
		this.map = this.factory.longLongMap("test");
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void singleOperationsShouldWork() {
		assertThat(this.map.put(1, 10)).isTrue();
		assertThat(this.map.put(1, 11)).isFalse();
		assertThat(this.map.put(0, 5)).isTrue();

		assertThat(this.map.get(1, -1)).isEqualTo(11);
		assertThat(this.map.get(2, -1)).isEqualTo(-1);
		assertThat(this.map.containsKey(0)).isTrue();
		assertThat(this.map.containsKey(2)).isFalse();
		assertThat(this.map.size()).isEqualTo(2);
		assertThat(this.map.remove(1)).isTrue();
		assertThat(this.map.remove(1)).isFalse();
		assertThat(this.map.size()).isOne();
	}

	// Below and above the length from which on the native kernel is called.
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 6, 7, 40, 1000, 1025, 50_000 })
	void bulkOperationsShouldMatchTheirSingleOnes(int count) {
		SplittableRandom random = new SplittableRandom(count);
		Map<Long, Long> model = new HashMap<>();
		for (int round = 0; round < 4; round++) {
			long[] keys = random.longs(count, -count, count + 1).toArray();
			long[] values = random.longs(count).toArray();
			int before = model.size();
			for (int i = 0; i < count; i++) {
				model.put(keys[i], values[i]);
			}

			assertThat(this.map.putAll(keys, values)).isEqualTo(model.size() - before);
			assertThat(this.map.size()).isEqualTo(model.size());

			long[] queries = random.longs(count, -count, count + 1).toArray();
			long[] found = new long[count];
			long hits = this.map.getAll(queries, found, Long.MIN_VALUE);
			assertThat(hits).isEqualTo(Arrays.stream(queries).filter(model::containsKey).count());
			assertThat(found)
				.isEqualTo(Arrays.stream(queries).map((key) -> model.getOrDefault(key, Long.MIN_VALUE)).toArray());
			if (count > 0) {
				assertThat(this.map.remove(keys[0])).isTrue();
				model.remove(keys[0]);
			}
		}
	}

	@Test
	void rangesShouldBeRespected() {
		long[] keys = { 1, 2, 3, 4 };
		long[] values = { 10, 20, 30, 40 };

		assertThat(this.map.putAll(keys, values, 1, 2)).isEqualTo(2);

		long[] found = { -5, -5, -5, -5 };
		assertThat(this.map.getAll(keys, found, 0, 0, 3)).isEqualTo(2);
		assertThat(found).containsExactly(0, 20, 30, -5);
	}

	@Test
	void growingOneByOneShouldKeepEveryEntry() {
		for (long key = 0; key < 10_000; key++) {
			assertThat(this.map.put(key * key, key)).isTrue();
		}

		for (long key = 0; key < 10_000; key++) {
			assertThat(this.map.get(key * key, -1)).isEqualTo(key);
		}
	}

	@Test
	void batchThatFitsShouldNotGrow() {
		LongLongBulkMap sized = this.factory.longLongMap("sized", BulkMapOptions.defaults().withExpectedEntries(5000));
		long memory = sized.statistics().memoryBytes();

		sized.putAll(LongStream.range(0, 5000).toArray(), new long[5000]);

		assertThat(sized.statistics().memoryBytes()).isEqualTo(memory);
		assertThat(sized.statistics().capacity()).isEqualTo(5000);
	}

	@Test
	void batchOfUpdatesShouldNotGrow() {
		LongLongBulkMap sized = this.factory.longLongMap("sized", BulkMapOptions.defaults().withExpectedEntries(5000));
		long[] keys = LongStream.range(0, 5000).toArray();
		sized.putAll(keys, new long[5000]);
		long memory = sized.statistics().memoryBytes();

		assertThat(sized.putAll(keys, keys)).isZero();

		assertThat(sized.statistics().memoryBytes()).isEqualTo(memory);
	}

	@Test
	void batchLargerThanTheMapShouldGrowOnce() {
		this.map.putAll(LongStream.range(0, 1000).toArray(), new long[1000]);

		this.map.putAll(LongStream.range(0, 100_000).toArray(), new long[100_000]);

		assertThat(this.map.statistics().capacity()).isBetween(100_000L, 100_010L);
	}

	@Test
	void bulkOperationsShouldAllocateNothing() {
		long[] keys = new SplittableRandom(1).longs(5000).toArray();
		long[] values = new long[5000];
		LongLongBulkMap sized = this.factory.longLongMap("sized", BulkMapOptions.defaults().withExpectedEntries(5000));
		ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		sized.putAll(keys, values);
		sized.getAll(keys, values, 0);
		thread.getCurrentThreadAllocatedBytes();

		long before = thread.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < 100; i++) {
			sized.putAll(keys, values);
			sized.getAll(keys, values, 0);
		}
		long allocated = thread.getCurrentThreadAllocatedBytes() - before;

		assertThat(allocated).isZero();
	}

	@Test
	void clearShouldKeepTheMemory() {
		this.map.putAll(LongStream.range(0, 1000).toArray(), new long[1000]);
		long memory = this.map.statistics().memoryBytes();

		this.map.clear();

		assertThat(this.map.size()).isZero();
		assertThat(this.map.containsKey(0)).isFalse();
		assertThat(this.map.statistics().memoryBytes()).isEqualTo(memory);
	}

	@Test
	void nullArraysShouldBeRefused() {
		long[] array = new long[3];
		assertThatNullPointerException().isThrownBy(() -> this.map.putAll(null, array)).withMessageContaining("'keys'");
		assertThatNullPointerException().isThrownBy(() -> this.map.putAll(array, null))
			.withMessageContaining("'values'");
		assertThatNullPointerException().isThrownBy(() -> this.map.putAll(null, array, 0, 1))
			.withMessageContaining("'keys'");
		assertThatNullPointerException().isThrownBy(() -> this.map.getAll(array, null, 0))
			.withMessageContaining("'values'");
		assertThatNullPointerException().isThrownBy(() -> this.map.getAll(array, null, 0, 0, 1))
			.withMessageContaining("'values'");
		assertThat(this.map.size()).isZero();
	}

	@Test
	void arraysOfDifferentLengthShouldBeRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.putAll(new long[3], new long[2]))
			.withMessage("'keys' and 'values' must have the same length: 3 != 2");
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.getAll(new long[0], new long[1], 0))
			.withMessage("'keys' and 'values' must have the same length: 0 != 1");
		assertThat(this.map.size()).isZero();
	}

	@Test
	void badRangesShouldBeRefused() {
		long[] five = new long[5];
		long[] nine = new long[9];
		refuses(() -> this.map.putAll(five, nine, 2, 4), "Range of 4 from 2 is not within 'keys' of length 5");
		refuses(() -> this.map.putAll(nine, five, 2, 4), "Range of 4 from 2 is not within 'values' of length 5");
		refuses(() -> this.map.putAll(five, five, -1, 2), "Range of 2 from -1 is not within 'keys' of length 5");
		refuses(() -> this.map.putAll(five, five, 1, -1), "Range of -1 from 1 is not within 'keys' of length 5");
		refuses(() -> this.map.putAll(five, five, 1, Integer.MAX_VALUE),
				"Range of 2147483647 from 1 is not within 'keys' of length 5");
		refuses(() -> this.map.getAll(five, five, 0, 6, 0), "Range of 0 from 6 is not within 'keys' of length 5");
		refuses(() -> this.map.getAll(five, five, 0, Integer.MAX_VALUE, Integer.MAX_VALUE),
				"Range of 2147483647 from 2147483647 is not within 'keys' of length 5");
		assertThat(this.map.size()).isZero();
	}

	private static void refuses(ThrowingCallable call, String message) {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call).withMessage(message);
	}

	@Test
	void closedMapShouldRefuseEveryOperation() {
		this.map.put(1, 1);

		this.map.close();
		this.map.close();

		long[] array = new long[100];
		refusesWhenClosed(() -> this.map.get(1, 0));
		refusesWhenClosed(() -> this.map.containsKey(1));
		refusesWhenClosed(() -> this.map.put(1, 1));
		refusesWhenClosed(() -> this.map.remove(1));
		refusesWhenClosed(() -> this.map.putAll(array, array));
		refusesWhenClosed(() -> this.map.getAll(array, array, 0));
		refusesWhenClosed(this.map::size);
		refusesWhenClosed(this.map::clear);
		refusesWhenClosed(this.map::statistics);
		assertThat(this.map.name()).isEqualTo("test");
	}

	private static void refusesWhenClosed(ThrowingCallable call) {
		assertThatIllegalStateException().isThrownBy(call).withMessage("Map 'test' is closed");
	}

	@Test
	void moreEntriesThanATableCanHaveShouldBeRefused() {
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(
					() -> this.factory.longLongMap("huge", BulkMapOptions.defaults().withExpectedEntries(50_000_000)))
			.withMessage("Map 'huge' would need room for 50000000 entries, the most that it can have is 41943035");
		assertThat(this.factory.find("huge")).isEmpty();
	}

}
