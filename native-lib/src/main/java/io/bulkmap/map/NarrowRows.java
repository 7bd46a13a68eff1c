package io.bulkmap.map;

import java.nio.ByteBuffer;

import io.bulkmap.record.RecordBatch;

/**
 * Rows of 1, 2 or 4 bytes, each of which is the lower part of a word of the map, whose
 * upper part is 0. The place of an absent key keeps what it has, or gets another row.
 */
final class NarrowRows implements BatchValues<RecordBatch> {

	private final CallerBytes rows = new CallerBytes();

	private final CallerBytes fallback = new CallerBytes();

	// Per row.
	private int bytes;

	private boolean fills;

	private long missing;

	/**
	 * Takes rows.
	 * @param rows array that has them, or receives them
	 * @param bytes length of a row
	 * @param begin where the first one begins
	 * @return this
	 */
	NarrowRows of(byte[] rows, int bytes, int begin) {
		this.rows.take(rows, begin);
		return of(bytes);
	}

	/**
	 * Takes rows.
	 * @param rows buffer that has them, or receives them
	 * @param bytes length of a row
	 * @return this
	 */
	NarrowRows of(ByteBuffer rows, int bytes) {
		this.rows.take(rows);
		return of(bytes);
	}

	private NarrowRows of(int bytes) {
		this.bytes = bytes;
		this.fills = false;
		return this;
	}

	/**
	 * Writes a row for absent keys, too.
	 * @param row the row, which is copied
	 * @return this
	 */
	NarrowRows orElse(byte[] row) {
		this.fallback.take(row, 0);
		this.missing = this.fallback.get(0, this.bytes);
		this.fills = true;
		this.fallback.forget();
		return this;
	}

	/**
	 * Keeps nothing of the caller.
	 */
	void forget() {
		this.rows.forget();
	}

	@Override
	public int copyTo(RecordBatch batch, int from, int most) {
		for (int i = 0; i < most; i++) {
			batch.valueWord(i, this.rows.get(from + i, this.bytes));
		}
		return most;
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		long[] places = batch.places();
		for (int i = 0; i < count; i++) {
			if (places[i] != RecordBatch.ABSENT) {
				this.rows.put(from + i, this.bytes, batch.valueWord(i));
			}
			else if (this.fills) {
				this.rows.put(from + i, this.bytes, this.missing);
			}
		}
	}

}
