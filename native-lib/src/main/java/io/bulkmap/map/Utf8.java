package io.bulkmap.map;

import java.nio.ByteBuffer;

import io.bulkmap.Codec;
import io.bulkmap.record.BytesBatch;

/**
 * UTF-8 with three bytes for lone surrogates, as {@link Codec#strings()} has it.
 */
final class Utf8 {

	private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

	private Utf8() {
	}

	/**
	 * Copies the characters of a sequence.
	 * @param string the sequence
	 * @param target receives them
	 * @param at where they begin
	 * @param end where there is no more room
	 * @return where they end; -1 if there is no room for all
	 */
	static int getChars(CharSequence string, char[] target, int at, int end) {
		int length = string.length();
		if (length > end - at) {
			return -1;
		}
		if (string instanceof String characters) {
			characters.getChars(0, length, target, at);
		}
		else {
			for (int i = 0; i < length; i++) {
				target[at + i] = string.charAt(i);
			}
		}
		return at + length;
	}

	/**
	 * Encodes characters as {@link Codec#strings()} does, without an object for each
	 * string.
	 * @param source has them
	 * @param from where they begin
	 * @param length how many
	 * @param target receives the bytes, up to three for each character
	 * @param at where they begin
	 * @return where they end
	 */
	static int encode(char[] source, int from, int length, ByteBuffer target, int at) {
		int end = at;
		for (int i = from; i < from + length; i++) {
			int point = source[i];
			if (point < 0x80) {
				target.put(end++, (byte) point);
				continue;
			}
			if (i + 1 < from + length && Character.isSurrogatePair(source[i], source[i + 1])) {
				point = Character.toCodePoint(source[i], source[i + 1]);
				i++;
			}
			end = encode(point, target, end);
		}
		return end;
	}

	private static int encode(int point, ByteBuffer target, int at) {
		int length = (point < 0x800) ? 2 : (point < 0x10000) ? 3 : 4;
		for (int i = length - 1, bits = point; i > 0; i--, bits >>= 6) {
			target.put(at + i, (byte) (0x80 | (bits & 0x3f)));
		}
		int first = (length == 2) ? 0xc0 : (length == 3) ? 0xe0 : 0xf0;
		target.put(at, (byte) (first | (point >> (6 * (length - 1)))));
		return at + length;
	}

	/**
	 * Checks that all keys of a piece are what {@link Codec#strings()} encodes some
	 * string to.
	 * @param piece has the keys
	 * @param count how many
	 * @param number number of the first one for the caller
	 * @throws IllegalArgumentException if one is not
	 */
	static void check(BytesBatch piece, int count, int number) {
		ByteBuffer bytes = piece.bytes();
		for (int i = 0; i < count; i++) {
			int begin = BytesBatch.begin(piece.key(i));
			int invalid = firstInvalid(bytes, begin, begin + BytesBatch.length(piece.key(i)));
			if (invalid >= 0) {
				throw new IllegalArgumentException("'keys[%d]' is not UTF-8: byte %d is 0x%02x".formatted(number + i,
						invalid - begin, bytes.get(invalid)));
			}
		}
	}

	// Returns where the first character begins that cannot be, or -1.
	static int firstInvalid(ByteBuffer bytes, int begin, int end) {
		int at = begin;
		while (at < end) {
			if (at + Long.BYTES <= end && (bytes.getLong(at) & NOT_ASCII) == 0) {
				at += Long.BYTES;
				continue;
			}
			int length = characterLength(bytes, at, end);
			if (length == 0 || isSurrogatePair(bytes, at, end)) {
				return at;
			}
			at += length;
		}
		return -1;
	}

	// Returns 0 if there is none.
	private static int characterLength(ByteBuffer bytes, int at, int end) {
		int first = bytes.get(at) & 0xff;
		if (first < 0x80) {
			return 1;
		}
		int length = (first < 0xe0) ? 2 : (first < 0xf0) ? 3 : 4;
		if (first < 0xc2 || first > 0xf4 || length > end - at) {
			return 0;
		}
		int second = bytes.get(at + 1) & 0xff;
		int least = (first == 0xe0) ? 0xa0 : (first == 0xf0) ? 0x90 : 0x80;
		int most = (first == 0xf4) ? 0x8f : 0xbf;
		if (second < least || second > most) {
			return 0;
		}
		for (int i = 2; i < length; i++) {
			if ((bytes.get(at + i) & 0xc0) != 0x80) {
				return 0;
			}
		}
		return length;
	}

	// Both surrogates of a pair by themselves: these are one character of four bytes.
	private static boolean isSurrogatePair(ByteBuffer bytes, int at, int end) {
		return at + 6 <= end && (bytes.get(at) & 0xff) == 0xed && (bytes.get(at + 1) & 0xf0) == 0xa0
				&& (bytes.get(at + 3) & 0xff) == 0xed && (bytes.get(at + 4) & 0xf0) == 0xb0;
	}

}
