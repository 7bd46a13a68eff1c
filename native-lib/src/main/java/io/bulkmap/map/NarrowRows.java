package io.bulkmap.map;

import java.nio.ByteBuffer;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Rows of 1, 2 or 4 bytes, each of which is the lower part of a word of the map, whose
 * upper part is 0.
 */
final class NarrowRows implements BatchValues<RecordBatch> {

	private final ByteBuffer rows;

	// Per row.
	private final int bytes;

	private final boolean fills;

	private final long missing;

	/**
	 * Creates the rows.
	 * @param rows the rows, from the beginning of the buffer on, in little-endian order
	 * @param bytes length of a row
	 * @param missing what to write for an absent key; {@code null} for nothing
	 */
	NarrowRows(ByteBuffer rows, int bytes, long @Nullable [] missing) {
		this.rows = rows;
		this.bytes = bytes;
		this.fills = missing != null;
		this.missing = (missing != null) ? missing[0] : 0;
	}

	@Override
	public void copyTo(RecordBatch batch, int from, int count) {
		for (int i = 0; i < count; i++) {
			batch.valueWord(i, get(from + i));
		}
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		long[] places = batch.places();
		for (int i = 0; i < count; i++) {
			if (places[i] != RecordBatch.ABSENT) {
				put(from + i, batch.valueWord(i));
			}
			else if (this.fills) {
				put(from + i, this.missing);
			}
		}
	}

	private long get(int row) {
		return switch (this.bytes) {
			case 1 -> this.rows.get(row) & 0xffL;
			case 2 -> this.rows.getShort(2 * row) & 0xffffL;
			default -> this.rows.getInt(4 * row) & 0xffff_ffffL;
		};
	}

	private void put(int row, long word) {
		switch (this.bytes) {
			case 1 -> this.rows.put(row, (byte) word);
			case 2 -> this.rows.putShort(2 * row, (short) word);
			default -> this.rows.putInt(4 * row, (int) word);
		}
	}

}
