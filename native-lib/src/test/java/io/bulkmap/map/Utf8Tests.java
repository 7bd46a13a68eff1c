package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.Codec;
import io.bulkmap.PackedBytes;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.record.BytesBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Utf8}: valid is what the JDK says, and surrogates without the other
 * one of their pair.
 */
class Utf8Tests {

	private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final CharBuffer chars = CharBuffer.allocate(100);

	@Test
	void allSequencesOfUpToThreeBytesShouldBeValidAsTheJdkSays() {
		check(new byte[0]);
		for (int i = 0; i < 1 << 8; i++) {
			check(new byte[] { (byte) i });
		}
		for (int i = 0; i < 1 << 16; i++) {
			check(new byte[] { (byte) (i >> 8), (byte) i });
		}
		// The rest begins with a sequence of two bytes that is valid or not by itself.
		for (int i = 0x80 << 16; i < 1 << 24; i++) {
			check(new byte[] { (byte) (i >> 16), (byte) (i >> 8), (byte) i });
		}
	}

	@Test
	void sequencesOfFourBytesShouldBeValidAsTheJdkSays() {
		SplittableRandom random = new SplittableRandom(1);
		int[] ends = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xaf, 0xb0, 0xbf, 0xc0, 0xff };
		for (int first = 0xe0; first < 0x100; first++) {
			for (int second = 0; second < 0x100; second++) {
				for (int third : ends) {
					for (int fourth : ends) {
						check(new byte[] { (byte) first, (byte) second, (byte) third, (byte) fourth });
					}
				}
			}
		}
		for (int i = 0; i < 1_000_000; i++) {
			byte[] bytes = new byte[random.nextInt(1, 30)];
			for (int j = 0; j < bytes.length; j++) {
				bytes[j] = (byte) ((random.nextInt(3) == 0) ? 'a' : 0x80 | random.nextInt(0x80));
			}
			check(bytes);
		}
	}

	private void check(byte[] bytes) {
		if (isValid(bytes) != (isStrictlyValid(bytes, 0) && !hasPairOfSurrogates(bytes))) {
			throw new AssertionError("valid: %s, %s".formatted(isValid(bytes), HexFormat.of().formatHex(bytes)));
		}
	}

	// The JDK says, between surrogates.
	private boolean isStrictlyValid(byte[] bytes, int from) {
		int end = from;
		while (end < bytes.length && !isSurrogate(bytes, end)) {
			end++;
		}
		this.chars.clear();
		this.strict.reset();
		return !this.strict.decode(ByteBuffer.wrap(bytes, from, end - from), this.chars, true).isError()
				&& (end == bytes.length || isStrictlyValid(bytes, end + 3));
	}

	private static boolean isSurrogate(byte[] bytes, int at) {
		return at + 3 <= bytes.length && bytes[at] == (byte) 0xed && (bytes[at + 1] & 0xe0) == 0xa0
				&& (bytes[at + 2] & 0xc0) == 0x80;
	}

	private static boolean hasPairOfSurrogates(byte[] bytes) {
		for (int i = 0; i + 6 <= bytes.length; i++) {
			if (isSurrogate(bytes, i) && (bytes[i + 1] & 0xf0) == 0xa0 && isSurrogate(bytes, i + 3)
					&& (bytes[i + 4] & 0xf0) == 0xb0) {
				return true;
			}
		}
		return false;
	}

	private static boolean isValid(byte[] bytes) {
		return Utf8.firstInvalid(ByteBuffer.wrap(bytes), 0, bytes.length) < 0;
	}

	@Test
	void surrogatesShouldBeValidUnlessTheyAreAPair() {
		byte[] high = Codec.strings().encode("\ud83d");
		byte[] low = Codec.strings().encode("\ude00");

		assertThat(isValid(high)).isTrue();
		assertThat(isValid(low)).isTrue();
		assertThat(isValid(concat(low, high))).isTrue();
		assertThat(isValid(concat(high, high))).isTrue();
		assertThat(isValid(concat(high, new byte[1], low))).isTrue();
		assertThat(isValid(concat(high, low))).isFalse();
		assertThat(isValid(concat(new byte[] { 'a' }, low, high, low))).isFalse();
	}

	@Test
	void whatIsEncodedShouldBeValid() {
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			assertThat(isValid(Codec.strings().encode("12345678" + (char) c))).isTrue();
		}
	}

	@Test
	void firstInvalidByteShouldBeNamed() {
		byte[] bytes = concat("12345678one".getBytes(StandardCharsets.UTF_8), new byte[] { (byte) 0xc3, 'x' });
		ByteBuffer direct = ByteBuffer.allocateDirect(20).put(3, bytes);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> check(PackedBytes.of(direct, new int[] { 3, 11, 3 + bytes.length })))
			.withMessage("'keys[1]' is not UTF-8: byte 3 is 0xc3");
	}

	// A character does not go on in the next string.
	@Test
	void stringsShouldBeValidEachByItself() {
		byte[] bytes = Codec.strings().encode("\u20ac");

		assertThatIllegalArgumentException().isThrownBy(() -> check(PackedBytes.of(bytes, new int[] { 0, 1, 3 })))
			.withMessage("'keys[0]' is not UTF-8: byte 0 is 0xe2");
		byte[] pair = concat(Codec.strings().encode("\ud83d"), Codec.strings().encode("\ude00"));
		check(PackedBytes.of(pair, new int[] { 0, 3, 6 }));
	}

	// Pieces of which all bytes are ASCII are not looked at string by string.
	@Test
	void oneByteThatIsNotAsciiShouldBeNoticedWhereverItIs() {
		for (int length = 1; length < 40; length++) {
			for (int at = 0; at < length; at++) {
				byte[] bytes = new byte[length];
				bytes[at] = (byte) 0xff;
				PackedBytes strings = PackedBytes.of(bytes, new int[] { 0, length / 2, length });

				assertThatIllegalArgumentException().isThrownBy(() -> check(strings)).withMessageContaining("0xff");
			}
		}
	}

	@Test
	void keyOfALaterPieceShouldHaveItsNumber() {
		byte[] bytes = new byte[5000];
		bytes[4000] = (byte) 0xff;
		int[] offsets = IntStream.rangeClosed(0, bytes.length).toArray();

		assertThatIllegalArgumentException().isThrownBy(() -> check(PackedBytes.of(bytes, offsets)))
			.withMessage("'keys[4000]' is not UTF-8: byte 0 is 0xff");
	}

	private static void check(PackedBytes strings) {
		new BytesKeys.Packed().ofUtf8(strings, new BytesBatch(DirectMemory.withoutAddresses()));
	}

	static Stream<String> strings() {
		return Stream.of("", "one", "a\0b", "\u007f", "\u0080", "\u00e9t\u00e9", "\u20ac", "\ud83d\ude00", "\ud83d",
				"\ude00", "\ude00\ud83d", "long and \u20ac".repeat(1000));
	}

	@ParameterizedTest
	@MethodSource("strings")
	void charactersShouldBeEncodedAsStringsAre(String string) {
		byte[] target = new byte[3 * string.length() + 5];
		char[] characters = ("\ud83d" + string + "\ude00").toCharArray();

		int end = Utf8.encode(characters, 1, string.length(), ByteBuffer.wrap(target), 5);

		assertThat(Arrays.copyOfRange(target, 5, end)).isEqualTo(Codec.strings().encode(string));
	}

	@ParameterizedTest
	@MethodSource("strings")
	void charactersOfAnySequenceShouldBeCopied(String string) {
		for (CharSequence sequence : List.of(string, CharBuffer.wrap(string))) {
			char[] target = new char[string.length() + 2];

			assertThat(Utf8.getChars(sequence, target, 2, target.length)).isEqualTo(target.length);
			assertThat(new String(target, 2, string.length())).isEqualTo(string);
		}
	}

	@Test
	void charactersForWhichThereIsNoRoomShouldBeRefused() {
		for (CharSequence sequence : List.of("abc", CharBuffer.wrap("abc"))) {
			assertThat(Utf8.getChars(sequence, new char[9], 2, 4)).isNegative();
			assertThat(Utf8.getChars(sequence, new char[9], 2, 5)).isEqualTo(5);
		}
	}

	private static byte[] concat(byte[]... parts) {
		ByteBuffer all = ByteBuffer.allocate(Stream.of(parts).mapToInt((part) -> part.length).sum());
		Stream.of(parts).forEach(all::put);
		return all.array();
	}

}
