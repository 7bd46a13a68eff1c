package io.bulkmap.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.Update;
import io.bulkmap.kernel.UpdateModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OffHeapLongLongBulkMap}, with the best kernel of this machine and with
 * the Java kernel.
 */
@ParameterizedClass
@EnumSource(names = { "AUTO", "JAVA" })
class OffHeapLongLongBulkMapTests {

	// Below and above the length from which on the native kernel is called.
	private static final int[] COUNTS = { 0, 1, 5, 6, 7, 40, 1000, 1025, 50_000 };

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

	@ParameterizedTest
	@ValueSource(longs = { 0, 7 })
	void putIfAbsentShouldKeepTheFirstValue(long key) {
		assertThat(this.map.putIfAbsent(key, 10)).isTrue();
		assertThat(this.map.putIfAbsent(key, 11)).isFalse();

		assertThat(this.map.get(key, -1)).isEqualTo(10);
		assertThat(this.map.size()).isOne();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 7 })
	void addShouldStoreTheFirstValueAndThenTheSum(long key) {
		assertThat(this.map.add(key, Long.MAX_VALUE)).isTrue();
		assertThat(this.map.get(key, -1)).isEqualTo(Long.MAX_VALUE);
		assertThat(this.map.add(key, 2)).isFalse();

		assertThat(this.map.get(key, -1)).isEqualTo(Long.MIN_VALUE + 1);
		assertThat(this.map.size()).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void bulkOperationsShouldMatchAHashMap(Update update) {
		for (int count : COUNTS) {
			SplittableRandom random = new SplittableRandom(count);
			Map<Long, Long> model = new HashMap<>();
			this.map.clear();
			for (int round = 0; round < 3; round++) {
				long[] keys = random.longs(count, -count, count + 1).toArray();
				long[] values = random.longs(count).toArray();
				int before = model.size();
				UpdateModel.updateAll(update, model, keys, values);

				assertThat(BulkUpdates.updateAll(this.map, update, keys, values)).isEqualTo(model.size() - before);

				assertThat(this.map.size()).isEqualTo(model.size());
				checkLookUps(model, random.longs(count, -count, count + 1).toArray());
				checkRemoveAll(model, random.longs(count, -count, 1).toArray());
			}
		}
	}

	private void checkLookUps(Map<Long, Long> model, long[] keys) {
		long hits = Arrays.stream(keys).filter(model::containsKey).count();
		long[] values = new long[keys.length];
		boolean[] found = new boolean[keys.length];

		assertThat(this.map.getAll(keys, values, Long.MIN_VALUE)).isEqualTo(hits);
		assertThat(this.map.containsAll(keys, found)).isEqualTo(hits);

		for (int i = 0; i < keys.length; i++) {
			assertThat(values[i]).isEqualTo(model.getOrDefault(keys[i], Long.MIN_VALUE));
			assertThat(found[i]).isEqualTo(model.containsKey(keys[i]));
		}
	}

	private void checkRemoveAll(Map<Long, Long> model, long[] keys) {
		int before = model.size();
		Arrays.stream(keys).forEach(model::remove);

		assertThat(this.map.removeAll(keys)).isEqualTo(before - model.size());

		assertThat(this.map.size()).isEqualTo(model.size());
		assertThat(this.map.containsAll(keys, new boolean[keys.length])).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void rangesShouldBeRespected(Update update) {
		long[] keys = { 1, 2, 3, 4 };
		long[] values = { 10, 20, 30, 40 };

		assertThat(BulkUpdates.updateAll(this.map, update, keys, values, 1, 2)).isEqualTo(2);

		long[] read = { -5, -5, -5, -5 };
		assertThat(this.map.getAll(keys, read, 0, 0, 3)).isEqualTo(2);
		assertThat(read).containsExactly(0, 20, 30, -5);
		boolean[] found = { true, true, true, true };
		assertThat(this.map.containsAll(keys, found, 0, 3)).isEqualTo(2);
		assertThat(found).containsExactly(false, true, true, true);
		assertThat(this.map.removeAll(keys, 2, 2)).isOne();
		assertThat(this.map.containsKey(2)).isTrue();
		assertThat(this.map.size()).isOne();
	}

	@Test
	void growingOneByOneShouldKeepEveryEntry() {
		for (long key = 0; key < 10_000; key += 5) {
			assertThat(this.map.put(key * key, key)).isTrue();
			assertThat(this.map.putIfAbsent((key + 1) * (key + 1), key + 1)).isTrue();
			assertThat(this.map.add((key + 2) * (key + 2), key + 2)).isTrue();
			assertThat(this.map.put((key + 3) * (key + 3), key + 3)).isTrue();
			assertThat(this.map.add((key + 4) * (key + 4), key + 4)).isTrue();
		}

		for (long key = 0; key < 10_000; key++) {
			assertThat(this.map.get(key * key, -1)).isEqualTo(key);
		}
		assertThat(this.map.size()).isEqualTo(10_000);
	}

	// Each time to twice the size at least, so that no entry is moved often.
	@Test
	void growingOneByOneShouldTakeFewSteps() {
		Set<Long> capacities = new HashSet<>();
		for (long key = 0; key < 10_000; key++) {
			this.map.put(key, key);
			capacities.add(this.map.statistics().capacity());
		}

		assertThat(capacities).hasSizeLessThan(15);
	}

	@ParameterizedTest
	@EnumSource
	void batchThatFitsShouldNotGrow(Update update) {
		LongLongBulkMap sized = this.factory.longLongMap("sized", BulkMapOptions.defaults().withExpectedEntries(5000));
		long memory = sized.statistics().memoryBytes();

		BulkUpdates.updateAll(sized, update, LongStream.range(0, 5000).toArray(), new long[5000]);

		assertThat(sized.statistics().memoryBytes()).isEqualTo(memory);
		assertThat(sized.statistics().capacity()).isBetween(5000L, 5004L);
	}

	@ParameterizedTest
	@EnumSource
	void batchOfOldKeysShouldNotGrow(Update update) {
		LongLongBulkMap sized = this.factory.longLongMap("sized", BulkMapOptions.defaults().withExpectedEntries(5000));
		long[] keys = LongStream.range(0, 5000).toArray();
		sized.putAll(keys, new long[5000]);
		long memory = sized.statistics().memoryBytes();

		assertThat(BulkUpdates.updateAll(sized, update, keys, keys)).isZero();

		assertThat(sized.statistics().memoryBytes()).isEqualTo(memory);
	}

	@ParameterizedTest
	@EnumSource
	void batchLargerThanTheMapShouldGrowOnceAndKeepEveryEntry(Update update) {
		long[] keys = LongStream.range(0, 100_000).toArray();
		this.map.putAll(keys, keys, 0, 1000);

		assertThat(BulkUpdates.updateAll(this.map, update, keys, keys)).isEqualTo(99_000);

		assertThat(this.map.statistics().capacity()).isBetween(100_000L, 100_010L);
		Map<Long, Long> model = new HashMap<>();
		UpdateModel.updateAll(Update.PUT, model, Arrays.copyOf(keys, 1000), keys);
		UpdateModel.updateAll(update, model, keys, keys);
		checkLookUps(model, keys);
	}

	@Test
	void removeAllShouldKeepTheMemory() {
		long[] keys = LongStream.range(0, 1000).toArray();
		this.map.putAll(keys, keys);
		long memory = this.map.statistics().memoryBytes();

		assertThat(this.map.removeAll(keys)).isEqualTo(1000);

		assertThat(this.map.size()).isZero();
		assertThat(this.map.statistics().memoryBytes()).isEqualTo(memory);
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
	void moreEntriesThanATableCanHaveShouldBeRefused() {
		BulkMapOptions options = BulkMapOptions.defaults().withPartitions(1).withExpectedEntries(50_000_000);
		assertThatExceptionOfType(MapCapacityException.class)
			.isThrownBy(() -> this.factory.longLongMap("huge", options))
			.withMessage("Map 'huge' would need room for 50000000 entries, the most that it can have is 33554428");
		assertThat(this.factory.find("huge")).isEmpty();
	}

}
