package io.bulkmap.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.PackedBytes;
import io.bulkmap.StringLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeptKeys}: batches of strings that are kept as a whole, end with keys
 * that are not, or have none that are, do the same.
 */
class KeptKeysTests {

	private static final int LONG_KEY = 30_000;

	// The last character of one, two, three and four bytes.
	private static final int[] BEHIND = { 0x80, 0x800, 0x10000, 0x110000 };

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(1L << 30).build();

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	static Stream<Arguments> batches() {
		SplittableRandom random = new SplittableRandom(1);
		List<String> someLong = keys(5000, 20);
		someLong.set(2500, "x".repeat(LONG_KEY));
		List<String> longFirst = keys(3000, 20);
		longFirst.set(0, "\u00e4".repeat(LONG_KEY));
		List<String> mixed = IntStream.range(0, 30_000)
			.mapToObj((i) -> text(random, (i % 100 == 0) ? 300 : 12))
			.toList();
		return Stream.of(Arguments.of("one", keys(1, 16)), Arguments.of("a piece", keys(1024, 16)),
				Arguments.of("a piece and one", keys(1025, 16)),
				Arguments.of("too many", keys(KeptKeys.MOST + 3000, 1)),
				Arguments.of("too many bytes", keys(40_000, 40)), Arguments.of("a long one", someLong),
				Arguments.of("a long one first", longFirst), Arguments.of("many characters of all lengths", mixed));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("batches")
	void mapShouldDoWhatAHashMapDoes(String name, List<String> keys) {
		for (int partitions : new int[] { 1, 4 }) {
			for (boolean packed : new boolean[] { false, true }) {
				StringLongBulkMap map = this.factory.map("strings-%d-%s".formatted(partitions, packed),
						MapType.STRING_LONG, BulkMapOptions.defaults().withPartitions(partitions));
				changeAndCompare(map, keys, packed);
				map.close();
			}
		}
	}

	private static void changeAndCompare(StringLongBulkMap map, List<String> keys, boolean packed) {
		Map<String, Long> expected = new HashMap<>();
		List<String> half = keys.subList(0, (keys.size() + 1) / 2);
		long[] values = IntStream.range(0, keys.size()).asLongStream().toArray();
		long[] first = Arrays.copyOf(values, half.size());
		assertThat(packed ? map.putAll(pack(half), first) : map.putAll(half, first)).isEqualTo(Set.copyOf(half).size());
		for (int i = 0; i < half.size(); i++) {
			expected.put(half.get(i), values[i]);
		}
		long before = expected.size();
		long added = packed ? map.addAll(pack(keys), values) : map.addAll(keys, values);
		for (int i = 0; i < keys.size(); i++) {
			expected.merge(keys.get(i), values[i], Long::sum);
		}
		assertThat(added).isEqualTo(expected.size() - before);
		assertThat(entries(map)).isEqualTo(expected);

		long removed = packed ? map.removeAll(pack(half)) : map.removeAll(half);
		before = expected.size();
		expected.keySet().removeAll(new HashSet<>(half));
		assertThat(removed).isEqualTo(before - expected.size());
		assertThat(entries(map)).isEqualTo(expected);
	}

	// Whoever changes a key meanwhile cannot do harm, and strings that lie anywhere are
	// not waited for twice: here the room for them has to be made, and old keys to be
	// found first.
	@Test
	void keysShouldBeReadOnce() {
		StringLongBulkMap map = map("once");
		List<String> strings = IntStream.range(0, 20_000).mapToObj(Integer::toString).toList();
		map.putAll(strings.subList(0, 10_000), new long[10_000]);
		List<CountedKey> keys = strings.stream().map(CountedKey::new).toList();

		assertThat(map.putAll(keys, new long[20_000])).isEqualTo(10_000);
		assertThat(keys).allMatch((key) -> key.reads == 1);
		assertThat(map.addAll(keys.toArray(CharSequence[]::new), new long[20_000])).isZero();
		assertThat(keys).allMatch((key) -> key.reads == 2);

		assertThat(map.removeAll(keys)).isEqualTo(20_000);
		assertThat(keys).allMatch((key) -> key.reads == 3);
	}

	// What is left of the room for records is now more, now less than a batch takes.
	@Test
	void mapWithRoomForEntriesShouldMakeRoomForTheirRecords() {
		StringLongBulkMap map = this.factory.map("room", MapType.STRING_LONG,
				BulkMapOptions.defaults().withExpectedEntries(200_000));
		for (int batch = 0; batch < 60; batch++) {
			int first = 1000 * batch;
			List<String> keys = IntStream.range(first, first + 1000).mapToObj("%0100d"::formatted).toList();

			assertThat(map.putAll(keys, new long[1000])).as("batch %d", batch).isEqualTo(1000);
		}
		assertThat(map.size()).isEqualTo(60_000);
	}

	@Test
	void keyThatIsNoStringShouldBeNamedWhetherItIsKeptOrNot() {
		StringLongBulkMap map = map("invalid");
		int count = KeptKeys.MOST + 2000;
		for (int invalid : new int[] { 0, 1023, 1024, KeptKeys.MOST - 1, KeptKeys.MOST, count - 1 }) {
			byte[] bytes = new byte[3 * count];
			Arrays.fill(bytes, (byte) 'a');
			bytes[3 * invalid + 1] = (byte) 0xff;
			PackedBytes keys = PackedBytes.of(bytes, IntStream.rangeClosed(0, count).map((i) -> 3 * i).toArray());

			assertThatIllegalArgumentException().isThrownBy(() -> map.putAll(keys, new long[count]))
				.withMessage("'keys[%d]' is not UTF-8: byte 1 is 0xff".formatted(invalid));
			assertThat(map.size()).isZero();
		}
	}

	@Test
	void keyThatIsTooLongShouldBeNamedBehindThoseThatAreKept() {
		StringLongBulkMap map = map("long");
		List<String> keys = new ArrayList<>(Collections.nCopies(5000, "kept"));
		keys.add("x".repeat((1 << 24) + 1));

		assertThatIllegalArgumentException().isThrownBy(() -> map.putAll(keys, new long[5001]))
			.withMessage("'keys[5000]' must have at most 16777216 bytes, not 16777217");
		assertThat(map.size()).isZero();
	}

	private StringLongBulkMap map(String name) {
		return this.factory.map(name, MapType.STRING_LONG, BulkMapOptions.defaults());
	}

	private static Map<String, Long> entries(StringLongBulkMap map) {
		Map<String, Long> entries = new HashMap<>();
		map.forEach(entries::put);
		return entries;
	}

	private static List<String> keys(int count, int length) {
		SplittableRandom random = new SplittableRandom(count);
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			keys.add(text(random, length));
		}
		return keys;
	}

	// Every tenth has characters of one to four bytes, and may be longer.
	private static String text(SplittableRandom random, int length) {
		boolean ascii = random.nextInt(10) > 0;
		StringBuilder text = new StringBuilder();
		for (int left = random.nextInt(length + 1); left > 0; left--) {
			text.appendCodePoint(random.nextInt(32, ascii ? 0x80 : BEHIND[random.nextInt(BEHIND.length)]));
		}
		return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private static PackedBytes pack(List<String> keys) {
		int[] offsets = new int[keys.size() + 1];
		byte[][] encoded = new byte[keys.size()][];
		for (int i = 0; i < encoded.length; i++) {
			encoded[i] = keys.get(i).getBytes(StandardCharsets.UTF_8);
			offsets[i + 1] = offsets[i] + encoded[i].length;
		}
		byte[] bytes = new byte[offsets[encoded.length]];
		for (int i = 0; i < encoded.length; i++) {
			System.arraycopy(encoded[i], 0, bytes, offsets[i], encoded[i].length);
		}
		return PackedBytes.of(bytes, offsets);
	}

	/**
	 * Counts how often it was asked for its length.
	 */
	private static final class CountedKey extends TextKey {

		private int reads;

		CountedKey(String text) {
			super(text);
		}

		@Override
		public int length() {
			this.reads++;
			return this.text.length();
		}

	}

}
