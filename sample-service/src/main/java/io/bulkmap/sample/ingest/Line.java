package io.bulkmap.sample.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * The bytes of one line in the buffer of its reader, without the line end. As a
 * {@link CharSequence} it has one character for each byte, so that numbers can be parsed
 * in place; {@link #text()} decodes it.
 * <p>
 * A reader has one line and moves it along.
 */
final class Line implements CharSequence {

	private static final int QUOTE_LIMIT = 40;

	private final byte[] buffer;

	private int offset;

	private int length;

	private long number;

	private boolean ascii;

	Line(byte[] buffer) {
		this.buffer = buffer;
	}

	void moveTo(int offset, int length, long number, boolean ascii) {
		this.offset = offset;
		this.length = length;
		this.number = number;
		this.ascii = ascii;
	}

	byte[] buffer() {
		return this.buffer;
	}

	int offset() {
		return this.offset;
	}

	long number() {
		return this.number;
	}

	@Override
	public int length() {
		return this.length;
	}

	@Override
	public char charAt(int index) {
		return (char) (this.buffer[this.offset + index] & 0xFF);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return new String(this.buffer, this.offset + start, end - start, StandardCharsets.ISO_8859_1);
	}

	@Override
	public String toString() {
		return subSequence(0, this.length).toString();
	}

	boolean isBlank() {
		for (int i = 0; i < this.length; i++) {
			if (" \t\r".indexOf(charAt(i)) < 0) {
				return false;
			}
		}
		return true;
	}

	boolean isUtf8() {
		if (this.ascii) {
			return true;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.buffer, this.offset, this.length));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	String text() {
		return text(0, this.length);
	}

	String text(int start, int end) {
		return new String(this.buffer, this.offset + start, end - start, StandardCharsets.UTF_8);
	}

	RejectedBodyException wrong(String reason) {
		return new RejectedBodyException(Kind.WRONG_LINE, Unit.LINE, this.number, reason, null);
	}

	/**
	 * Quotes what someone sent, or the beginning of it, in a reason.
	 */
	static String quote(String text) {
		return (text.length() <= QUOTE_LIMIT) ? "'" + text + "'" : "'" + text.substring(0, QUOTE_LIMIT) + "...'";
	}

}
