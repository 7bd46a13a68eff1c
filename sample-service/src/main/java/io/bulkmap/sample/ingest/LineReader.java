package io.bulkmap.sample.ingest;

import java.io.IOException;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * Splits a body into lines that end in LF, CRLF or the end of the body, with one buffer
 * and within the limits for lines and bodies. A byte order mark at the start is skipped.
 */
final class LineReader {

	private static final int CHUNK = 64 * 1024;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	/**
	 * What may surround the longest line: a byte order mark and the CR of a CRLF.
	 */
	private static final int SURROUNDINGS = BYTE_ORDER_MARK.length + 1;

	private final BodyReader bytes;

	private final int maxLineLength;

	private final byte[] buffer;

	private final Line line;

	/**
	 * Where the bytes begin that belong to no line yet.
	 */
	private int position;

	/**
	 * Where the bytes end that were read.
	 */
	private int limit;

	LineReader(Body body, IngestProperties limits) {
		this.bytes = new BodyReader(body, limits);
		this.maxLineLength = (int) limits.maxLineLength().toBytes();
		this.buffer = new byte[this.maxLineLength + SURROUNDINGS + CHUNK];
		this.line = new Line(this.buffer);
	}

	/**
	 * Returns the line that {@link #next()} moves.
	 */
	Line line() {
		return this.line;
	}

	/**
	 * Moves on to the next line.
	 * @return {@code false} at the end of the body
	 * @throws RejectedBodyException if a limit is exceeded
	 * @throws IOException if the body breaks off
	 */
	boolean next() throws IOException {
		int end = this.position;
		int bits = 0;
		while (true) {
			while (end < this.limit && this.buffer[end] != '\n') {
				bits |= this.buffer[end];
				end++;
			}
			if (end < this.limit) {
				moveLineTo(this.position, end, bits);
				this.position = end + 1;
				return true;
			}
			checkLineLength(end - this.position - SURROUNDINGS);
			end -= compact();
			if (!readMore()) {
				if (end == this.position) {
					return false;
				}
				moveLineTo(this.position, end, bits);
				this.position = end;
				return true;
			}
		}
	}

	private void moveLineTo(int start, int end, int bits) {
		int from = (this.line.number() == 0) ? skipByteOrderMark(start, end) : start;
		int to = (end > from && this.buffer[end - 1] == '\r') ? end - 1 : end;
		checkLineLength(to - from);
		this.line.moveTo(from, to - from, this.line.number() + 1, bits >= 0);
	}

	private int skipByteOrderMark(int start, int end) {
		if (end - start < BYTE_ORDER_MARK.length) {
			return start;
		}
		for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
			if (this.buffer[start + i] != BYTE_ORDER_MARK[i]) {
				return start;
			}
		}
		return start + BYTE_ORDER_MARK.length;
	}

	private void checkLineLength(int length) {
		if (length > this.maxLineLength) {
			throw rejected(Kind.LINE_TOO_LONG, "the line is longer than %s bytes".formatted(this.maxLineLength));
		}
	}

	/**
	 * Makes room for a chunk by moving the unfinished line to the start of the buffer.
	 * @return how far it was moved
	 */
	private int compact() {
		int distance = this.position;
		System.arraycopy(this.buffer, distance, this.buffer, 0, this.limit - distance);
		this.position = 0;
		this.limit -= distance;
		return distance;
	}

	/**
	 * Appends a chunk to the buffer.
	 */
	private boolean readMore() throws IOException {
		try {
			int count = this.bytes.read(this.buffer, this.limit, this.buffer.length - this.limit);
			this.limit += Math.max(0, count);
			return count >= 0;
		}
		catch (UnreadableBodyException ex) {
			throw new RejectedBodyException(ex.kind(), Unit.LINE, this.line.number() + 1, ex.reason(), ex);
		}
	}

	private RejectedBodyException rejected(Kind kind, String reason) {
		return new RejectedBodyException(kind, Unit.LINE, this.line.number() + 1, reason, null);
	}

}
