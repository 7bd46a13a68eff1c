package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.record.RecordBatch;

/**
 * Values of eight bytes, in an array or in what remains in a buffer.
 */
final class LongValues implements BatchValues<RecordBatch> {

	private final LongBuffer values;

	private final long missing;

	private LongValues(LongBuffer values, long missing) {
		this.values = values;
		this.missing = missing;
	}

	static LongValues of(long[] values, int offset, int length, long missing) {
		return new LongValues(LongBuffer.wrap(values, offset, length), missing);
	}

	static LongValues of(LongBuffer values, long missing) {
		return new LongValues(values, missing);
	}

	@Override
	public void copyTo(RecordBatch batch, int from, int count) {
		batch.putValues(this.values, from, count);
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count) {
		int position = this.values.position() + from;
		for (int i = 0; i < count; i++) {
			boolean found = batch.places()[i] != RecordBatch.ABSENT;
			this.values.put(position + i, found ? batch.valueWord(i) : this.missing);
		}
	}

}
