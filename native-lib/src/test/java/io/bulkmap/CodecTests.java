package io.bulkmap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link Codec}.
 */
class CodecTests {

	// Of all ranges of UTF-8, their ends, and surrogates with and without the other one.
	private static final String[] PARTS = { "a", "\0", "\u007f", "\u0080", "\u00e9", "\u07ff", "\u0800", "\u20ac",
			"\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\ud83d\ude00", "\udbff\udfff", "\ud800", "\udbff", "\udc00",
			"\udfff", "" };

	@Test
	void everyCharShouldComeBack() {
		for (char c = 0; c < Character.MAX_VALUE; c++) {
			String string = String.valueOf(c);
			assertThat(Codec.strings().decode(Codec.strings().encode(string))).isEqualTo(string);
		}
	}

	// The first and the last are alone, before or behind their other half, or apart.
	@Test
	void stringsOfUpToFourPartsShouldComeBackAndKeepTheirOrder() {
		List<String> strings = new ArrayList<>();
		for (String first : PARTS) {
			for (String second : PARTS) {
				for (String third : PARTS) {
					strings.add(first + second + third);
					strings.add(first + second + third + "b");
				}
			}
		}
		for (String string : strings) {
			assertThat(Codec.strings().decode(Codec.strings().encode(string))).isEqualTo(string);
		}
		Comparator<String> byCodePoints = Comparator.comparing((string) -> string.codePoints().toArray(),
				Arrays::compare);
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 100_000; i++) {
			String one = strings.get(random.nextInt(strings.size()));
			String other = strings.get(random.nextInt(strings.size()));
			assertThat(
					Integer.signum(Arrays.compareUnsigned(Codec.strings().encode(one), Codec.strings().encode(other))))
				.as("%s and %s", one, other)
				.isEqualTo(Integer.signum(byCodePoints.compare(one, other)));
		}
	}

	@Test
	void stringsShouldBeUtf8WhereThatKnowsThem() {
		for (String string : List.of("", "one", "\u00e9\u20ac", "\ud83d\ude00", "\0")) {
			assertThat(Codec.strings().encode(string)).isEqualTo(string.getBytes(StandardCharsets.UTF_8));
		}
		assertThat(Codec.strings().encode("\ud800")).containsExactly(0xed, 0xa0, 0x80);
		assertThat(Codec.strings().encode("\udfff")).containsExactly(0xed, 0xbf, 0xbf);
		assertThat(Codec.strings().encode("\udc00\ud800")).containsExactly(0xed, 0xb0, 0x80, 0xed, 0xa0, 0x80);
		assertThat(Codec.strings().encode("a\ud800\u00e9")).containsExactly('a', 0xed, 0xa0, 0x80, 0xc3, 0xa9);
	}

	@Test
	void numbersShouldComeBackAndKeepTheirOrder() {
		long[] numbers = { Long.MIN_VALUE, Long.MIN_VALUE + 1, -256, -1, 0, 1, 255, 256, Long.MAX_VALUE };
		byte[] before = new byte[0];
		for (long number : numbers) {
			byte[] bytes = Codec.longs().encode(number);
			assertThat(bytes).hasSize(8);
			assertThat(Codec.longs().decode(bytes)).isEqualTo(number);
			assertThat(Arrays.compareUnsigned(before, bytes)).isNegative();
			before = bytes;
		}
	}

	@Test
	void uuidsShouldComeBackInTheOrderOfTheirText() {
		long[] words = { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0123_4567_89ab_cdefL };
		List<UUID> uuids = new ArrayList<>();
		for (long high : words) {
			for (long low : words) {
				uuids.add(new UUID(high, low));
			}
		}
		uuids.sort(Comparator.comparing(Codec.uuids()::encode, Arrays::compareUnsigned));

		assertThat(uuids).extracting(UUID::toString).isSorted();
		assertThat(uuids).allMatch((uuid) -> Codec.uuids().decode(Codec.uuids().encode(uuid)).equals(uuid));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 9, 16 })
	void numberOfAnotherLengthShouldBeRefused(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> Codec.longs().decode(new byte[length]))
			.withMessage("There must be 8 bytes, not %d", length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 8, 15, 17 })
	void uuidOfAnotherLengthShouldBeRefused(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> Codec.uuids().decode(new byte[length]))
			.withMessage("There must be 16 bytes, not %d", length);
	}

	@Test
	void codecOfFunctionsShouldCallThem() {
		Codec<Character> codec = Codec.of((letter) -> new byte[] { (byte) (int) letter }, (bytes) -> (char) bytes[0]);

		assertThat(codec.encode('a')).containsExactly('a');
		assertThat(codec.decode(new byte[] { 'b' })).isEqualTo('b');
		assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class).isThrownBy(() -> codec.decode(new byte[0]));
		assertThatNullPointerException().isThrownBy(() -> Codec.of(null, (bytes) -> 1))
			.withMessage("'encode' must not be null");
		assertThatNullPointerException().isThrownBy(() -> Codec.of((object) -> new byte[0], null))
			.withMessage("'decode' must not be null");
	}

}
