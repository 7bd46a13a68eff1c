package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.KernelChoice;
import io.bulkmap.PackedBytes;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link BytesBulkMap} against a {@link HashMap}: random operations with the
 * Java kernel and the best one, with keys and values of all lengths, and with hashes that
 * many keys share.
 */
class ModelledBytesMapTests {

	private static final int STEPS = 200;

	// What kernels and stores do differently from one to the next.
	private static final int[] LENGTHS = { 0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 127, 128, 129, 255, 256, 257 };

	private final Map<ByteBuffer, byte[]> model = new HashMap<>();

	private SplittableRandom random = new SplittableRandom();

	private int keys;

	private int longest;

	static Stream<Arguments> maps() {
		List<Arguments> maps = new ArrayList<>();
		BulkMapOptions options = BulkMapOptions.defaults();
		BulkKernel best = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO);
		for (BulkKernel kernel : Set.of(new JavaKernel(), best)) {
			for (int partitions : new int[] { 1, 4 }) {
				maps.add(arguments(kernel, options.withPartitions(partitions), -1L, 30_000, 300, 1L));
				maps.add(arguments(kernel, options.withPartitions(partitions), -1L, 300, 80_000, 2L));
				maps.add(arguments(kernel, options.withPartitions(partitions), 0xffL, 1_000, 300, 3L));
				maps.add(arguments(kernel, options.withPartitions(partitions).withSingleThread(true), 3L << 62, 100,
						300, 4L));
			}
		}
		return maps.stream();
	}

	@ParameterizedTest
	@MethodSource("maps")
	void mapShouldDoWhatAHashMapDoes(BulkKernel kernel, BulkMapOptions options, long hashMask, int keys, int longest,
			long seed) {
		this.random = new SplittableRandom(seed);
		this.keys = keys;
		this.longest = longest;
		try (OffHeapBytesBulkMap map = new OffHeapBytesBulkMap("test", options, TestMaps.factory(kernel), hashMask,
				(closed) -> {
				})) {
			for (int step = 0; step < STEPS; step++) {
				change(map);
				compare(map);
			}
			assertThat(entries(map)).isEqualTo(comparable(this.model));
			map.clear();
			map.trim();
			assertThat(map.statistics().memoryBytes()).isLessThan(100_000);
		}
	}

	private void change(BytesBulkMap map) {
		byte[][] batch = keys();
		switch (this.random.nextInt(16)) {
			case 0 -> map.trim();
			case 1 -> map.reserve(this.random.nextInt(2 * this.keys));
			case 2 -> {
				if (this.random.nextInt(4) == 0) {
					map.clear();
					this.model.clear();
				}
			}
			case 3, 4, 5 -> {
				long before = this.model.size();
				Stream.of(batch).forEach((key) -> this.model.remove(ByteBuffer.wrap(key)));
				assertThat(this.random.nextBoolean() ? map.removeAll(batch) : map.removeAll(packed(batch)))
					.isEqualTo(before - this.model.size());
			}
			case 6 -> changeSingly(map);
			case 7, 8, 9 -> {
				byte[][] values = Stream.of(batch).map((key) -> value()).toArray(byte[][]::new);
				long before = this.model.size();
				for (int i = 0; i < batch.length; i++) {
					this.model.putIfAbsent(ByteBuffer.wrap(batch[i]), values[i]);
				}
				assertThat(this.random.nextBoolean() ? map.putAllIfAbsent(batch, values)
						: map.putAllIfAbsent(packed(batch), packed(values)))
					.isEqualTo(this.model.size() - before);
			}
			default -> {
				byte[][] values = Stream.of(batch).map((key) -> value()).toArray(byte[][]::new);
				long before = this.model.size();
				for (int i = 0; i < batch.length; i++) {
					this.model.put(ByteBuffer.wrap(batch[i]), values[i]);
				}
				assertThat(this.random.nextBoolean() ? map.putAll(batch, values)
						: map.putAll(packed(batch), packed(values)))
					.isEqualTo(this.model.size() - before);
			}
		}
	}

	private void changeSingly(BytesBulkMap map) {
		for (int i = 0; i < 100; i++) {
			byte[] key = key();
			byte[] value = value();
			ByteBuffer modelled = ByteBuffer.wrap(key);
			byte[] before = this.model.get(modelled);
			switch (this.random.nextInt(9)) {
				case 0 -> {
					assertThat(map.put(key, value)).isEqualTo(before == null);
					this.model.put(modelled, value);
				}
				case 1 -> {
					assertThat(map.putIfAbsent(key, value)).isEqualTo(before == null);
					this.model.putIfAbsent(modelled, value);
				}
				case 2 -> assertThat(map.remove(key)).isEqualTo(this.model.remove(modelled) != null);
				case 3 -> {
					assertThat(map.getAndPut(key, value)).isEqualTo(before);
					this.model.put(modelled, value);
				}
				case 4 -> {
					assertThat(map.getOrPut(key, value)).isEqualTo(before);
					this.model.putIfAbsent(modelled, value);
				}
				case 5 -> assertThat(map.getAndRemove(key)).isEqualTo(this.model.remove(modelled));
				case 6 -> {
					assertThat(map.getAndReplace(key, value)).isEqualTo(before);
					this.model.replace(modelled, value);
				}
				case 7 -> {
					byte[] expected = expected(before);
					boolean matches = Arrays.equals(expected, before);
					assertThat(map.replace(key, expected, value)).isEqualTo(matches);
					this.model.computeIfPresent(modelled, (same, old) -> matches ? value : old);
				}
				default -> {
					byte[] expected = expected(before);
					boolean matches = Arrays.equals(expected, before);
					assertThat(map.remove(key, expected)).isEqualTo(matches);
					this.model.computeIfPresent(modelled, (same, old) -> matches ? null : old);
				}
			}
		}
	}

	private byte[] expected(byte[] before) {
		return (before != null && this.random.nextBoolean()) ? before.clone() : value();
	}

	private void compare(BytesBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		byte[][] batch = keys();
		byte[][] values = new byte[batch.length][];
		boolean[] found = new boolean[batch.length];
		long hits = this.random.nextBoolean() ? map.getAll(batch, values) : map.getAll(packed(batch), values);
		assertThat(this.random.nextBoolean() ? map.containsAll(batch, found) : map.containsAll(packed(batch), found))
			.isEqualTo(hits);
		long expectedHits = 0;
		for (int i = 0; i < batch.length; i++) {
			byte[] expected = this.model.get(ByteBuffer.wrap(batch[i]));
			expectedHits += (expected != null) ? 1 : 0;
			if (found[i] != (expected != null) || !Arrays.equals(values[i], expected)) {
				throw new AssertionError("key %s: %s, %s instead of %s".formatted(Arrays.toString(batch[i]), found[i],
						Arrays.toString(values[i]), Arrays.toString(expected)));
			}
		}
		assertThat(hits).isEqualTo(expectedHits);
		for (int i = 0; i < Math.min(batch.length, 30); i++) {
			assertThat(map.get(batch[i])).isEqualTo(values[i]);
			assertThat(map.containsKey(batch[i])).isEqualTo(found[i]);
		}
		if (this.random.nextInt(10) == 0) {
			assertThat(entries(map)).isEqualTo(comparable(this.model));
		}
	}

	private static Map<ByteBuffer, ByteBuffer> entries(BytesBulkMap map) {
		Map<ByteBuffer, ByteBuffer> entries = new HashMap<>();
		map.forEach((key, value) -> assertThat(entries.put(ByteBuffer.wrap(key), ByteBuffer.wrap(value))).as("twice")
			.isNull());
		return entries;
	}

	private static Map<ByteBuffer, ByteBuffer> comparable(Map<ByteBuffer, byte[]> model) {
		Map<ByteBuffer, ByteBuffer> entries = new HashMap<>();
		model.forEach((key, value) -> entries.put(key, ByteBuffer.wrap(value)));
		return entries;
	}

	// Off-heap or not, and not from the beginning on.
	private PackedBytes packed(byte[][] strings) {
		int[] offsets = new int[strings.length + 1];
		int end = this.random.nextInt(10);
		for (int i = 0; i < strings.length; i++) {
			offsets[i] = end;
			end += strings[i].length;
		}
		offsets[strings.length] = end;
		ByteBuffer bytes = this.random.nextBoolean() ? ByteBuffer.allocate(end) : ByteBuffer.allocateDirect(end);
		for (int i = 0; i < strings.length; i++) {
			bytes.put(offsets[i], strings[i]);
		}
		return PackedBytes.of(bytes, offsets);
	}

	// Short batches are as frequent as long ones.
	private byte[][] keys() {
		int longest = 1 << this.random.nextInt((this.longest > 1000) ? 7 : 12);
		return Stream.generate(this::key).limit(this.random.nextInt(longest + 1)).toArray(byte[][]::new);
	}

	// Keys that differ in their length only, in their first bytes, or in their last.
	private byte[] key() {
		int number = this.random.nextInt(this.keys);
		byte[] key = new byte[(number % 5 == 0) ? number % 300 : LENGTHS[number % LENGTHS.length]];
		if (key.length >= 3 && number % 2 == 0) {
			writeNumber(number, key, key.length - 3);
		}
		else if (key.length >= 3) {
			writeNumber(number, key, 0);
		}
		return key;
	}

	private static void writeNumber(int number, byte[] target, int at) {
		target[at] = (byte) number;
		target[at + 1] = (byte) (number >> 8);
		target[at + 2] = (byte) (number >> 16);
	}

	private byte[] value() {
		int length = switch (this.random.nextInt(4)) {
			case 0 -> this.random.nextInt(this.longest);
			case 1 -> 8;
			default -> LENGTHS[this.random.nextInt(LENGTHS.length)];
		};
		byte[] value = new byte[length];
		for (int i = 0; i < value.length; i += 97) {
			value[i] = (byte) this.random.nextInt();
		}
		return value;
	}

}
