package io.bulkmap.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link LongLongBulkMap#cursor()} and
 * {@link LongLongBulkMap#forEach(io.bulkmap.LongLongConsumer)}.
 */
class CursorTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final LongLongBulkMap map = this.factory.longLongMap("test", BulkMapOptions.defaults().withHashSeed(5));

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 511, 512, 513, 20_000 })
	void everyEntryShouldBeHandedOutOnce(int count) {
		Map<Long, Long> entries = fill(count);

		for (int length : new int[] { 1, 3, 512, 1000, 50_000 }) {
			assertThat(rest(this.map.cursor(), length)).isEqualTo(entries);
		}
		Map<Long, Long> walked = new HashMap<>();
		this.map.forEach((key, value) -> assertThat(walked.put(key, value)).isNull());
		assertThat(walked).isEqualTo(entries);
	}

	@Test
	void arraysShouldBeFilledAsFarAsThereAreEntries() {
		fill(2500);
		LongLongCursor cursor = this.map.cursor();
		long[] keys = new long[1000];
		long[] values = new long[1000];

		assertThat(cursor.next(keys, values)).isEqualTo(1000);
		assertThat(cursor.next(keys, values)).isEqualTo(1000);
		Arrays.fill(keys, 42);
		Arrays.fill(values, 43);
		assertThat(cursor.next(keys, values)).isEqualTo(500);
		assertThat(Arrays.copyOfRange(keys, 500, 1000)).containsOnly(42);
		assertThat(Arrays.copyOfRange(values, 500, 1000)).containsOnly(43);
		assertThat(cursor.next(keys, values)).isZero();
		assertThat(cursor.next(keys, values)).isZero();
	}

	@Test
	void entriesFarApartShouldBeHandedOut() {
		Map<Long, Long> entries = fill(3);
		this.map.reserve(5_000_000);

		assertThat(rest(this.map.cursor(), 2)).isEqualTo(entries);
	}

	@Test
	void orderShouldNotDependOnTheSizeOfTheTable() {
		fill(3000);
		long[] order = rest(this.map.cursor(), 100).keySet().stream().mapToLong(Long::longValue).toArray();

		this.map.reserve(1_000_000);
		assertThat(rest(this.map.cursor(), 100).keySet()).containsExactly(boxed(order));
		this.map.trim();
		assertThat(rest(this.map.cursor(), 100).keySet()).containsExactly(boxed(order));
	}

	// Whatever happens to other entries: growth, shrinking, removal, which moves entries
	// to
	// other groups, and new entries in the gaps.
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void entriesThatStayShouldBeHandedOutOnceWhateverOthersDo(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Map<Long, Long> stay = fill(6000);
		LongLongCursor cursor = this.map.cursor();
		Map<Long, Long> walked = new HashMap<>();
		long[] keys = new long[150];
		long[] values = new long[150];
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			for (int i = 0; i < count; i++) {
				assertThat(walked.put(keys[i], values[i])).as("twice").isNull();
			}
			long[] others = random.longs(random.nextInt(3000), 1_000_000, 1_010_000).toArray();
			switch (random.nextInt(4)) {
				case 0 -> this.map.removeAll(others);
				case 1 -> this.map.trim();
				case 2 -> this.map.reserve(random.nextInt(60_000));
				default -> this.map.putAll(others, others);
			}
		}
		walked.keySet().removeIf((key) -> key >= 1_000_000 && key < 1_010_000);
		assertThat(walked).isEqualTo(stay);
	}

	@Test
	void entriesThatStayShouldBeHandedOutOnceWhileThreadsWrite() throws Exception {
		Map<Long, Long> stay = fill(30_000);
		ExecutorService executor = Executors.newSingleThreadExecutor();
		AtomicBoolean done = new AtomicBoolean();
		Future<?> writer = executor.submit(() -> {
			SplittableRandom random = new SplittableRandom(1);
			while (!done.get()) {
				long[] others = random.longs(2000, 1_000_000, 1_030_000).toArray();
				this.map.putAll(others, others);
				this.map.removeAll(random.longs(3000, 1_000_000, 1_030_000).toArray());
				this.map.trim();
			}
		});
		try {
			for (int walk = 0; walk < 20; walk++) {
				Map<Long, Long> walked = rest(this.map.cursor(), 1000);
				walked.keySet().removeIf((key) -> key >= 1_000_000 && key < 1_030_000);
				assertThat(walked).isEqualTo(stay);
			}
		}
		finally {
			done.set(true);
			writer.get();
			executor.shutdown();
		}
	}

	@Test
	void actionShouldBeAllowedToWrite() {
		Map<Long, Long> entries = fill(2000);

		this.map.forEach((key, value) -> this.map.remove(key));

		assertThat(entries).isNotEmpty();
		assertThat(this.map.size()).isZero();
	}

	@Test
	void exceptionOfTheActionShouldEndTheWalk() {
		fill(10);
		Map<Long, Long> walked = new HashMap<>();

		assertThatIllegalStateException().isThrownBy(() -> this.map.forEach((key, value) -> {
			walked.put(key, value);
			throw new IllegalStateException("enough");
		})).withMessage("enough");

		assertThat(walked).hasSize(1);
		assertThat(this.map.put(99, 99)).isTrue();
	}

	@Test
	void cursorShouldRefuseBadArguments() {
		LongLongCursor cursor = this.map.cursor();

		assertThatNullPointerException().isThrownBy(() -> cursor.next(null, new long[1]))
			.withMessage("'keys' must not be null");
		assertThatNullPointerException().isThrownBy(() -> cursor.next(new long[1], null))
			.withMessage("'values' must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> cursor.next(new long[1], new long[2]))
			.withMessage("'keys' and 'values' must have the same length, at least 1: 1 and 2");
		assertThatIllegalArgumentException().isThrownBy(() -> cursor.next(new long[0], new long[0]))
			.withMessage("'keys' and 'values' must have the same length, at least 1: 0 and 0");
		assertThatNullPointerException().isThrownBy(() -> this.map.forEach(null))
			.withMessage("'action' must not be null");
	}

	@Test
	void cursorWhenTheMapIsClosedShouldRefuse() {
		fill(10);
		LongLongCursor cursor = this.map.cursor();
		assertThat(cursor.next(new long[1], new long[1])).isEqualTo(1);
		this.map.close();

		assertThatIllegalStateException().isThrownBy(() -> cursor.next(new long[1], new long[1]))
			.withMessage("Map 'test' is closed");
		assertThatIllegalStateException().isThrownBy(this.map::cursor).withMessage("Map 'test' is closed");
		assertThatIllegalStateException().isThrownBy(() -> this.map.forEach((key, value) -> {
		})).withMessage("Map 'test' is closed");
	}

	// Key 0 among them, from two entries on.
	private Map<Long, Long> fill(int count) {
		Map<Long, Long> entries = new HashMap<>();
		for (long key = count - 1L; key >= 0; key--) {
			entries.put(key * 31 - 31, -key);
		}
		entries.forEach(this.map::put);
		return entries;
	}

	private static Map<Long, Long> rest(LongLongCursor cursor, int length) {
		Map<Long, Long> entries = new LinkedHashMap<>();
		long[] keys = new long[length];
		long[] values = new long[length];
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			for (int i = 0; i < count; i++) {
				assertThat(entries.put(keys[i], values[i])).as("key handed out before").isNull();
			}
		}
		return entries;
	}

	private static Long[] boxed(long[] numbers) {
		return Arrays.stream(numbers).boxed().toArray(Long[]::new);
	}

}
