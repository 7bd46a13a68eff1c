package io.bulkmap.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.function.BiFunction;

import io.bulkmap.BulkMap;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Codec;
import io.bulkmap.kernel.JavaKernel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link CodedBulkMap}, and for what {@link TypedMapConformanceTests} does not
 * see of {@link BulkMap#asMap()}: that it is a view, many entries, codecs that refuse,
 * other threads, and closing.
 */
@Timeout(60)
class CodedMapViewTests {

	private final OffHeapBytesBulkMap bytes = TestMaps.createBytes("test", BulkMapOptions.defaults(), new JavaKernel());

	private final BulkMap<String, Long> map = this.bytes.as(Codec.strings(), Codec.longs());

	private final ConcurrentMap<String, Long> view = this.map.asMap();

	@AfterEach
	void close() {
		this.bytes.close();
	}

	@Test
	void mapAndViewAndBytesShouldShowTheSameEntries() {
		Set<Map.Entry<String, Long>> entries = this.view.entrySet();

		this.map.put("one", 1L);
		this.view.put("two", 2L);
		this.bytes.put(Codec.strings().encode("three"), Codec.longs().encode(3L));

		assertThat(entries).containsExactlyInAnyOrder(Map.entry("one", 1L), Map.entry("two", 2L),
				Map.entry("three", 3L));
		assertThat(this.map.get("three")).isEqualTo(3);
		assertThat(this.map.bytes()).isSameAs(this.bytes);
		this.view.keySet().remove("one");
		this.view.values().remove(2L);
		assertThat(this.bytes.size()).isOne();
		this.bytes.clear();
		assertThat(entries).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 511, 512, 513, 1024, 1025, 20_000 })
	void anyNumberOfEntriesShouldBeStoredFoundAndWalked(int count) {
		Map<String, Long> expected = entries(count);

		this.view.putAll(expected);

		assertThat(this.view.equals(expected)).isTrue();
		assertThat(expected.equals(this.view)).isTrue();
		assertThat(this.view).hasSize(count).hasSameHashCodeAs(expected);
		assertThat(new HashMap<>(this.view)).isEqualTo(expected);
		assertThat(this.view.entrySet().parallelStream().collect(Collectors.toSet())).isEqualTo(expected.entrySet());
		assertThat(this.view.containsValue(1L)).isFalse();
		Map<String, Long> walked = new HashMap<>();
		this.view.forEach((key, value) -> assertThat(walked.put(key, value)).isNull());
		assertThat(walked).isEqualTo(expected);
		assertThat(this.view.keySet().removeAll(expected.keySet())).isEqualTo(count > 0);
		assertThat(this.view).isEmpty();
	}

	@Test
	void bulkCallsShouldDoWhatTheyDoToAMap() {
		Map<String, Long> entries = entries(100);

		assertThat(this.map.putAll(entries)).isEqualTo(100);
		assertThat(this.map.putAll(Map.of("0", 5L, "new", 6L))).isOne();
		assertThat(this.map.getAll(List.of("new", "absent", "0"))).containsExactly(Map.entry("new", 6L),
				Map.entry("0", 5L));
		assertThat(this.map.removeAll(List.of("0", "absent", "0", "1"))).isEqualTo(2);
		assertThat(this.map.containsKey("2")).isTrue();
		assertThat(this.map.remove("2")).isTrue();
		assertThat(this.map.remove("2")).isFalse();
		assertThat(this.map.containsKey("2")).isFalse();
		assertThat(this.bytes.size()).isEqualTo(98);
	}

	@Test
	void singleCallsShouldChangeNothingButWhatTheySay() {
		this.map.put("one", 1L);

		assertThat(this.view.putIfAbsent("one", 2L)).isEqualTo(1);
		assertThat(this.map.get("one")).isEqualTo(1);
		assertThat(this.view.remove("one", 2L)).isFalse();
		assertThat(this.view.replace("one", 2L, 3L)).isFalse();
		assertThat(this.view.replace("two", 3L)).isNull();
		assertThat(this.view.entrySet().contains(Map.entry("one", 2L))).isFalse();
		assertThat(this.view.entrySet().contains(Map.entry("one", 1L))).isTrue();
		assertThat(this.view).containsOnly(Map.entry("one", 1L));
		assertThat(this.view.replace("one", 1L, 2L)).isTrue();
		assertThat(this.view.replace("one", 3L)).isEqualTo(2);
		assertThat(this.view.remove("one", 3L)).isTrue();
		assertThat(this.view).isEmpty();
	}

	@Test
	void objectsOfOtherTypesShouldBeAbsent() {
		this.map.put("1", 1L);
		Map<?, ?> other = this.view;

		assertThat(other.get(1L)).isNull();
		assertThat(other.containsKey(1L)).isFalse();
		assertThat(other.containsValue("1")).isFalse();
		assertThat(other.remove(1L)).isNull();
		assertThat(other.remove("1", "1")).isFalse();
		assertThat(other.remove(1L, 1L)).isFalse();
		assertThat(other.remove("1", null)).isFalse();
		assertThat(other.keySet().remove(1L)).isFalse();
		assertThat(other.keySet().removeAll(List.of(1L, "2", 'x'))).isFalse();
		assertThat(other.entrySet().contains(Map.entry(1L, 1L))).isFalse();
		assertThat(other.entrySet().contains(Map.entry("1", "1"))).isFalse();
		assertThat(other.entrySet().remove(Map.entry("1", "1"))).isFalse();
		assertThat(other.values().remove("1")).isFalse();
		assertThat(other.entrySet().contains(Map.entry("1", 1L))).isTrue();
		assertThat(this.bytes.size()).isOne();
	}

	@Test
	void nullShouldBeRefused() {
		refusesNull("key", () -> this.map.get(null));
		refusesNull("key", () -> this.map.put(null, 1L));
		refusesNull("value", () -> this.map.put("one", null));
		refusesNull("keys", () -> this.map.getAll(null));
		refusesNull("keys", () -> this.map.removeAll(null));
		refusesNull("entries", () -> this.map.putAll(null));
		refusesNull("action", () -> this.map.forEach(null));
		refusesNull("key", () -> this.view.get(null));
		refusesNull("key", () -> this.view.containsKey(null));
		refusesNull("value", () -> this.view.containsValue(null));
		refusesNull("key", () -> this.view.remove(null));
		refusesNull("key", () -> this.view.remove(null, 1L));
		refusesNull("value", () -> this.view.putIfAbsent("one", null));
		refusesNull("oldValue", () -> this.view.replace("one", null, 1L));
		refusesNull("newValue", () -> this.view.replace("one", 1L, null));
		refusesNull("keys", () -> this.bytes.as(null, Codec.longs()));
		refusesNull("values", () -> this.bytes.as(Codec.strings(), null));
		assertThat(this.view).isEmpty();
	}

	private static void refusesNull(String what, ThrowingCallable call) {
		assertThatNullPointerException().isThrownBy(call).withMessage("'%s' must not be null", what);
	}

	@Test
	void putAllWhenThereIsANullShouldStoreNothing() {
		Map<String, Long> entries = new LinkedHashMap<>(entries(2000));
		entries.put("last", null);

		refusesNull("value", () -> this.view.putAll(entries));

		assertThat(this.view).isEmpty();
	}

	@Test
	void whatACodecThrowsShouldBePassedOnAndChangeNothing() {
		Codec<Long> positive = Codec.of((number) -> {
			if (number <= 0) {
				throw new IllegalArgumentException("not positive: " + number);
			}
			return Codec.longs().encode(number);
		}, (bytes) -> Codec.longs().decode(bytes));
		BulkMap<String, Long> positives = this.bytes.as(Codec.strings(), positive);

		assertThatIllegalArgumentException().isThrownBy(() -> positives.put("one", -1L))
			.withMessage("not positive: -1");
		assertThatIllegalArgumentException().isThrownBy(() -> positives.asMap().putAll(Map.of("one", 1L, "two", -2L)))
			.withMessage("not positive: -2");
		assertThat(this.view).isEmpty();
	}

	@Test
	void iteratorShouldSurviveGrowthAndRemoval() {
		Map<String, Long> expected = entries(3000);
		this.view.putAll(expected);
		Map<String, Long> walked = new HashMap<>();

		for (Iterator<Map.Entry<String, Long>> it = this.view.entrySet().iterator(); it.hasNext();) {
			Map.Entry<String, Long> entry = it.next();
			if (expected.containsKey(entry.getKey())) {
				assertThat(walked.put(entry.getKey(), entry.getValue())).isNull();
				this.map.put("new " + entry.getKey(), 0L);
			}
			it.remove();
		}

		assertThat(walked).isEqualTo(expected);
		assertThat(this.view).doesNotContainKeys(expected.keySet().toArray(String[]::new));
	}

	@Test
	void setValueShouldStoreWhateverHasBecomeOfTheEntry() {
		this.map.put("one", 10L);
		Map.Entry<String, Long> entry = this.view.entrySet().iterator().next();
		this.map.remove("one");

		assertThat(entry.setValue(11L)).isEqualTo(10);

		assertThat(this.map.get("one")).isEqualTo(11);
		assertThat(entry.getValue()).isEqualTo(11);
		this.map.put("one", 12L);
		assertThat(entry).isEqualTo(Map.entry("one", 11L)).hasToString("one=11");
		refusesNull("value", () -> entry.setValue(null));
	}

	@Test
	void functionShouldRunAgainWhenTheValueHasChangedMeanwhile() {
		this.map.put("one", 10L);
		List<Long> seen = new ArrayList<>();
		BiFunction<String, Long, Long> slow = (key, value) -> {
			seen.add(value);
			if (seen.size() % 2 == 1) {
				this.map.put(key, value + 5);
			}
			return value + 1;
		};

		assertThat(this.view.compute("one", slow)).isEqualTo(16);
		assertThat(this.view.computeIfPresent("one", slow)).isEqualTo(22);
		assertThat(this.view.merge("one", 0L, (value, zero) -> slow.apply("one", value))).isEqualTo(28);
		this.view.replaceAll(slow);

		assertThat(seen).containsExactly(10L, 15L, 16L, 21L, 22L, 27L, 28L, 33L);
		assertThat(this.map.get("one")).isEqualTo(34);
	}

	@Test
	void threadsShouldLoseNothing() throws InterruptedException {
		int rounds = 5000;
		AtomicInteger winners = new AtomicInteger();
		Thread[] threads = IntStream.range(0, 4).mapToObj((number) -> new Thread(() -> {
			for (int i = 0; i < rounds; i++) {
				if (number % 2 == 0) {
					this.view.merge("count " + i % 10, 1L, Long::sum);
				}
				else {
					this.view.compute("count " + i % 10, CodedMapViewTests::next);
				}
				winners.addAndGet((this.view.putIfAbsent("key " + i, (long) number) == null) ? 1 : 0);
				winners.addAndGet(this.view.remove("key " + i / 2, this.view.get("key " + i / 2)) ? -1 : 0);
			}
		})).toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}

		Set<String> keys = new HashSet<>(this.view.keySet());
		for (int i = 0; i < 10; i++) {
			assertThat(this.view.get("count " + i)).isEqualTo(4 * rounds / 10);
			keys.remove("count " + i);
		}
		assertThat(winners).hasValue(keys.size());
	}

	@Test
	void closedMapShouldRefuseEverything() {
		this.view.putAll(entries(2000));
		Iterator<String> keys = this.view.keySet().iterator();
		Map.Entry<String, Long> entry = this.view.entrySet().iterator().next();
		keys.next();
		this.bytes.close();

		refusesWhenClosed(this.map::asMap);
		refusesWhenClosed(() -> this.map.get("1"));
		refusesWhenClosed(() -> this.map.putAll(Map.of()));
		refusesWhenClosed(() -> this.map.getAll(List.of()));
		refusesWhenClosed(() -> this.map.removeAll(List.of()));
		refusesWhenClosed(() -> this.map.forEach((key, value) -> {
		}));
		refusesWhenClosed(this.view::size);
		refusesWhenClosed(this.view::isEmpty);
		refusesWhenClosed(() -> this.view.get("1"));
		refusesWhenClosed(() -> this.view.containsKey("1"));
		refusesWhenClosed(() -> this.view.containsValue(1L));
		refusesWhenClosed(() -> this.view.put("1", 1L));
		refusesWhenClosed(() -> this.view.putIfAbsent("1", 1L));
		refusesWhenClosed(() -> this.view.replace("1", 1L));
		refusesWhenClosed(() -> this.view.replace("1", 1L, 1L));
		refusesWhenClosed(() -> this.view.replaceAll(CodedMapViewTests::next));
		refusesWhenClosed(() -> this.view.remove("1"));
		refusesWhenClosed(() -> this.view.remove("1", 1L));
		refusesWhenClosed(() -> this.view.compute("1", CodedMapViewTests::next));
		refusesWhenClosed(() -> this.view.merge("1", 1L, Long::sum));
		refusesWhenClosed(this.view::clear);
		refusesWhenClosed(() -> this.view.keySet().iterator());
		refusesWhenClosed(() -> this.view.keySet().removeAll(Set.of()));
		refusesWhenClosed(() -> this.view.values().removeIf((value) -> true));
		refusesWhenClosed(() -> this.view.entrySet().stream().count());
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

	private static Map<String, Long> entries(int count) {
		Map<String, Long> entries = new HashMap<>();
		for (long i = 0; i < count; i++) {
			entries.put(Long.toString(i), -i);
		}
		return entries;
	}

	private static Long next(Object key, @Nullable Long value) {
		return (value != null) ? value + 1 : 1;
	}

}
