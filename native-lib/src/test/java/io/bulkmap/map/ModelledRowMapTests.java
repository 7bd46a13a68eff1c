package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link LongRowBulkMap} against a {@link HashMap}: random operations with rows
 * of all kinds of lengths, with the Java kernel and the best one.
 */
class ModelledRowMapTests {

	private static final int STEPS = 60;

	private static final long KEYS = 20_000;

	private final Map<Long, byte[]> model = new HashMap<>();

	private SplittableRandom random = new SplittableRandom();

	private int bytes;

	static Stream<Arguments> maps() {
		List<Arguments> maps = new ArrayList<>();
		BulkKernel best = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO);
		List<BulkMapOptions> variants = new ArrayList<>(MapVariants.all());
		variants.add(BulkMapOptions.defaults().withSingleThread(true));
		for (int bytes : new int[] { 1, 2, 4, 8, 16, 24, 32, 64, 128, 248, 256 }) {
			for (BulkKernel kernel : Set.of(new JavaKernel(), best)) {
				for (BulkMapOptions options : variants) {
					maps.add(arguments(kernel.isa(), kernel, options.withRowBytes(bytes)));
				}
			}
		}
		return maps.stream();
	}

	@ParameterizedTest(name = "{0} {2}")
	@MethodSource("maps")
	void mapShouldDoWhatAHashMapDoes(Object isa, BulkKernel kernel, BulkMapOptions options) {
		this.bytes = options.rowBytes();
		this.random = new SplittableRandom(this.bytes);
		try (OffHeapLongRowBulkMap map = new OffHeapLongRowBulkMap("test", options, TestMaps.factory(kernel),
				(closed) -> {
				})) {
			for (int step = 0; step < STEPS; step++) {
				change(map);
				compare(map);
			}
			compareEntries(map);
			map.clear();
			map.trim();
			assertThat(map.statistics().memoryBytes()).isLessThan(100_000);
		}
	}

	private void change(LongRowBulkMap map) {
		long[] keys = keys();
		switch (this.random.nextInt(16)) {
			case 0 -> map.trim();
			case 1 -> map.reserve(this.random.nextLong(2 * KEYS));
			case 2 -> {
				if (this.random.nextInt(4) == 0) {
					map.clear();
					this.model.clear();
				}
			}
			case 3, 4, 5 -> assertThat(removeAll(map, keys)).isEqualTo(remove(keys));
			case 6 -> changeSingly(map);
			case 7, 8, 9 -> {
				byte[] rows = rows(keys.length);
				long before = this.model.size();
				for (int i = 0; i < keys.length; i++) {
					this.model.putIfAbsent(keys[i], row(rows, i));
				}
				assertThat(putAllIfAbsent(map, keys, rows)).isEqualTo(this.model.size() - before);
			}
			default -> {
				byte[] rows = rows(keys.length);
				long before = this.model.size();
				for (int i = 0; i < keys.length; i++) {
					this.model.put(keys[i], row(rows, i));
				}
				assertThat(putAll(map, keys, rows)).isEqualTo(this.model.size() - before);
			}
		}
	}

	private long putAll(LongRowBulkMap map, long[] keys, byte[] rows) {
		return switch (form()) {
			case 0 -> map.putAll(keys, rows);
			case 1 -> map.putAll(shifted(keys, 3), shifted(rows), 3, keys.length);
			case 2 -> map.putAll(buffer(keys), buffer(rows));
			case 3 -> map.putAll(keys, words(rows));
			case 4 -> map.putAll(shifted(keys, 3), words(shifted(rows)), 3, keys.length);
			default -> map.putAll(buffer(keys), buffer(words(rows)));
		};
	}

	private long putAllIfAbsent(LongRowBulkMap map, long[] keys, byte[] rows) {
		return switch (form()) {
			case 0 -> map.putAllIfAbsent(keys, rows);
			case 1 -> map.putAllIfAbsent(shifted(keys, 3), shifted(rows), 3, keys.length);
			case 2 -> map.putAllIfAbsent(buffer(keys), buffer(rows));
			case 3 -> map.putAllIfAbsent(keys, words(rows));
			case 4 -> map.putAllIfAbsent(shifted(keys, 3), words(shifted(rows)), 3, keys.length);
			default -> map.putAllIfAbsent(buffer(keys), buffer(words(rows)));
		};
	}

	private int form() {
		return this.random.nextInt((this.bytes % Long.BYTES == 0) ? 6 : 3);
	}

	private long removeAll(LongRowBulkMap map, long[] keys) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.removeAll(keys);
			case 1 -> map.removeAll(shifted(keys, 2), 2, keys.length);
			default -> map.removeAll(buffer(keys));
		};
	}

	private void changeSingly(LongRowBulkMap map) {
		for (int i = 0; i < 200; i++) {
			long key = key();
			byte[] row = rows(1);
			boolean known = this.model.containsKey(key);
			switch (this.random.nextInt(3)) {
				case 0 -> {
					assertThat(map.put(key, row)).isEqualTo(!known);
					this.model.put(key, row);
				}
				case 1 -> {
					assertThat(map.putIfAbsent(key, row)).isEqualTo(!known);
					this.model.putIfAbsent(key, row);
				}
				default -> {
					assertThat(map.remove(key)).isEqualTo(known);
					this.model.remove(key);
				}
			}
		}
	}

	private void compare(LongRowBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		long[] keys = keys();
		byte[] rows = rows(keys.length);
		byte[] missing = this.random.nextBoolean() ? rows(1) : null;
		byte[] expected = rows.clone();
		boolean[] expectedFound = new boolean[keys.length];
		long expectedHits = 0;
		for (int i = 0; i < keys.length; i++) {
			byte[] row = this.model.getOrDefault(keys[i], missing);
			if (row != null) {
				System.arraycopy(row, 0, expected, i * this.bytes, this.bytes);
			}
			expectedFound[i] = this.model.containsKey(keys[i]);
			expectedHits += expectedFound[i] ? 1 : 0;
		}

		assertThat(getAll(map, keys, rows, missing)).isEqualTo(expectedHits);
		assertThat(Arrays.mismatch(rows, expected)).isEqualTo(-1);
		boolean[] found = new boolean[keys.length];
		assertThat(containsAll(map, keys, found)).isEqualTo(expectedHits);
		assertThat(found).isEqualTo(expectedFound);
		for (int i = 0; i < Math.min(keys.length, 50); i++) {
			byte[] row = rows(1);
			byte[] before = row.clone();
			assertThat(map.get(keys[i], row)).isEqualTo(found[i]);
			assertThat(row).isEqualTo(this.model.getOrDefault(keys[i], before));
			assertThat(map.containsKey(keys[i])).isEqualTo(found[i]);
		}
		if (this.random.nextInt(20) == 0) {
			compareEntries(map);
		}
	}

	// What is before and behind the range must stay.
	private long getAll(LongRowBulkMap map, long[] keys, byte[] rows, byte[] missing) {
		byte[] shiftedRows = shifted(rows);
		ByteBuffer buffer = buffer(rows);
		int form = form();
		long[] words = (form < 3) ? null : words((form == 4) ? shiftedRows : rows);
		LongBuffer wordBuffer = (form == 5) ? buffer(words) : null;
		long[] missingWords = (form < 3 || missing == null) ? null : words(missing);
		long hits = switch (form) {
			case 0 -> (missing != null) ? map.getAll(keys, rows, missing) : map.getAll(keys, rows);
			case 1 -> (missing != null) ? map.getAll(shifted(keys, 3), shiftedRows, missing, 3, keys.length)
					: map.getAll(shifted(keys, 3), shiftedRows, 3, keys.length);
			case 2 -> (missing != null) ? map.getAll(buffer(keys), buffer, missing) : map.getAll(buffer(keys), buffer);
			case 3 -> (missing != null) ? map.getAll(keys, words, missingWords) : map.getAll(keys, words);
			case 4 -> (missing != null) ? map.getAll(shifted(keys, 3), words, missingWords, 3, keys.length)
					: map.getAll(shifted(keys, 3), words, 3, keys.length);
			default -> (missing != null) ? map.getAll(buffer(keys), wordBuffer, missingWords)
					: map.getAll(buffer(keys), wordBuffer);
		};
		switch (form) {
			case 0 -> {
			}
			case 1 -> unshift(shiftedRows, rows);
			case 2 -> {
				assertThat(buffer.remaining()).isEqualTo(rows.length);
				buffer.get(rows);
			}
			case 3 -> bytes(words, rows);
			case 4 -> {
				bytes(words, shiftedRows);
				unshift(shiftedRows, rows);
			}
			default -> {
				wordBuffer.get(words);
				bytes(words, rows);
			}
		}
		return hits;
	}

	private long containsAll(LongRowBulkMap map, long[] keys, boolean[] found) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.containsAll(keys, found);
			case 1 -> map.containsAll(keys, found, 0, keys.length);
			default -> map.containsAll(buffer(keys), found);
		};
	}

	private void compareEntries(LongRowBulkMap map) {
		Map<Long, byte[]> entries = new HashMap<>();
		map.forEach((key, row) -> assertThat(entries.put(key, row)).as("twice").isNull());
		assertThat(entries).hasSameSizeAs(this.model);
		entries.forEach((key, row) -> assertThat(row).isEqualTo(this.model.get(key)));
	}

	// Short batches are as frequent as long ones.
	private long[] keys() {
		int longest = 1 << this.random.nextInt(13);
		return LongStream.generate(this::key).limit(this.random.nextInt(longest + 1)).toArray();
	}

	// Positive and negative ones, and 0.
	private long key() {
		long key = this.random.nextLong(-KEYS / 2, KEYS / 2);
		return (key == KEYS / 4) ? Long.MIN_VALUE : key;
	}

	// Any bytes, often the same.
	private byte[] rows(int count) {
		byte[] rows = new byte[count * this.bytes];
		if (this.random.nextInt(4) > 0) {
			this.random.nextBytes(rows);
		}
		return rows;
	}

	private byte[] row(byte[] rows, int number) {
		return Arrays.copyOfRange(rows, number * this.bytes, (number + 1) * this.bytes);
	}

	private static long[] shifted(long[] keys, int offset) {
		long[] shifted = new long[keys.length + offset];
		System.arraycopy(keys, 0, shifted, offset, keys.length);
		return shifted;
	}

	private byte[] shifted(byte[] rows) {
		byte[] shifted = new byte[rows.length + 5 * this.bytes];
		Arrays.fill(shifted, (byte) 77);
		System.arraycopy(rows, 0, shifted, 3 * this.bytes, rows.length);
		return shifted;
	}

	private void unshift(byte[] shifted, byte[] rows) {
		System.arraycopy(shifted, 3 * this.bytes, rows, 0, rows.length);
		for (int i = 0; i < 3 * this.bytes; i++) {
			assertThat(shifted[i]).isEqualTo((byte) 77);
		}
		for (int i = 3 * this.bytes + rows.length; i < shifted.length; i++) {
			assertThat(shifted[i]).isEqualTo((byte) 77);
		}
	}

	private static long[] words(byte[] rows) {
		long[] words = new long[rows.length / Long.BYTES];
		ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
		return words;
	}

	private static void bytes(long[] words, byte[] target) {
		ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
	}

	// Off-heap or not, in either order, and not from the beginning on.
	private ByteBuffer buffer(byte[] content) {
		int capacity = content.length + 20;
		ByteBuffer buffer = this.random.nextBoolean() ? ByteBuffer.allocate(capacity)
				: ByteBuffer.allocateDirect(capacity);
		int position = this.random.nextInt(17);
		return buffer.order(this.random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
			.position(position)
			.put(content)
			.flip()
			.position(position);
	}

	private LongBuffer buffer(long[] content) {
		ByteBuffer bytes = this.random.nextBoolean() ? ByteBuffer.allocate((content.length + 2) * Long.BYTES)
				: ByteBuffer.allocateDirect((content.length + 2) * Long.BYTES);
		LongBuffer buffer = bytes.order(this.random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
			.asLongBuffer();
		return buffer.position(1).put(content).flip().position(1);
	}

	private long remove(long[] keys) {
		long before = this.model.size();
		for (long key : keys) {
			this.model.remove(key);
		}
		return before - this.model.size();
	}

}
