package io.bulkmap.sample.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.bulkmap.sample.ingest.Format;

/**
 * Writes entries one after another, in one format. Whoever uses it calls {@link #flush()}
 * at the end.
 */
public abstract sealed class EntryWriter permits EntryWriter.Ndjson, EntryWriter.Csv, EntryWriter.Binary {

	private static final int CHUNK = 64 * 1024;

	/**
	 * More than the longest entry takes.
	 */
	private static final int LONGEST = 80;

	/**
	 * Enough for the smallest {@code long}.
	 */
	private static final int DIGITS = 20;

	private static final byte[] LINE_END = ascii("\n");

	private final OutputStream stream;

	private final byte[] buffer = new byte[CHUNK];

	private int position;

	private EntryWriter(OutputStream stream) {
		this.stream = stream;
	}

	/**
	 * Returns a writer, which has already written what comes before the first entry.
	 * @param format format of the entries
	 * @param stream where to write them, closed by whoever opened it
	 * @return the writer
	 */
	public static EntryWriter of(Format format, OutputStream stream) {
		return switch (format) {
			case NDJSON -> new Ndjson(stream);
			case CSV -> new Csv(stream);
			case BINARY -> new Binary(stream);
		};
	}

	/**
	 * Returns a writer for keys alone.
	 * @param format format of the keys
	 * @param stream where to write them, closed by whoever opened it
	 * @return the writer, of which only {@link #key} is called
	 */
	public static EntryWriter ofKeys(Format format, OutputStream stream) {
		EntryWriter writer = of(format, stream);
		writer.position = 0;
		return writer;
	}

	/**
	 * Writes a key alone.
	 * @param key the key
	 * @throws IOException if the stream does not take it
	 */
	public final void key(long key) throws IOException {
		makeRoom();
		putKey(key);
	}

	/**
	 * Writes an entry.
	 * @param key its key
	 * @param value its value
	 * @throws IOException if the stream does not take it
	 */
	public final void entry(long key, long value) throws IOException {
		makeRoom();
		put(key, value);
	}

	/**
	 * Writes that there is no entry with a key: text says so, the binary format leaves it
	 * out.
	 * @param key the key
	 * @throws IOException if the stream does not take it
	 */
	public final void missing(long key) throws IOException {
		makeRoom();
		putMissing(key);
	}

	/**
	 * Hands everything to the stream.
	 * @throws IOException if the stream does not take it
	 */
	public final void flush() throws IOException {
		this.stream.write(this.buffer, 0, this.position);
		this.position = 0;
		this.stream.flush();
	}

	abstract void put(long key, long value);

	abstract void putMissing(long key);

	/**
	 * Puts a key on a line of its own.
	 */
	void putKey(long key) {
		decimal(key);
		text(LINE_END);
	}

	private void makeRoom() throws IOException {
		if (this.buffer.length - this.position < LONGEST) {
			this.stream.write(this.buffer, 0, this.position);
			this.position = 0;
		}
	}

	final void text(byte[] ascii) {
		System.arraycopy(ascii, 0, this.buffer, this.position, ascii.length);
		this.position += ascii.length;
	}

	final void decimal(long number) {
		int start = this.position + DIGITS;
		// The digits of a negative number, too: the smallest one has no opposite.
		long rest = (number > 0) ? -number : number;
		do {
			this.buffer[--start] = (byte) ('0' - rest % 10);
			rest /= 10;
		}
		while (rest != 0);
		if (number < 0) {
			this.buffer[--start] = '-';
		}
		int length = this.position + DIGITS - start;
		System.arraycopy(this.buffer, start, this.buffer, this.position, length);
		this.position += length;
	}

	final void littleEndian(long number) {
		for (int i = 0; i < Long.BYTES; i++) {
			this.buffer[this.position++] = (byte) (number >>> (8 * i));
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * One JSON object on each line; the value of a missing key is {@code null}.
	 */
	static final class Ndjson extends EntryWriter {

		private static final byte[] KEY = ascii("{\"key\":");

		private static final byte[] VALUE = ascii(",\"value\":");

		private static final byte[] END = ascii("}\n");

		private static final byte[] MISSING = ascii(",\"value\":null}\n");

		Ndjson(OutputStream stream) {
			super(stream);
		}

		@Override
		void put(long key, long value) {
			text(KEY);
			decimal(key);
			text(VALUE);
			decimal(value);
			text(END);
		}

		@Override
		void putMissing(long key) {
			text(KEY);
			decimal(key);
			text(MISSING);
		}

	}

	/**
	 * A header, then two fields on each line; the value of a missing key is empty.
	 */
	static final class Csv extends EntryWriter {

		private static final byte[] HEADER = ascii("key,value\n");

		private static final byte[] COMMA = ascii(",");

		Csv(OutputStream stream) {
			super(stream);
			text(HEADER);
		}

		@Override
		void put(long key, long value) {
			decimal(key);
			text(COMMA);
			decimal(value);
			text(LINE_END);
		}

		@Override
		void putMissing(long key) {
			decimal(key);
			text(COMMA);
			text(LINE_END);
		}

	}

	/**
	 * Two numbers of 8 bytes each, the least significant one first.
	 */
	static final class Binary extends EntryWriter {

		Binary(OutputStream stream) {
			super(stream);
		}

		@Override
		void put(long key, long value) {
			littleEndian(key);
			littleEndian(value);
		}

		@Override
		void putMissing(long key) {
			// There is no number that says so.
		}

		@Override
		void putKey(long key) {
			littleEndian(key);
		}

	}

}
