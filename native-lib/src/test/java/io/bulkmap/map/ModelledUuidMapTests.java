package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link UuidLongBulkMap} against a {@link HashMap}: random operations with the
 * Java kernel and the best one, and with hashes that many keys share.
 */
class ModelledUuidMapTests {

	private static final int STEPS = 250;

	private static final List<Update> UPDATES = List.of(Update.values());

	private static final long ALL_BITS = -1;

	private final Map<UUID, Long> model = new HashMap<>();

	private SplittableRandom random = new SplittableRandom();

	private int keys;

	static Stream<Arguments> maps() {
		List<Arguments> maps = new ArrayList<>();
		BulkMapOptions options = BulkMapOptions.defaults();
		BulkKernel best = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO);
		for (BulkKernel kernel : Set.of(new JavaKernel(), best)) {
			for (int partitions : new int[] { 1, 4 }) {
				maps.add(arguments(kernel, options.withPartitions(partitions), ALL_BITS, 50_000, 1L));
				maps.add(arguments(kernel, options.withPartitions(partitions), 0xffL, 1_000, 2L));
				maps.add(arguments(kernel, options.withPartitions(partitions).withSingleThread(true), 3L << 62, 100,
						3L));
			}
		}
		return maps.stream();
	}

	@ParameterizedTest
	@MethodSource("maps")
	void mapShouldDoWhatAHashMapDoes(BulkKernel kernel, BulkMapOptions options, long hashMask, int keys, long seed) {
		this.random = new SplittableRandom(seed);
		this.keys = keys;
		try (OffHeapUuidLongBulkMap map = new OffHeapUuidLongBulkMap("test", options, TestMaps.factory(kernel),
				hashMask, (closed) -> {
				})) {
			for (int step = 0; step < STEPS; step++) {
				change(map);
				compare(map);
			}
			assertThat(entries(map)).isEqualTo(this.model);
			map.clear();
			map.trim();
			assertThat(map.statistics().memoryBytes()).isLessThan(100_000);
		}
	}

	private void change(UuidLongBulkMap map) {
		UUID[] batch = keys();
		long[] values = this.random.longs(batch.length).toArray();
		switch (this.random.nextInt(16)) {
			case 0 -> map.trim();
			case 1 -> map.reserve(this.random.nextInt(2 * this.keys));
			case 2 -> {
				if (this.random.nextInt(4) == 0) {
					map.clear();
					this.model.clear();
				}
			}
			case 3, 4, 5 -> assertThat(removeAll(map, batch)).isEqualTo(remove(batch));
			case 6 -> changeSingly(map);
			default -> {
				Update update = UPDATES.get(this.random.nextInt(UPDATES.size()));
				assertThat(updateAll(map, update, batch, values)).isEqualTo(merge(update, batch, values));
			}
		}
	}

	private long updateAll(UuidLongBulkMap map, Update update, UUID[] batch, long[] values) {
		int form = this.random.nextInt(3);
		if (form == 0) {
			return switch (update) {
				case PUT -> map.putAll(batch, values);
				case PUT_IF_ABSENT -> map.putAllIfAbsent(batch, values);
				case ADD -> map.addAll(batch, values);
				case MIN -> map.minAll(batch, values);
				case MAX -> map.maxAll(batch, values);
			};
		}
		if (form == 1) {
			int offset = this.random.nextInt(5);
			long[] words = words(batch, offset);
			long[] shifted = new long[offset + values.length];
			System.arraycopy(values, 0, shifted, offset, values.length);
			return switch (update) {
				case PUT -> map.putAll(words, shifted, offset, batch.length);
				case PUT_IF_ABSENT -> map.putAllIfAbsent(words, shifted, offset, batch.length);
				case ADD -> map.addAll(words, shifted, offset, batch.length);
				case MIN -> map.minAll(words, shifted, offset, batch.length);
				case MAX -> map.maxAll(words, shifted, offset, batch.length);
			};
		}
		LongBuffer words = buffer(words(batch, 0));
		LongBuffer buffer = buffer(values);
		return switch (update) {
			case PUT -> map.putAll(words, buffer);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(words, buffer);
			case ADD -> map.addAll(words, buffer);
			case MIN -> map.minAll(words, buffer);
			case MAX -> map.maxAll(words, buffer);
		};
	}

	private long removeAll(UuidLongBulkMap map, UUID[] batch) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.removeAll(batch);
			case 1 -> map.removeAll(words(batch, 2), 2, batch.length);
			default -> map.removeAll(buffer(words(batch, 0)));
		};
	}

	private void changeSingly(UuidLongBulkMap map) {
		for (int i = 0; i < 200; i++) {
			UUID[] key = { key() };
			long[] value = { this.random.nextLong() };
			switch (this.random.nextInt(4)) {
				case 0 -> assertThat(map.put(key[0], value[0])).isEqualTo(merge(Update.PUT, key, value) == 1);
				case 1 -> assertThat(map.putIfAbsent(key[0], value[0]))
					.isEqualTo(merge(Update.PUT_IF_ABSENT, key, value) == 1);
				case 2 -> assertThat(map.add(key[0], value[0])).isEqualTo(merge(Update.ADD, key, value) == 1);
				default -> assertThat(map.remove(key[0])).isEqualTo(remove(key) == 1);
			}
		}
	}

	private void compare(UuidLongBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		UUID[] batch = keys();
		long missing = this.random.nextLong();
		long[] values = new long[batch.length];
		boolean[] found = new boolean[batch.length];
		long hits = getAll(map, batch, values, missing);
		assertThat(containsAll(map, batch, found)).isEqualTo(hits);
		long expectedHits = 0;
		for (int i = 0; i < batch.length; i++) {
			Long expected = this.model.get(batch[i]);
			expectedHits += (expected != null) ? 1 : 0;
			if (found[i] != (expected != null) || values[i] != ((expected != null) ? expected : missing)) {
				throw new AssertionError(
						"key %s: %s, %d instead of %d".formatted(batch[i], found[i], values[i], expected));
			}
		}
		assertThat(hits).isEqualTo(expectedHits);
		for (int i = 0; i < Math.min(batch.length, 50); i++) {
			assertThat(map.get(batch[i], missing)).isEqualTo(values[i]);
			assertThat(map.containsKey(batch[i])).isEqualTo(found[i]);
		}
		if (this.random.nextInt(10) == 0) {
			assertThat(entries(map)).isEqualTo(this.model);
		}
	}

	private long getAll(UuidLongBulkMap map, UUID[] batch, long[] values, long missing) {
		switch (this.random.nextInt(3)) {
			case 0 -> {
				return map.getAll(batch, values, missing);
			}
			case 1 -> {
				long[] shifted = new long[values.length + 3];
				long hits = map.getAll(words(batch, 3), shifted, missing, 3, batch.length);
				System.arraycopy(shifted, 3, values, 0, values.length);
				return hits;
			}
			default -> {
				LongBuffer target = buffer(values);
				long hits = map.getAll(buffer(words(batch, 0)), target, missing);
				target.get(values);
				return hits;
			}
		}
	}

	private long containsAll(UuidLongBulkMap map, UUID[] batch, boolean[] found) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.containsAll(batch, found);
			case 1 -> map.containsAll(words(batch, 0), found, 0, batch.length);
			default -> map.containsAll(buffer(words(batch, 0)), found);
		};
	}

	private static Map<UUID, Long> entries(UuidLongBulkMap map) {
		Map<UUID, Long> entries = new HashMap<>();
		map.forEach((high, low, value) -> assertThat(entries.put(new UUID(high, low), value)).as("twice").isNull());
		return entries;
	}

	// Off-heap or not, in either order, and not from the beginning on.
	private LongBuffer buffer(long[] content) {
		ByteBuffer bytes = this.random.nextBoolean() ? ByteBuffer.allocate((content.length + 2) * Long.BYTES)
				: ByteBuffer.allocateDirect((content.length + 2) * Long.BYTES);
		LongBuffer buffer = bytes.order(this.random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
			.asLongBuffer();
		return buffer.position(1).put(content).flip().position(1);
	}

	private static long[] words(UUID[] batch, int offset) {
		long[] words = new long[2 * (offset + batch.length)];
		for (int i = 0; i < batch.length; i++) {
			words[2 * (offset + i)] = batch[i].getMostSignificantBits();
			words[2 * (offset + i) + 1] = batch[i].getLeastSignificantBits();
		}
		return words;
	}

	// Short batches are as frequent as long ones.
	private UUID[] keys() {
		int longest = 1 << this.random.nextInt(13);
		return Stream.generate(this::key).limit(this.random.nextInt(longest + 1)).toArray(UUID[]::new);
	}

	// Keys that share a half, among them 0.
	private UUID key() {
		long number = this.random.nextInt(this.keys);
		return ((number & 1) == 0) ? new UUID(0, number / 2) : new UUID(number / 2, 0);
	}

	private long merge(Update update, UUID[] batch, long[] values) {
		long before = this.model.size();
		for (int i = 0; i < batch.length; i++) {
			this.model.merge(batch[i], values[i], update::combine);
		}
		return this.model.size() - before;
	}

	private long remove(UUID[] batch) {
		long before = this.model.size();
		for (UUID key : batch) {
			this.model.remove(key);
		}
		return before - this.model.size();
	}

}
