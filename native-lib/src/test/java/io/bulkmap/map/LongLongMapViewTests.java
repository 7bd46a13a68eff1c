package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.FakeKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for what {@link MapConformanceTests} does not see of
 * {@link LongLongBulkMap#asMap()}: that it is a view, many entries, bulk calls, functions
 * that use the map, no memory, and closing.
 */
class LongLongMapViewTests {

	private static final BiFunction<Long, Long, Long> SUM = Long::sum;

	private final RecordingKernel kernel = new RecordingKernel();

	private final LongLongBulkMap map = TestMaps.create("test", BulkMapOptions.defaults(), this.kernel);

	private final ConcurrentMap<Long, Long> view = this.map.asMap();

	@Test
	void viewAndMapShouldShowTheSameEntries() {
		Set<Map.Entry<Long, Long>> entries = this.view.entrySet();

		this.map.put(1, 10);
		this.view.put(2L, 20L);
		this.map.asMap().put(3L, 30L);

		assertThat(entries).containsExactlyInAnyOrder(Map.entry(1L, 10L), Map.entry(2L, 20L), Map.entry(3L, 30L));
		assertThat(this.map.get(2, -1)).isEqualTo(20);
		this.view.keySet().remove(1L);
		this.view.values().remove(20L);
		assertThat(this.map.size()).isOne();
		this.map.clear();
		assertThat(entries).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 511, 512, 513, 1024, 1025, 20_000 })
	void anyNumberOfEntriesShouldBeStoredFoundAndWalked(int count) {
		Map<Long, Long> expected = entries(count);

		this.view.putAll(expected);

		assertThat(this.view.equals(expected)).isTrue();
		assertThat(expected.equals(this.view)).isTrue();
		assertThat(this.view).hasSize(count).hasSameHashCodeAs(expected);
		assertThat(new HashMap<>(this.view)).isEqualTo(expected);
		assertThat(this.view.keySet()).isEqualTo(expected.keySet());
		assertThat(this.view.values().stream().mapToLong(Long::longValue).sum())
			.isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
		assertThat(this.view.entrySet().parallelStream().collect(Collectors.toSet())).isEqualTo(expected.entrySet());
		assertThat(expected.values().stream().limit(100)).allMatch(this.view::containsValue);
		assertThat(this.view.containsValue(1L)).isFalse();
	}

	@Test
	void putAllShouldBeDoneInBulk() {
		this.view.putAll(entries(2500));

		assertThat(this.kernel.calls).containsExactly("PUT 1024", "PUT 1024", "PUT 452");
	}

	@Test
	void putAllOfAViewShouldStoreItsEntriesInTheOtherMap() {
		this.map.put(1, 1);
		try (LongLongBulkMap other = TestMaps.create("other", BulkMapOptions.defaults(), this.kernel)) {
			other.put(2, 2);

			this.view.putAll(other.asMap());
			this.view.putAll(this.view);
		}

		assertThat(this.view).containsOnly(Map.entry(1L, 1L), Map.entry(2L, 2L));
	}

	@Test
	void putAllWhenThereIsANullShouldStoreOnlyTheChunksBefore() {
		Map<Long, Long> entries = new LinkedHashMap<>();
		LongStream.range(0, 1500).forEach((key) -> entries.put(key, key));
		entries.put(1500L, null);

		assertThatNullPointerException().isThrownBy(() -> this.view.putAll(entries))
			.withMessage("'value' must not be null");

		assertThat(this.map.size()).isEqualTo(1024);
		assertThat(this.map.containsKey(1023)).isTrue();
	}

	@Test
	void removeAllOfKeysShouldBeDoneInBulk() {
		this.view.putAll(entries(3000));
		this.kernel.calls.clear();
		List<Object> keys = new ArrayList<>(entries(2500).keySet());
		keys.add("no key");
		keys.add(Long.MIN_VALUE);

		assertThat(this.view.keySet().removeAll(keys)).isTrue();

		assertThat(this.kernel.calls).containsExactly("REMOVE 1024", "REMOVE 1024", "REMOVE 453");
		assertThat(this.map.size()).isEqualTo(500);
		assertThat(this.view.keySet().removeAll(keys)).isFalse();
	}

	@Test
	void putShouldLetTheMapGrow() {
		Map<Long, Long> expected = entries(10_000);

		expected.forEach((key, value) -> {
			assertThat(this.view.put(key, value)).isNull();
			assertThat(this.view.put(key, value)).isEqualTo(value);
		});

		assertThat(this.view).isEqualTo(expected);
		assertThat(this.map.statistics().capacity()).isGreaterThanOrEqualTo(10_000);
	}

	@Test
	void fullMapWithoutMemoryShouldOnlyRefuseNewKeys() {
		this.kernel.exhausted = true;
		long key = 1;
		while (key < 1000 && putFits(key)) {
			key++;
		}
		long absent = key;

		refusesForLackOfMemory(() -> this.view.put(absent, 1L));
		refusesForLackOfMemory(() -> this.view.putIfAbsent(absent, 1L));
		refusesForLackOfMemory(() -> this.view.merge(absent, 1L, SUM));
		assertThat(this.view.remove(absent)).isNull();
		assertThat(this.view.remove(absent, 1L)).isFalse();
		assertThat(this.view.replace(absent, 1L)).isNull();
		assertThat(this.view.replace(absent, 1L, 2L)).isFalse();
		assertThat(this.view).hasSize((int) absent - 1);
		assertThat(this.view.put(1L, 5L)).isEqualTo(1);
		assertThat(this.view.putIfAbsent(1L, 6L)).isEqualTo(5);
		assertThat(this.view.replace(1L, 7L)).isEqualTo(5);
		assertThat(this.view.replace(1L, 7L, 8L)).isTrue();
		assertThat(this.view.merge(1L, 1L, SUM)).isEqualTo(9);
		assertThat(this.view.remove(1L)).isEqualTo(9);
		assertThat(this.view.put(absent, 1L)).isNull();
	}

	private boolean putFits(long key) {
		try {
			return this.view.put(key, key) == null;
		}
		catch (MapCapacityException ex) {
			return false;
		}
	}

	private static void refusesForLackOfMemory(ThrowingCallable call) {
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(call).withMessageContaining("gets no memory");
	}

	@Test
	void sizeShouldEndAtTheLargestInt() {
		this.map.put(1, 1);

		this.kernel.setSize(Integer.MAX_VALUE);
		assertThat(this.view.size()).isEqualTo(Integer.MAX_VALUE);
		this.kernel.setSize(5_000_000_000L);
		assertThat(this.view.size()).isEqualTo(Integer.MAX_VALUE);
		assertThat(this.view.keySet().size()).isEqualTo(Integer.MAX_VALUE);
		assertThat(this.view.values().size()).isEqualTo(Integer.MAX_VALUE);
		assertThat(this.view.isEmpty()).isFalse();
	}

	@Test
	void iteratorShouldSurviveGrowthAndRemoval() {
		Map<Long, Long> expected = entries(3000);
		this.view.putAll(expected);
		Map<Long, Long> walked = new HashMap<>();

		for (Iterator<Map.Entry<Long, Long>> it = this.view.entrySet().iterator(); it.hasNext();) {
			Map.Entry<Long, Long> entry = it.next();
			if (expected.containsKey(entry.getKey())) {
				assertThat(walked.put(entry.getKey(), entry.getValue())).isNull();
				this.map.put(entry.getKey() + 1_000_000_000, 0);
			}
			it.remove();
		}

		assertThat(walked).isEqualTo(expected);
		assertThat(this.view).doesNotContainKeys(expected.keySet().toArray(Long[]::new));
	}

	@Test
	void iteratorShouldRemoveTheKeyWhateverItsValueIs() {
		this.map.put(1, 1);
		Iterator<Long> values = this.view.values().iterator();
		assertThat(values.next()).isEqualTo(1);
		this.map.put(1, 2);

		values.remove();

		assertThat(this.view).isEmpty();
		assertThatIllegalStateException().isThrownBy(values::remove);
	}

	@Test
	void setValueShouldStoreWhateverHasBecomeOfTheEntry() {
		this.map.put(1, 10);
		Map.Entry<Long, Long> entry = this.view.entrySet().iterator().next();
		this.map.remove(1);

		assertThat(entry.setValue(11L)).isEqualTo(10);

		assertThat(this.map.get(1, -1)).isEqualTo(11);
		assertThat(entry.getValue()).isEqualTo(11);
		this.map.put(1, 12);
		assertThat(entry.getValue()).isEqualTo(11);
		assertThatNullPointerException().isThrownBy(() -> entry.setValue(null)).withMessage("'value' must not be null");
	}

	@Test
	void removalByValueShouldLeaveEntriesThatHaveChangedMeanwhile() {
		this.map.put(1, 10);

		assertThat(this.view.entrySet().removeIf((entry) -> !this.map.put(1, 11))).isFalse();
		assertThat(this.view.values().removeIf((value) -> !this.map.put(1, 12))).isFalse();
		assertThat(this.view).containsOnly(Map.entry(1L, 12L));
		assertThat(this.view.entrySet().removeIf((entry) -> entry.getValue() == 12)).isTrue();
		assertThat(this.view).isEmpty();
	}

	@Test
	void streamShouldNotMindThatTheMapChanges() {
		this.view.putAll(entries(2000));

		List<Long> keys = this.view.keySet().stream().peek((key) -> {
			this.map.remove(key);
			this.map.put(key ^ Long.MIN_VALUE, 0);
		}).toList();

		assertThat(keys).doesNotHaveDuplicates().containsAll(entries(2000).keySet());
		assertThat(this.view.keySet().spliterator()).matches((spliterator) -> spliterator
			.hasCharacteristics(Spliterator.CONCURRENT | Spliterator.NONNULL | Spliterator.DISTINCT)
				&& !spliterator.hasCharacteristics(Spliterator.SIZED));
		assertThat(this.view.values().spliterator().hasCharacteristics(Spliterator.DISTINCT)).isFalse();
	}

	@Test
	void functionsShouldBeAllowedToUseTheMap() {
		assertThat(this.view.computeIfAbsent(1L, (key) -> this.view.computeIfAbsent(2L, (other) -> 20L) + 1))
			.isEqualTo(21);
		assertThat(this.view.compute(1L, (key, value) -> {
			this.map.reserve(100_000);
			return value + this.map.size();
		})).isEqualTo(23);
		this.view.replaceAll((key, value) -> {
			this.map.put(key + 100, value);
			return value + 1;
		});
		assertThat(this.view).containsEntry(1L, 24L).containsEntry(2L, 21L).containsKeys(101L, 102L);
	}

	@Test
	void functionShouldRunAgainWhenTheValueHasChangedMeanwhile() {
		this.map.put(1, 10);
		List<Long> seen = new ArrayList<>();
		BiFunction<Long, Long, Long> slow = (key, value) -> {
			seen.add(value);
			if (seen.size() % 2 == 1) {
				this.map.add(1, 5);
			}
			return value + 1;
		};

		assertThat(this.view.compute(1L, slow)).isEqualTo(16);
		assertThat(this.view.computeIfPresent(1L, slow)).isEqualTo(22);
		assertThat(this.view.merge(1L, 0L, (value, zero) -> slow.apply(1L, value))).isEqualTo(28);
		this.view.replaceAll(slow);

		assertThat(seen).containsExactly(10L, 15L, 16L, 21L, 22L, 27L, 28L, 33L);
		assertThat(this.map.get(1, -1)).isEqualTo(34);
	}

	@Test
	void replaceAllShouldBeDoneInBulk() {
		this.view.putAll(entries(2500));
		this.kernel.calls.clear();

		this.view.replaceAll((key, value) -> value + key);

		assertThat(this.kernel.calls.stream().filter((call) -> call.startsWith("PUT"))).containsExactly("PUT 1024",
				"PUT 1024", "PUT 452");
		entries(2500).forEach((key, value) -> assertThat(this.map.get(key, -1)).isEqualTo(value + key));
	}

	@Test
	void replaceAllShouldReplaceAnyValue() {
		long[] special = { LongLongMapView.MISSING, ~LongLongMapView.MISSING, 0, Long.MIN_VALUE };
		this.map.putAll(special, special);

		this.view.replaceAll((key, value) -> value + 1);

		for (long value : special) {
			assertThat(this.map.get(value, 5)).isEqualTo(value + 1);
		}
	}

	@Test
	void replaceAllShouldNotBringBackWhatIsRemovedMeanwhile() {
		this.view.putAll(entries(10));

		this.view.replaceAll((key, value) -> {
			this.map.remove(key);
			return value;
		});

		assertThat(this.view).isEmpty();
	}

	@Test
	void replaceAllWhenTheFunctionThrowsShouldLeaveTheRest() {
		this.view.putAll(entries(10));
		List<Long> seen = new ArrayList<>();

		assertThatIllegalArgumentException().isThrownBy(() -> this.view.replaceAll((key, value) -> {
			if (seen.size() == 3) {
				throw new IllegalArgumentException("enough");
			}
			seen.add(key);
			return 1000L;
		})).withMessage("enough");

		Map<Long, Long> expected = entries(10);
		seen.forEach((key) -> expected.put(key, 1000L));
		assertThat(this.view).isEqualTo(expected);
	}

	@Test
	void closedMapShouldRefuseEverything() {
		this.view.putAll(entries(2000));
		Iterator<Long> keys = this.view.keySet().iterator();
		Map.Entry<Long, Long> entry = this.view.entrySet().iterator().next();
		keys.next();
		this.map.close();

		refusesWhenClosed(this.map::asMap);
		refusesWhenClosed(this.view::size);
		refusesWhenClosed(this.view::isEmpty);
		refusesWhenClosed(() -> this.view.get(1L));
		refusesWhenClosed(() -> this.view.getOrDefault(1L, 1L));
		refusesWhenClosed(() -> this.view.containsKey(1L));
		refusesWhenClosed(() -> this.view.containsValue(1L));
		refusesWhenClosed(() -> this.view.put(1L, 1L));
		refusesWhenClosed(() -> this.view.putIfAbsent(1L, 1L));
		refusesWhenClosed(() -> this.view.putAll(Map.of()));
		refusesWhenClosed(() -> this.view.replace(1L, 1L));
		refusesWhenClosed(() -> this.view.replace(1L, 1L, 1L));
		refusesWhenClosed(() -> this.view.replaceAll(SUM));
		refusesWhenClosed(() -> this.view.remove(1L));
		refusesWhenClosed(() -> this.view.remove(1L, 1L));
		refusesWhenClosed(() -> this.view.compute(1L, SUM));
		refusesWhenClosed(() -> this.view.computeIfAbsent(1L, (key) -> key));
		refusesWhenClosed(() -> this.view.computeIfPresent(1L, SUM));
		refusesWhenClosed(() -> this.view.merge(1L, 1L, SUM));
		refusesWhenClosed(() -> this.view.forEach((key, value) -> {
		}));
		refusesWhenClosed(this.view::clear);
		refusesWhenClosed(() -> this.view.keySet().iterator());
		refusesWhenClosed(() -> this.view.keySet().removeAll(Set.of()));
		refusesWhenClosed(() -> this.view.values().removeIf((value) -> true));
		refusesWhenClosed(() -> this.view.entrySet().stream().count());
		refusesWhenClosed(() -> this.view.equals(Map.of()));
		refusesWhenClosed(this.view::hashCode);
		refusesWhenClosed(this.view::toString);
		refusesWhenClosed(() -> entry.setValue(1L));
		refusesWhenClosed(keys::remove);
		refusesWhenClosed(() -> keys.forEachRemaining((key) -> {
		}));
	}

	private static void refusesWhenClosed(ThrowingCallable call) {
		assertThatIllegalStateException().isThrownBy(call).withMessage("Map 'test' is closed");
	}

	// Key 0 among them.
	private static Map<Long, Long> entries(int count) {
		Map<Long, Long> entries = new HashMap<>();
		for (long i = 0; i < count; i++) {
			entries.put(i * 31, -i);
		}
		return entries;
	}

	/**
	 * The Java kernel, which notes the bulk calls that write, over memory that can be
	 * used up.
	 */
	private static final class RecordingKernel extends FakeKernel {

		// Of the header of a table.
		private static final int SIZE = 32;

		private final List<String> calls = new ArrayList<>();

		private boolean exhausted;

		private ByteBuffer table = ByteBuffer.allocate(0);

		RecordingKernel() {
			super(Isa.JAVA);
		}

		void setSize(long size) {
			this.table.putLong(SIZE, size);
		}

		@Override
		public OffHeapMemory memory() {
			return new DirectMemory((buffer) -> {
				if (this.exhausted) {
					throw new OutOfMemoryError("no memory left");
				}
				this.table = buffer;
				return 0;
			});
		}

		@Override
		public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
			this.calls.add(update + " " + length);
			return super.updateAll(update, table, keys, values, offset, length);
		}

		@Override
		public int removeAll(Table table, long[] keys, int offset, int length) {
			this.calls.add("REMOVE " + length);
			return super.removeAll(table, keys, offset, length);
		}

	}

}
