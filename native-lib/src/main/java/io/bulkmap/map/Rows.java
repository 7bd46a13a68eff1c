package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one length: checks those of callers, whatever they are in, and makes words of
 * them, and them of words. The first byte of a row is the lowest one of its first word.
 *
 * @param bytes length of a row: 1, 2, 4 or a multiple of 8
 */
record Rows(int bytes) {

	/**
	 * Returns what the map has of a row.
	 * @return the format of a record without a key
	 */
	RecordFormat format() {
		return new RecordFormat(0, words());
	}

	private int words() {
		return Math.max(1, this.bytes / Long.BYTES);
	}

	/**
	 * Returns one row.
	 * @param row the bytes of a caller
	 * @return the same as a batch
	 */
	BatchValues<RecordBatch> of(byte[] row) {
		checkLength("row", row);
		return values(ByteBuffer.wrap(row), null);
	}

	/**
	 * Returns rows of an array.
	 * @param rows the array
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(byte[] rows, int keys, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, this.bytes, "bytes", rows.length);
		return values(ByteBuffer.wrap(rows), missing);
	}

	/**
	 * Returns a part of the rows of an array.
	 * @param rows the array
	 * @param offset number of the first one
	 * @param length how many
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows
	 */
	BatchValues<RecordBatch> of(byte[] rows, int offset, int length, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		Ranges.check("rows", rows.length / this.bytes, offset, length);
		return values(ByteBuffer.wrap(rows, offset * this.bytes, length * this.bytes), missing);
	}

	/**
	 * Returns the rows that remain in a buffer.
	 * @param rows the buffer
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(ByteBuffer rows, int keys, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, this.bytes, "bytes", rows.remaining());
		return values(rows, missing);
	}

	// What remains in a buffer, and is as long as it has to be.
	private BatchValues<RecordBatch> values(ByteBuffer rows, byte @Nullable [] missing) {
		ByteBuffer bytes = littleEndian(rows);
		long[] words = (missing != null) ? words(missing) : null;
		return (this.bytes < Long.BYTES) ? new NarrowRows(bytes, this.bytes, words)
				: WordValues.orElse(bytes.asLongBuffer(), words(), words);
	}

	private long[] words(byte[] missing) {
		checkLength("missing", missing);
		byte[] padded = new byte[words() * Long.BYTES];
		System.arraycopy(missing, 0, padded, 0, this.bytes);
		long[] words = new long[words()];
		littleEndian(ByteBuffer.wrap(padded)).asLongBuffer().get(words);
		return words;
	}

	private static ByteBuffer littleEndian(ByteBuffer bytes) {
		return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Returns rows of an array of words.
	 * @param rows the array
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(long[] rows, int keys, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, wordsOfCaller(), "elements", rows.length);
		return values(LongBuffer.wrap(rows), missing);
	}

	/**
	 * Returns a part of the rows of an array of words.
	 * @param rows the array
	 * @param offset number of the first one
	 * @param length how many
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows
	 */
	BatchValues<RecordBatch> of(long[] rows, int offset, int length, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		int words = wordsOfCaller();
		Ranges.check("rows", rows.length / words, offset, length);
		return values(LongBuffer.wrap(rows, offset * words, length * words), missing);
	}

	/**
	 * Returns the rows that remain in a buffer of words.
	 * @param rows the buffer
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(LongBuffer rows, int keys, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, wordsOfCaller(), "elements", rows.remaining());
		return values(rows, missing);
	}

	private int wordsOfCaller() {
		if (this.bytes < Long.BYTES) {
			throw new IllegalArgumentException(
					"'rows' must be bytes, because a row has %d of them".formatted(this.bytes));
		}
		return words();
	}

	private BatchValues<RecordBatch> values(LongBuffer rows, long @Nullable [] missing) {
		if (missing != null && missing.length != words()) {
			throw new IllegalArgumentException(
					"'missing' must have %d elements, not %d".formatted(words(), missing.length));
		}
		return WordValues.orElse(rows, words(), (missing != null) ? missing.clone() : null);
	}

	private static void checkCount(int keys, int perKey, String unit, int count) {
		if (count != (long) keys * perKey) {
			throw new IllegalArgumentException(
					"'rows' must have %d %s per key, not %d for %d keys".formatted(perKey, unit, count, keys));
		}
	}

	private void checkLength(String what, byte[] row) {
		if (row == null) {
			throw new NullPointerException("'%s' must not be null".formatted(what));
		}
		if (row.length != this.bytes) {
			throw new IllegalArgumentException(
					"'%s' must have %d bytes, not %d".formatted(what, this.bytes, row.length));
		}
	}

	/**
	 * Returns the bytes of a row that is a single word.
	 * @param word the word
	 * @return a new array
	 */
	byte[] toBytes(long word) {
		byte[] row = new byte[this.bytes];
		for (int i = 0; i < this.bytes; i++) {
			row[i] = (byte) (word >>> (i * Byte.SIZE));
		}
		return row;
	}

	/**
	 * Returns the bytes of the row that a cursor has come to.
	 * @param cursor the cursor
	 * @return a new array
	 */
	byte[] toBytes(WordCursor cursor) {
		ByteBuffer row = littleEndian(ByteBuffer.allocate(this.bytes));
		for (int word = 0; word < words(); word++) {
			row.putLong(word * Long.BYTES, cursor.word(word));
		}
		return row.array();
	}

}
