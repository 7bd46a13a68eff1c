package io.bulkmap.map;

import java.nio.CharBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Codec;
import io.bulkmap.KernelChoice;
import io.bulkmap.PackedBytes;
import io.bulkmap.StringLongBulkMap;
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
 * Tests for {@link StringLongBulkMap} against a {@link HashMap}: random operations with
 * the Java kernel and the best one, with strings of all kinds in all forms, and with
 * hashes that many keys share.
 */
class ModelledStringMapTests {

	private static final List<Update> UPDATES = List.of(Update.values());

	private static final int STEPS = 200;

	// ASCII, what is one byte in memory, what is two, pairs of surrogates, and such
	// without
	// the other one.
	private static final String[] ALPHABETS = { "abcdefgh", "\u00e0\u00e9\u00fc\u007f\u0080a",
			"\u4e2d\u6587\u5b57\u20aca", "\ud83d\ude00\ud83d\ude01\ud83d\ude02a", "\ud800\udc00\ud83da\udfff\ue000" };

	private final Map<String, Long> model = new HashMap<>();

	private SplittableRandom random = new SplittableRandom();

	private int keys;

	static Stream<Arguments> maps() {
		List<Arguments> maps = new ArrayList<>();
		BulkMapOptions options = BulkMapOptions.defaults();
		BulkKernel best = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO);
		for (BulkKernel kernel : Set.of(new JavaKernel(), best)) {
			for (int partitions : new int[] { 1, 4 }) {
				maps.add(arguments(kernel, options.withPartitions(partitions), -1L, 30_000, 1L));
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
		try (OffHeapStringLongBulkMap map = new OffHeapStringLongBulkMap("test", options, TestMaps.factory(kernel),
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

	private void change(StringLongBulkMap map) {
		String[] batch = keys();
		switch (this.random.nextInt(12)) {
			case 0 -> map.trim();
			case 1 -> map.reserve(this.random.nextInt(2 * this.keys));
			case 2 -> {
				if (this.random.nextInt(4) == 0) {
					map.clear();
					this.model.clear();
				}
			}
			case 3, 4 -> {
				long before = this.model.size();
				Stream.of(batch).forEach(this.model::remove);
				assertThat(anyForm(batch, map::removeAll, map::removeAll, map::removeAll))
					.isEqualTo(before - this.model.size());
			}
			case 5 -> changeSingly(map);
			default -> {
				Update update = UPDATES.get(this.random.nextInt(UPDATES.size()));
				long[] values = this.random.longs(batch.length, -1000, 1000).toArray();
				assertThat(update(map, update, batch, values)).isEqualTo(merge(update, batch, values));
			}
		}
	}

	private long update(StringLongBulkMap map, Update update, String[] batch, long[] values) {
		return switch (update) {
			case PUT -> anyForm(batch, (keys) -> map.putAll(keys, values), (keys) -> map.putAll(keys, values),
					(keys) -> map.putAll(keys, values));
			case PUT_IF_ABSENT -> anyForm(batch, (keys) -> map.putAllIfAbsent(keys, values),
					(keys) -> map.putAllIfAbsent(keys, values), (keys) -> map.putAllIfAbsent(keys, values));
			case ADD -> anyForm(batch, (keys) -> map.addAll(keys, values), (keys) -> map.addAll(keys, values),
					(keys) -> map.addAll(keys, values));
			case MIN -> anyForm(batch, (keys) -> map.minAll(keys, values), (keys) -> map.minAll(keys, values),
					(keys) -> map.minAll(keys, values));
			case MAX -> anyForm(batch, (keys) -> map.maxAll(keys, values), (keys) -> map.maxAll(keys, values),
					(keys) -> map.maxAll(keys, values));
		};
	}

	private long merge(Update update, String[] batch, long[] values) {
		long before = this.model.size();
		for (int i = 0; i < batch.length; i++) {
			this.model.merge(batch[i], values[i], update::combine);
		}
		return this.model.size() - before;
	}

	private void changeSingly(StringLongBulkMap map) {
		for (int i = 0; i < 100; i++) {
			String key = key();
			CharSequence form = form(key);
			long value = this.random.nextInt();
			boolean isNew = !this.model.containsKey(key);
			switch (this.random.nextInt(4)) {
				case 0 -> {
					assertThat(map.put(form, value)).isEqualTo(isNew);
					this.model.put(key, value);
				}
				case 1 -> {
					assertThat(map.putIfAbsent(form, value)).isEqualTo(isNew);
					this.model.putIfAbsent(key, value);
				}
				case 2 -> {
					assertThat(map.add(form, value)).isEqualTo(isNew);
					this.model.merge(key, value, Long::sum);
				}
				default -> {
					assertThat(map.remove(form)).isEqualTo(!isNew);
					this.model.remove(key);
				}
			}
		}
	}

	private void compare(StringLongBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		String[] batch = keys();
		long[] values = new long[batch.length];
		boolean[] found = new boolean[batch.length];
		long missing = this.random.nextInt();
		long hits = anyForm(batch, (keys) -> map.getAll(keys, values, missing),
				(keys) -> map.getAll(keys, values, missing), (keys) -> map.getAll(keys, values, missing));
		assertThat(anyForm(batch, (keys) -> map.containsAll(keys, found), (keys) -> map.containsAll(keys, found),
				(keys) -> map.containsAll(keys, found)))
			.isEqualTo(hits);
		long expectedHits = 0;
		for (int i = 0; i < batch.length; i++) {
			Long expected = this.model.get(batch[i]);
			expectedHits += (expected != null) ? 1 : 0;
			if (found[i] != (expected != null) || values[i] != ((expected != null) ? expected : missing)) {
				throw new AssertionError(
						"key '%s': %s, %d instead of %d".formatted(batch[i], found[i], values[i], expected));
			}
		}
		assertThat(hits).isEqualTo(expectedHits);
		for (int i = 0; i < Math.min(batch.length, 30); i++) {
			assertThat(map.get(form(batch[i]), missing)).isEqualTo(values[i]);
			assertThat(map.containsKey(form(batch[i]))).isEqualTo(found[i]);
		}
		if (this.random.nextInt(10) == 0) {
			assertThat(entries(map)).isEqualTo(this.model);
		}
	}

	private static Map<String, Long> entries(StringLongBulkMap map) {
		Map<String, Long> entries = new HashMap<>();
		map.forEach((key, value) -> assertThat(entries.put(key, value)).as("twice").isNull());
		return entries;
	}

	// Arrays and lists of strings or others, and bytes.
	private long anyForm(String[] keys, ToLongFunction<CharSequence[]> ofArray,
			ToLongFunction<List<? extends CharSequence>> ofList, ToLongFunction<PackedBytes> ofBytes) {
		return switch (this.random.nextInt(5)) {
			case 0 -> ofArray.applyAsLong(keys);
			case 1 -> ofArray.applyAsLong(Stream.of(keys).map(StringBuilder::new).toArray(StringBuilder[]::new));
			case 2 -> ofList.applyAsLong(List.of(keys));
			case 3 -> ofList.applyAsLong(Stream.of(keys).map(this::form).toList());
			default -> ofBytes.applyAsLong(packed(keys));
		};
	}

	private CharSequence form(String key) {
		return this.random.nextBoolean() ? key : CharBuffer.wrap(key);
	}

	// Off-heap or not, and not from the beginning on.
	private PackedBytes packed(String[] keys) {
		byte[][] strings = Stream.of(keys).map(Codec.strings()::encode).toArray(byte[][]::new);
		int[] offsets = new int[strings.length + 1];
		offsets[0] = this.random.nextInt(10);
		for (int i = 0; i < strings.length; i++) {
			offsets[i + 1] = offsets[i] + strings[i].length;
		}
		int end = offsets[strings.length];
		ByteBuffer bytes = this.random.nextBoolean() ? ByteBuffer.allocate(end) : ByteBuffer.allocateDirect(end);
		for (int i = 0; i < strings.length; i++) {
			bytes.put(offsets[i], strings[i]);
		}
		return PackedBytes.of(bytes, offsets);
	}

	// Short batches are as frequent as long ones.
	private String[] keys() {
		int longest = 1 << this.random.nextInt(12);
		return Stream.generate(this::key).limit(this.random.nextInt(longest + 1)).toArray(String[]::new);
	}

	// The same for each number: up to 20 characters, or 300 of a few.
	private String key() {
		int number = this.random.nextInt(this.keys);
		String alphabet = ALPHABETS[number % ALPHABETS.length];
		SplittableRandom content = new SplittableRandom(number);
		char[] chars = new char[(number % 50 == 0) ? 300 : content.nextInt(20)];
		for (int i = 0; i < chars.length; i++) {
			chars[i] = alphabet.charAt(content.nextInt(alphabet.length()));
		}
		if (number % 3 == 0) {
			Arrays.sort(chars);
		}
		return new String(chars);
	}

}
