package io.bulkmap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 that has three bytes for a surrogate without the other one of its pair, too.
 */
/*
 * The JDK does the work, for strings without such surrogates. It would write a question
 * mark for one, and read replacement characters.
 */
final class StringCodec implements Codec<String> {

	static final Codec<String> INSTANCE = new StringCodec();

	private static final byte FIRST_OF_SURROGATE = (byte) 0xed;

	private StringCodec() {
	}

	@Override
	public byte[] encode(String string) {
		byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
		return hasLoneSurrogate(string) ? encodeChars(string, new byte[3 * string.length()]) : bytes;
	}

	private static boolean hasLoneSurrogate(String string) {
		for (int i = 0; i < string.length(); i++) {
			if (Character.isSurrogate(string.charAt(i))) {
				if (string.codePointAt(i) < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
					return true;
				}
				i++;
			}
		}
		return false;
	}

	private static byte[] encodeChars(String string, byte[] target) {
		int at = 0;
		for (int i = 0; i < string.length();) {
			int point = string.codePointAt(i);
			i += Character.charCount(point);
			if (point < 0x80) {
				target[at++] = (byte) point;
			}
			else if (point < 0x800) {
				target[at++] = (byte) (0xc0 | (point >> 6));
				target[at++] = continuation(point);
			}
			else {
				if (point < 0x10000) {
					target[at++] = (byte) (0xe0 | (point >> 12));
				}
				else {
					target[at++] = (byte) (0xf0 | (point >> 18));
					target[at++] = continuation(point >> 12);
				}
				target[at++] = continuation(point >> 6);
				target[at++] = continuation(point);
			}
		}
		return Arrays.copyOf(target, at);
	}

	private static byte continuation(int bits) {
		return (byte) (0x80 | (bits & 0x3f));
	}

	@Override
	public String decode(byte[] bytes) {
		StringBuilder string = null;
		int from = 0;
		for (int i = 0; i + 2 < bytes.length; i++) {
			if (bytes[i] == FIRST_OF_SURROGATE && (bytes[i + 1] & 0xe0) == 0xa0) {
				string = (string != null) ? string : new StringBuilder(bytes.length);
				string.append(new String(bytes, from, i - from, StandardCharsets.UTF_8));
				string.append((char) (0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
				from = i + 3;
				i += 2;
			}
		}
		String rest = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
		return (string != null) ? string.append(rest).toString() : rest;
	}

}
