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
	 * @param work what it is put into
	 * @param row the bytes of a caller
	 * @return the same as a batch
	 */
	BatchValues<RecordBatch> of(FixedWork work, byte[] row) {
		checkLength("row", row);
		return values(work, row, 0, null);
	}

	/**
	 * Returns rows of an array.
	 * @param work what they are put into
	 * @param rows the array
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(FixedWork work, byte[] rows, int keys, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, this.bytes, "bytes", rows.length);
		return values(work, rows, 0, missing);
	}

	/**
	 * Returns a part of the rows of an array.
	 * @param work what they are put into
	 * @param rows the array
	 * @param offset number of the first one
	 * @param length how many
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows
	 */
	BatchValues<RecordBatch> of(FixedWork work, byte[] rows, int offset, int length, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		Ranges.check("rows", rows.length / this.bytes, offset, length);
		return values(work, rows, offset * this.bytes, missing);
	}

	private BatchValues<RecordBatch> values(FixedWork work, byte[] rows, int begin, byte @Nullable [] missing) {
		if (this.bytes < Long.BYTES) {
			return orElse(work.narrowRows.of(rows, this.bytes, begin), missing);
		}
		return orElse(work.wordValues.of(rows, words(), begin), missing);
	}

	/**
	 * Returns the rows that remain in a buffer.
	 * @param work what they are put into
	 * @param rows the buffer
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(FixedWork work, ByteBuffer rows, int keys, byte @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, this.bytes, "bytes", rows.remaining());
		if (this.bytes < Long.BYTES) {
			return orElse(work.narrowRows.of(rows, this.bytes), missing);
		}
		return orElse(work.wordValues.of(rows, words()), missing);
	}

	private BatchValues<RecordBatch> orElse(NarrowRows rows, byte @Nullable [] missing) {
		if (missing == null) {
			return rows;
		}
		checkLength("missing", missing);
		return rows.orElse(missing);
	}

	private BatchValues<RecordBatch> orElse(WordValues rows, byte @Nullable [] missing) {
		if (missing == null) {
			return rows;
		}
		checkLength("missing", missing);
		return rows.orElse(missing);
	}

	/**
	 * Returns rows of an array of words.
	 * @param work what they are put into
	 * @param rows the array
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(FixedWork work, long[] rows, int keys, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, wordsOfCaller(), "elements", rows.length);
		return orElse(work.wordValues.of(rows, words(), 0, keys), missing);
	}

	/**
	 * Returns a part of the rows of an array of words.
	 * @param work what they are put into
	 * @param rows the array
	 * @param offset number of the first one
	 * @param length how many
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows
	 */
	BatchValues<RecordBatch> of(FixedWork work, long[] rows, int offset, int length, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		int words = wordsOfCaller();
		Ranges.check("rows", rows.length / words, offset, length);
		return orElse(work.wordValues.of(rows, words, offset, length), missing);
	}

	/**
	 * Returns the rows that remain in a buffer of words.
	 * @param work what they are put into
	 * @param rows the buffer
	 * @param keys number of keys
	 * @param missing what absent keys get, or {@code null}
	 * @return the rows, one for each key
	 */
	BatchValues<RecordBatch> of(FixedWork work, LongBuffer rows, int keys, long @Nullable [] missing) {
		Objects.requireNonNull(rows, "'rows' must not be null");
		checkCount(keys, wordsOfCaller(), "elements", rows.remaining());
		return orElse(work.wordValues.of(rows, words()), missing);
	}

	private int wordsOfCaller() {
		if (this.bytes < Long.BYTES) {
			throw new IllegalArgumentException(
					"'rows' must be bytes, because a row has %d of them".formatted(this.bytes));
		}
		return words();
	}

	private BatchValues<RecordBatch> orElse(WordValues rows, long @Nullable [] missing) {
		if (missing == null) {
			return rows;
		}
		if (missing.length != words()) {
			throw new IllegalArgumentException(
					"'missing' must have %d elements, not %d".formatted(words(), missing.length));
		}
		return rows.orElse(missing);
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
		ByteBuffer row = ByteBuffer.allocate(this.bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int word = 0; word < words(); word++) {
			row.putLong(word * Long.BYTES, cursor.word(word));
		}
		return row.array();
	}

}
