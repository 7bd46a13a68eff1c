package io.bulkmap.map;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.Codec;
import io.bulkmap.MapType;
import io.bulkmap.PackedBytes;
import io.bulkmap.StringLongBulkMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for what {@link StringLongBulkMap} and {@link BytesBulkMap} refuse.
 */
class BytesMapRefusalTests {

	private static final byte[] ONE = { 1 };

	private static final byte[][] TWO = { ONE, {} };

	private static final PackedBytes PACKED = PackedBytes.of(ONE, new int[] { 0, 1, 1 });

	private static final PackedBytes NONE = PackedBytes.of(ONE, new int[] { 0 });

	private static final String[] STRINGS = { "one", "" };

	private static final long[] LONGS = new long[2];

	private static final List<Consumer<StringLongBulkMap>> STRING_CALLS = List.of((map) -> map.get("one", 0),
			(map) -> map.containsKey("one"), (map) -> map.put("one", 0), (map) -> map.putIfAbsent("one", 0),
			(map) -> map.add("one", 0), (map) -> map.remove("one"), (map) -> map.putAll(STRINGS, LONGS),
			(map) -> map.putAll(List.of(STRINGS), LONGS), (map) -> map.putAll(PACKED, LONGS),
			(map) -> map.putAll(NONE, new long[0]), (map) -> map.putAllIfAbsent(STRINGS, LONGS),
			(map) -> map.putAllIfAbsent(List.of(STRINGS), LONGS), (map) -> map.putAllIfAbsent(PACKED, LONGS),
			(map) -> map.addAll(STRINGS, LONGS), (map) -> map.addAll(List.of(STRINGS), LONGS),
			(map) -> map.addAll(PACKED, LONGS), (map) -> map.minAll(STRINGS, LONGS),
			(map) -> map.minAll(List.of(STRINGS), LONGS), (map) -> map.minAll(PACKED, LONGS),
			(map) -> map.maxAll(STRINGS, LONGS), (map) -> map.maxAll(List.of(STRINGS), LONGS),
			(map) -> map.maxAll(PACKED, LONGS), (map) -> map.getAll(STRINGS, LONGS, 0),
			(map) -> map.getAll(List.of(STRINGS), LONGS, 0), (map) -> map.getAll(PACKED, LONGS, 0),
			(map) -> map.containsAll(STRINGS, new boolean[2]), (map) -> map.containsAll(PACKED, new boolean[2]),
			(map) -> map.containsAll(List.of(STRINGS), new boolean[2]), (map) -> map.removeAll(STRINGS),
			(map) -> map.removeAll(List.of(STRINGS)), (map) -> map.removeAll(PACKED), (map) -> map.removeAll(NONE),
			(map) -> map.forEach((key, value) -> {
			}), (map) -> map.reserve(1), StringLongBulkMap::trim, StringLongBulkMap::clear, StringLongBulkMap::size,
			StringLongBulkMap::statistics);

	private static final List<Consumer<BytesBulkMap>> BYTES_CALLS = List.of((map) -> map.get(ONE),
			(map) -> map.containsKey(ONE), (map) -> map.put(ONE, ONE), (map) -> map.putIfAbsent(ONE, ONE),
			(map) -> map.getAndPut(ONE, ONE), (map) -> map.getOrPut(ONE, ONE), (map) -> map.getAndReplace(ONE, ONE),
			(map) -> map.getAndRemove(ONE), (map) -> map.replace(ONE, ONE, ONE), (map) -> map.remove(ONE),
			(map) -> map.remove(ONE, ONE), (map) -> map.putAll(TWO, TWO), (map) -> map.putAll(PACKED, PACKED),
			(map) -> map.putAll(NONE, NONE), (map) -> map.putAllIfAbsent(TWO, TWO),
			(map) -> map.putAllIfAbsent(PACKED, PACKED), (map) -> map.getAll(TWO, new byte[2][]),
			(map) -> map.getAll(PACKED, new byte[2][]), (map) -> map.containsAll(TWO, new boolean[2]),
			(map) -> map.containsAll(PACKED, new boolean[2]), (map) -> map.removeAll(TWO),
			(map) -> map.removeAll(PACKED), (map) -> map.forEach((key, value) -> {
			}), BytesBulkMap::snapshot, (map) -> map.reserve(1), BytesBulkMap::trim, BytesBulkMap::clear,
			BytesBulkMap::size, BytesBulkMap::statistics);

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(200_000_000).build();

	private final StringLongBulkMap strings = this.factory.map("strings", MapType.STRING_LONG,
			BulkMapOptions.defaults().withPartitions(4));

	private final BytesBulkMap bytes = this.factory.map("bytes", MapType.BYTES);

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	@Test
	void closedMapShouldRefuseEverything() {
		this.strings.put("one", 1);
		this.bytes.put(ONE, ONE);
		this.strings.close();
		this.bytes.close();

		for (Consumer<StringLongBulkMap> call : STRING_CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(this.strings))
				.withMessage("Map 'strings' is closed");
		}
		for (Consumer<BytesBulkMap> call : BYTES_CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(this.bytes))
				.withMessage("Map 'bytes' is closed");
		}
		this.strings.close();
		this.bytes.close();
	}

	// Anybody may ask for size and statistics.
	@Test
	void mapOfOneThreadShouldRefuseAllOthers() throws InterruptedException {
		BulkMapOptions options = BulkMapOptions.defaults().withSingleThread(true);
		StringLongBulkMap ownStrings = this.factory.map("own-strings", MapType.STRING_LONG, options);
		BytesBulkMap ownBytes = this.factory.map("own-bytes", MapType.BYTES, options);
		ownStrings.put("one", 1);
		ownBytes.put(ONE, ONE);
		AtomicInteger refused = new AtomicInteger();
		Thread other = new Thread(() -> {
			STRING_CALLS.forEach((call) -> refused.addAndGet(refuses(() -> call.accept(ownStrings))));
			BYTES_CALLS.forEach((call) -> refused.addAndGet(refuses(() -> call.accept(ownBytes))));
		});
		other.start();
		other.join();

		assertThat(refused).hasValue(STRING_CALLS.size() + BYTES_CALLS.size() - 4);
		assertThat(ownStrings.get("one", 0)).isEqualTo(1);
		assertThat(ownBytes.get(ONE)).isEqualTo(ONE);
	}

	private static int refuses(Runnable call) {
		try {
			call.run();
			return 0;
		}
		catch (IllegalStateException ex) {
			return ex.getMessage().contains("is for a single thread: it belongs to") ? 1 : 0;
		}
	}

	@Test
	void stringsThatCannotBeShouldChangeNothing() {
		this.strings.put("one", 77);

		refusesNull("key", () -> this.strings.put(null, 1));
		refusesNull("key", () -> this.strings.get(null, 1));
		refusesNull("keys", () -> this.strings.putAll((String[]) null, LONGS));
		refusesNull("keys", () -> this.strings.putAll((List<String>) null, LONGS));
		refusesNull("keys", () -> this.strings.putAll((PackedBytes) null, LONGS));
		refusesNull("keys[1]", () -> this.strings.addAll(new String[] { "one", null }, LONGS));
		refusesNull("keys[1]", () -> this.strings.addAll(Arrays.asList("one", null), LONGS));
		refusesNull("values", () -> this.strings.putAll(STRINGS, null));
		refusesNull("values", () -> this.strings.getAll(STRINGS, null, 0));
		refusesNull("found", () -> this.strings.containsAll(STRINGS, null));
		refusesNull("keys[0]", () -> this.strings.removeAll(new String[] { null, "one" }));
		refusesNull("action", () -> this.strings.forEach(null));
		refuses("'keys' and 'values' must have the same number of elements: 2 != 3",
				() -> this.strings.putAll(STRINGS, new long[3]));
		refuses("'keys' and 'values' must have the same number of elements: 2 != 1",
				() -> this.strings.getAll(List.of(STRINGS), new long[1], 0));
		refuses("'keys' and 'found' must have the same number of elements: 2 != 0",
				() -> this.strings.containsAll(PACKED, new boolean[0]));
		refuses("'entries' must not be negative: -1", () -> this.strings.reserve(-1));
		PackedBytes latin1 = PackedBytes.of("one\u00e9".getBytes(StandardCharsets.ISO_8859_1), new int[] { 0, 3, 4 });
		List<ThrowingCallable> updates = List.of(() -> this.strings.putAll(latin1, LONGS),
				() -> this.strings.putAllIfAbsent(latin1, LONGS), () -> this.strings.addAll(latin1, LONGS),
				() -> this.strings.minAll(latin1, LONGS), () -> this.strings.maxAll(latin1, LONGS));
		updates.forEach((update) -> refuses("'keys[1]' is not UTF-8: byte 0 is 0xe9", update));
		// There is no such key.
		assertThat(this.strings.containsAll(latin1, new boolean[2])).isOne();
		assertThat(this.strings.size()).isOne();
		assertThat(this.strings.get("one", 0)).isEqualTo(77);
	}

	@Test
	void bytesThatCannotBeShouldChangeNothing() {
		this.bytes.put(ONE, new byte[] { 77 });
		byte[][] withNull = { ONE, null };

		refusesNull("key", () -> this.bytes.put(null, ONE));
		refusesNull("value", () -> this.bytes.put(ONE, null));
		refusesNull("key", () -> this.bytes.get(null));
		refusesNull("value", () -> this.bytes.getAndPut(ONE, null));
		refusesNull("value", () -> this.bytes.getOrPut(ONE, null));
		refusesNull("value", () -> this.bytes.getAndReplace(ONE, null));
		refusesNull("expected", () -> this.bytes.replace(ONE, null, ONE));
		refusesNull("value", () -> this.bytes.replace(ONE, ONE, null));
		refusesNull("expected", () -> this.bytes.remove(ONE, null));
		refusesNull("keys", () -> this.bytes.putAll((byte[][]) null, TWO));
		refusesNull("keys[1]", () -> this.bytes.putAll(withNull, TWO));
		refusesNull("values[1]", () -> this.bytes.putAll(TWO, withNull));
		refusesNull("values", () -> this.bytes.putAll(PACKED, null));
		refusesNull("keys", () -> this.bytes.putAllIfAbsent((PackedBytes) null, PACKED));
		refusesNull("values", () -> this.bytes.getAll(TWO, null));
		refusesNull("found", () -> this.bytes.containsAll(TWO, null));
		refusesNull("keys[1]", () -> this.bytes.removeAll(withNull));
		refusesNull("action", () -> this.bytes.forEach(null));
		refuses("'keys' and 'values' must have the same number of elements: 2 != 1",
				() -> this.bytes.putAll(TWO, new byte[][] { ONE }));
		refuses("'keys' and 'values' must have the same number of elements: 2 != 0",
				() -> this.bytes.putAll(PACKED, NONE));
		refuses("'keys' and 'values' must have the same number of elements: 2 != 3",
				() -> this.bytes.getAll(TWO, new byte[3][]));
		refuses("'keys' and 'found' must have the same number of elements: 2 != 3",
				() -> this.bytes.containsAll(PACKED, new boolean[3]));
		assertThat(this.bytes.size()).isOne();
		assertThat(this.bytes.get(ONE)).containsExactly(77);
	}

	@Test
	void sixteenMebibytesShouldBeTheLongestBytes() {
		byte[] longest = new byte[BytesBulkMap.MOST_BYTES];
		longest[longest.length - 1] = 1;
		byte[] tooLong = new byte[longest.length + 1];
		PackedBytes packed = PackedBytes.of(tooLong, new int[] { 0, 0, tooLong.length });
		this.bytes.put(ONE, longest);
		this.bytes.putAll(new byte[][] { longest }, new byte[][] { longest });

		assertThat(this.bytes.get(longest)).isEqualTo(longest);
		assertThat(this.bytes.get(ONE)).isEqualTo(longest);
		assertThat(this.bytes.containsKey(Arrays.copyOf(longest, longest.length - 1))).isFalse();
		refuses("'key' must have at most 16777216 bytes, not 16777217", () -> this.bytes.put(tooLong, ONE));
		refuses("'value' must have at most 16777216 bytes, not 16777217", () -> this.bytes.put(ONE, tooLong));
		refuses("'key' must have at most 16777216 bytes, not 16777217", () -> this.bytes.get(tooLong));
		refuses("'keys[1]' must have at most 16777216 bytes, not 16777217",
				() -> this.bytes.putAll(new byte[][] { ONE, tooLong }, TWO));
		refuses("'values[0]' must have at most 16777216 bytes, not 16777217",
				() -> this.bytes.putAllIfAbsent(TWO, new byte[][] { tooLong, ONE }));
		refuses("'keys[1]' must have at most 16777216 bytes, not 16777217", () -> this.bytes.removeAll(packed));
		refuses("'values[1]' must have at most 16777216 bytes, not 16777217", () -> this.bytes.putAll(PACKED, packed));
		assertThat(this.bytes.size()).isEqualTo(2);
		assertThat(this.bytes.remove(longest)).isTrue();
		assertThat(this.bytes.remove(ONE, longest)).isTrue();
	}

	// In UTF-8, whatever the number of characters.
	@Test
	void sixteenMebibytesShouldBeTheLongestString() {
		int most = BytesBulkMap.MOST_BYTES;
		String longest = "\u20ac".repeat(most / 3) + "a";
		this.strings.put("b".repeat(most), 1);
		this.strings.putAll(List.of(longest), new long[] { 2 });

		assertThat(this.strings.get("b".repeat(most), 0)).isEqualTo(1);
		assertThat(this.strings.get(longest, 0)).isEqualTo(2);
		refuses("'key' must have at most 16777216 bytes, not 16777217",
				() -> this.strings.put("b".repeat(most + 1), 1));
		refuses("'key' must have at most 16777216 bytes, not 16777217", () -> this.strings.get(longest + "a", 1));
		refuses("'keys[1]' must have at most 16777216 bytes, not 16777218",
				() -> this.strings.removeAll(List.of("b", longest + "\u00e9")));
		List<String> thousands = new ArrayList<>(Collections.nCopies(3000, longest.substring(0, 10)));
		thousands.set(0, longest);
		thousands.set(2999, longest + "a");
		refuses("'keys[2999]' must have at most 16777216 bytes, not 16777217", () -> this.strings.removeAll(thousands));
		refuses("'keys[2999]' must have at most 16777216 bytes, not 16777217",
				() -> this.strings.putAll(thousands, new long[3000]));
		refuses("'keys[2999]' must have at most 16777216 bytes, not 16777217",
				() -> this.strings.getAll(thousands, new long[3000], 0));
		refuses("'keys[0]' must have at most 16777216 bytes, not 16777217",
				() -> this.strings.putAll(PackedBytes.of(new byte[most + 1], new int[] { 0, most + 1 }), new long[1]));
		assertThat(this.strings.size()).isEqualTo(2);
		assertThat(this.strings.remove(longest)).isTrue();
	}

	@Test
	void codecShouldNotMakeKeysThatAreTooLong() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.bytes.as(Codec.strings(), Codec.longs())
				.asMap()
				.put("b".repeat(BytesBulkMap.MOST_BYTES + 1), 1L))
			.withMessage("'key' must have at most 16777216 bytes, not 16777217");
		assertThat(this.bytes.size()).isZero();
	}

	private static void refuses(String message, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	private static void refusesNull(String what, ThrowingCallable call) {
		assertThatNullPointerException().isThrownBy(call).withMessage("'%s' must not be null", what);
	}

}
