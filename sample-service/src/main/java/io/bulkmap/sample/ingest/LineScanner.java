package io.bulkmap.sample.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the lines that well-behaved clients send, without objects and without messages.
 * It never says that a line is wrong, only that it does not know it: then a parser that
 * knows the whole format takes its time. What the scanner does read, it reads as that
 * parser would.
 */
final class LineScanner {

	private static final int MAX_DIGITS = 19;

	private final byte[][] quotedNames;

	private final boolean keysOnly;

	private byte[] bytes = {};

	private int position;

	private int end;

	private long number;

	LineScanner(List<String> fields) {
		this.quotedNames = fields.stream()
			.map((field) -> ("\"" + field + "\"").getBytes(StandardCharsets.US_ASCII))
			.toArray(byte[][]::new);
		this.keysOnly = fields.size() == 1;
	}

	/**
	 * Adds what a line of NDJSON says, if its fields are in their usual order.
	 * @return whether the scanner knew the line; if not, the batch is unchanged
	 */
	boolean scanJson(Line line, Batch batch) {
		start(line);
		skipSpace();
		if (this.keysOnly && !isAt('{')) {
			return scanNumber() && isAtEnd() && add(this.number, batch);
		}
		if (!skip('{') || !scanJsonField(0)) {
			return false;
		}
		long key = this.number;
		if (this.keysOnly) {
			return skip('}') && isAtEnd() && add(key, batch);
		}
		return skip(',') && scanJsonField(1) && skip('}') && isAtEnd() && add(key, this.number, batch);
	}

	/**
	 * Adds what a line of CSV says, if no field is quoted.
	 * @return whether the scanner knew the line; if not, the batch is unchanged
	 */
	boolean scanCsv(Line line, Batch batch) {
		start(line);
		if (!scanNumber()) {
			return false;
		}
		long key = this.number;
		if (this.keysOnly) {
			return this.position == this.end && add(key, batch);
		}
		return isAt(',') && ++this.position < this.end && scanNumber() && this.position == this.end
				&& add(key, this.number, batch);
	}

	private static boolean add(long key, Batch batch) {
		batch.add(key);
		return true;
	}

	private static boolean add(long key, long value, Batch batch) {
		batch.add(key, value);
		return true;
	}

	private void start(Line line) {
		this.bytes = line.buffer();
		this.position = line.offset();
		this.end = line.offset() + line.length();
	}

	/**
	 * Reads a name, a colon, a number and the space around them.
	 */
	private boolean scanJsonField(int field) {
		byte[] name = this.quotedNames[field];
		if (this.end - this.position < name.length) {
			return false;
		}
		for (int i = 0; i < name.length; i++) {
			if (this.bytes[this.position + i] != name[i]) {
				return false;
			}
		}
		this.position += name.length;
		skipSpace();
		if (!skip(':') || !scanNumber()) {
			return false;
		}
		skipSpace();
		return true;
	}

	/**
	 * Reads a number as JSON has it: no plus sign, no leading zeros, no fraction. What
	 * follows is for the caller to look at.
	 */
	private boolean scanNumber() {
		boolean negative = isAt('-');
		int first = negative ? this.position + 1 : this.position;
		int digits = first;
		long value = 0;
		while (digits < this.end && isDigit(this.bytes[digits])) {
			value = value * 10 + (this.bytes[digits] - '0');
			digits++;
		}
		int count = digits - first;
		if (count == 0 || count > MAX_DIGITS || (count > 1 && this.bytes[first] == '0')) {
			return false;
		}
		// As an unsigned number, 19 digits always fit.
		if (value < 0 && !(negative && value == Long.MIN_VALUE)) {
			return false;
		}
		this.number = negative ? -value : value;
		this.position = digits;
		return true;
	}

	private static boolean isDigit(byte character) {
		return character >= '0' && character <= '9';
	}

	private boolean isAt(char character) {
		return this.position < this.end && this.bytes[this.position] == character;
	}

	/**
	 * Skips a character and the space after it.
	 */
	private boolean skip(char character) {
		if (!isAt(character)) {
			return false;
		}
		this.position++;
		skipSpace();
		return true;
	}

	private void skipSpace() {
		while (this.position < this.end && (this.bytes[this.position] == ' ' || this.bytes[this.position] == '\t')) {
			this.position++;
		}
	}

	private boolean isAtEnd() {
		skipSpace();
		return this.position == this.end;
	}

}
