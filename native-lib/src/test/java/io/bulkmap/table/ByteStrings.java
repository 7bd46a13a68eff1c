package io.bulkmap.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Keys of any length with a pattern, which a simpler hash would be worse at than at
 * random ones. Of each kind, no two of the first 20,000 are equal.
 */
public enum ByteStrings {

	NUMBERS((i) -> text(Integer.toString(i))),

	NUMBERS_OF_ONE_LENGTH((i) -> text("%08d".formatted(i))),

	COMMON_PREFIX((i) -> text("https://example.com/customers/and/their/orders/" + i)),

	COMMON_PREFIX_OF_BLOCKS((i) -> text("prefix".repeat(60) + i)),

	COMMON_SUFFIX((i) -> text(i + "@customers.example.com")),

	COMMON_SUFFIX_OF_BLOCKS((i) -> text(i + "suffix".repeat(60))),

	// No two have the same length.
	ZEROS(byte[]::new),

	ONES((i) -> filled(i, -1)),

	TRAILING_ZEROS((i) -> ByteBuffer.allocate(4 + i % 200).putInt(i).array()),

	ONE_BIT_OF_A_WORD((i) -> bits(8, i)),

	ONE_BIT_OF_A_BLOCK((i) -> bits(128, i)),

	ONE_BIT_OF_SEVERAL_BLOCKS((i) -> bits(1000, i)),

	EXCHANGED_WORDS((i) -> words(i, i / 100, i % 100)),

	EXCHANGED_PAIRS((i) -> words(i % 100, 7, i / 100, 7)),

	// The words of a pair are summed up with secrets of their own.
	OPPOSITE_WORDS((i) -> words(i, -i, i, -i)),

	EXCHANGED_BLOCKS(ByteStrings::exchangedBlocks),

	REPEATED_BLOCKS((i) -> filled(128 * (i % 100 + 1), i / 100)),

	RANDOM(ByteStrings::random);

	@SuppressWarnings("ImmutableEnumChecker")
	private final IntFunction<byte[]> key;

	ByteStrings(IntFunction<byte[]> key) {
		this.key = key;
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] filled(int length, int value) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) value);
		return bytes;
	}

	// One bit of some, all others of a number.
	private static byte[] bits(int length, int i) {
		byte[] bytes = new byte[length];
		new SplittableRandom(i / (8 * length)).nextBytes(bytes);
		bytes[i / 8 % length] ^= (byte) (1 << i % 8);
		return bytes;
	}

	private static byte[] words(long... words) {
		ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(words);
		return bytes.array();
	}

	// Five blocks out of eight, in any order: the digits of a number.
	private static byte[] exchangedBlocks(int i) {
		ByteBuffer bytes = ByteBuffer.allocate(5 * 128);
		for (int block = 0; block < 5; block++) {
			bytes.put(filled(128, (i >> (3 * block)) & 7));
		}
		return bytes.array();
	}

	private static byte[] random(int i) {
		byte[] bytes = new byte[i % 300 + 8];
		new SplittableRandom(i).nextBytes(bytes);
		return bytes;
	}

	/** Returns the kinds of which no key is longer, of the first ones. */
	public static List<ByteStrings> ofAtMost(int length, int count) {
		return Arrays.stream(values())
			.filter((kind) -> IntStream.range(0, count).allMatch((i) -> kind.key.apply(i).length <= length))
			.toList();
	}

	/** Returns key number so and so. */
	ByteBuffer key(int number) {
		return ByteBuffer.wrap(this.key.apply(number)).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Returns the hash of key number so and so. */
	long hash(BytesHash hash, int number) {
		ByteBuffer key = key(number);
		return hash.hash(key, 0, key.capacity());
	}

	/** Returns the hashes of the first keys. */
	public long[] hashes(BytesHash hash, int count) {
		return IntStream.range(0, count).mapToLong((i) -> hash(hash, i)).toArray();
	}

}
