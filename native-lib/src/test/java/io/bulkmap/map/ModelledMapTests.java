package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import io.bulkmap.kernel.Update;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link LongLongBulkMap} against a {@link HashMap}: random operations, single
 * and in batches, with every kind of map, while it grows and shrinks.
 */
class ModelledMapTests {

	private static final int STEPS = 400;

	private static final int LONGEST = 20_000;

	private static final List<Update> UPDATES = List.of(Update.values());

	private static final List<Form> FORMS = List.of(Form.values());

	private final Map<Long, Long> model = new HashMap<>();

	private SplittableRandom random = new SplittableRandom();

	private long keys;

	private long missing;

	private int growing;

	static Stream<Arguments> maps() {
		BulkMapOptions options = BulkMapOptions.defaults();
		List<Arguments> maps = new ArrayList<>();
		for (BulkMapOptions each : List.of(options.withPartitions(1), options.withPartitions(2),
				options.withPartitions(16), options.withPartitions(1).withSingleThread(true),
				options.withPartitions(4).withSingleThread(true).withHugePages(false))) {
			for (long seed = 1; seed <= 3; seed++) {
				maps.add(arguments(each.withHashSeed(seed), seed));
			}
		}
		return maps.stream();
	}

	@ParameterizedTest
	@MethodSource("maps")
	void mapShouldDoWhatAHashMapDoes(BulkMapOptions options, long seed) {
		this.random = new SplittableRandom(seed);
		this.keys = 1L << this.random.nextInt(16, 19);
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = factory.longLongMap("test", options);
			for (int step = 0; step < STEPS; step++) {
				change(map);
				compare(map);
			}
			assertThat(entries(map)).isEqualTo(this.model);
			assertThat(this.growing).as("times that the map was found growing").isPositive();
		}
	}

	private void change(LongLongBulkMap map) {
		long[] batch = keys();
		long[] values = this.random.longs(batch.length).toArray();
		switch (this.random.nextInt(16)) {
			case 0 -> map.trim();
			case 1 -> map.reserve(this.random.nextInt(1 << 18));
			case 2 -> {
				if (this.random.nextInt(8) == 0) {
					map.clear();
					this.model.clear();
				}
			}
			case 3, 4 -> assertThat(removeAll(map, batch)).isEqualTo(remove(batch));
			case 5, 6 -> changeSingly(map);
			case 7, 8, 9, 10 -> change(map, UPDATES.get(this.random.nextInt(UPDATES.size())), batch, values);
			default -> change(map, Update.PUT, batch, values);
		}
	}

	private void change(LongLongBulkMap map, Update update, long[] batch, long[] values) {
		Form form = form();
		long added = (form == Form.ARRAY) ? BulkUpdates.updateAll(map, update, batch, values)
				: BulkUpdates.updateAll(map, update, form.buffer(batch, 3), form().buffer(values, 5));
		assertThat(added).isEqualTo(merge(batch, values, operator(update)));
	}

	private long removeAll(LongLongBulkMap map, long[] batch) {
		Form form = form();
		return (form == Form.ARRAY) ? map.removeAll(batch) : map.removeAll(form.buffer(batch, 1));
	}

	private static LongBinaryOperator operator(Update update) {
		return switch (update) {
			case PUT -> (before, after) -> after;
			case PUT_IF_ABSENT -> (before, after) -> before;
			case ADD -> Long::sum;
			case MIN -> Math::min;
			case MAX -> Math::max;
		};
	}

	private Form form() {
		return FORMS.get(this.random.nextInt(FORMS.size()));
	}

	private void changeSingly(LongLongBulkMap map) {
		for (int i = 0; i < 500; i++) {
			long[] key = { this.random.nextLong(this.keys) };
			long[] value = { this.random.nextLong() };
			switch (this.random.nextInt(4)) {
				case 0 -> assertThat(map.put(key[0], value[0])).isEqualTo(merge(key, value, (a, b) -> b) == 1);
				case 1 -> assertThat(map.putIfAbsent(key[0], value[0])).isEqualTo(merge(key, value, (a, b) -> a) == 1);
				case 2 -> assertThat(map.add(key[0], value[0])).isEqualTo(merge(key, value, Long::sum) == 1);
				default -> assertThat(map.remove(key[0])).isEqualTo(remove(key) == 1);
			}
		}
	}

	private void compare(LongLongBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		this.growing += map.statistics().growingPartitions();
		long[] batch = keys();
		long[] values = new long[batch.length];
		boolean[] found = new boolean[batch.length];
		this.missing = this.random.nextLong();
		long hits = getAll(map, batch, values);
		Form form = form();
		assertThat((form == Form.ARRAY) ? map.containsAll(batch, found) : map.containsAll(form.buffer(batch, 2), found))
			.isEqualTo(hits);
		long expectedHits = 0;
		for (int i = 0; i < batch.length; i++) {
			Long expected = this.model.get(batch[i]);
			expectedHits += (expected != null) ? 1 : 0;
			if (found[i] != (expected != null) || values[i] != ((expected != null) ? expected : this.missing)) {
				throw new AssertionError(
						"key %d: %s, %d instead of %d".formatted(batch[i], found[i], values[i], expected));
			}
		}
		assertThat(hits).isEqualTo(expectedHits);
		for (int i = 0; i < Math.min(batch.length, 100); i++) {
			assertThat(map.get(batch[i], this.missing)).isEqualTo(values[i]);
			assertThat(map.containsKey(batch[i])).isEqualTo(found[i]);
		}
		if (this.random.nextInt(20) == 0) {
			assertThat(entries(map)).isEqualTo(this.model);
		}
	}

	private long getAll(LongLongBulkMap map, long[] batch, long[] values) {
		Form form = form();
		if (form == Form.ARRAY) {
			return map.getAll(batch, values, this.missing);
		}
		LongBuffer target = form().buffer(values, 4);
		int position = target.position();
		long hits = map.getAll(form.buffer(batch, 4), target, this.missing);
		assertThat(target.position()).isEqualTo(position);
		assertThat(target.remaining()).isEqualTo(values.length);
		target.get(values);
		return hits;
	}

	private static Map<Long, Long> entries(LongLongBulkMap map) {
		Map<Long, Long> entries = new HashMap<>();
		LongLongCursor cursor = map.cursor();
		long[] keys = new long[1000];
		long[] values = new long[1000];
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			for (int i = 0; i < count; i++) {
				assertThat(entries.put(keys[i], values[i])).as("twice").isNull();
			}
		}
		return entries;
	}

	// Short batches are as frequent as long ones.
	private long[] keys() {
		int longest = 1 << this.random.nextInt(15);
		return this.random.longs(this.random.nextInt(Math.min(longest + 1, LONGEST)), 0, this.keys).toArray();
	}

	private long merge(long[] batch, long[] values, LongBinaryOperator operator) {
		long before = this.model.size();
		for (int i = 0; i < batch.length; i++) {
			this.model.merge(batch[i], values[i], operator::applyAsLong);
		}
		return this.model.size() - before;
	}

	private long remove(long[] batch) {
		long before = this.model.size();
		for (long key : batch) {
			this.model.remove(key);
		}
		return before - this.model.size();
	}

	/**
	 * How a batch is handed over.
	 */
	private enum Form {

		ARRAY {

			@Override
			LongBuffer allocate(int length) {
				return LongBuffer.allocate(length);
			}

		},

		HEAP {

			@Override
			LongBuffer allocate(int length) {
				return LongBuffer.allocate(length + 2).slice(2, length);
			}

		},

		DIRECT {

			@Override
			LongBuffer allocate(int length) {
				return ByteBuffer.allocateDirect(length * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
			}

		},

		OTHER_ORDER {

			@Override
			LongBuffer allocate(int length) {
				return ByteBuffer.allocateDirect(length * Long.BYTES).order(ByteOrder.BIG_ENDIAN).asLongBuffer();
			}

		};

		abstract LongBuffer allocate(int length);

		LongBuffer buffer(long[] content, int position) {
			LongBuffer buffer = allocate(content.length + position + 1);
			return buffer.position(position).put(content).flip().position(position);
		}

	}

}
