package io.bulkmap.sample.web;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/**
 * A body that is made line by line while it is read.
 */
final class GeneratedStream extends InputStream {

	private final long lines;

	private final LongFunction<String> line;

	private long next = 1;

	private byte[] current = new byte[0];

	private int position;

	/**
	 * Creates the body.
	 * @param lines number of lines
	 * @param line returns the line of this number, counted from 1, without its end
	 */
	GeneratedStream(long lines, LongFunction<String> line) {
		this.lines = lines;
		this.line = line;
	}

	@Override
	public int read() {
		return advance() ? this.current[this.position++] : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) {
		int count = 0;
		while (count < length && advance()) {
			int part = Math.min(length - count, this.current.length - this.position);
			System.arraycopy(this.current, this.position, bytes, offset + count, part);
			this.position += part;
			count += part;
		}
		return (count > 0 || length == 0) ? count : -1;
	}

	private boolean advance() {
		if (this.position < this.current.length) {
			return true;
		}
		if (this.next > this.lines) {
			return false;
		}
		this.current = (this.line.apply(this.next) + "\n").getBytes(StandardCharsets.US_ASCII);
		this.position = 0;
		this.next++;
		return true;
	}

}
