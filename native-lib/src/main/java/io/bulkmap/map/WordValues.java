package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;

/**
 * Values of some words each, in an array or in what remains in a buffer. The place of an
 * absent key keeps what it has.
 */
final class WordValues implements BatchValues<RecordBatch> {

	private final LongBuffer values;

	// Per value.
	private final int words;

	private WordValues(LongBuffer values, int words) {
		this.values = values;
		this.words = words;
	}

	static WordValues of(long[] values, int words, int offset, int length) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.check("values", values.length / words, offset, length);
		return new WordValues(LongBuffer.wrap(values, offset * words, length * words), words);
	}

	static WordValues of(LongBuffer values, int words, int count) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(count * words, "values", values.remaining());
		return new WordValues(values, words);
	}

	@Override
	public void copyTo(RecordBatch batch, int from, int count) {
		batch.putValues(this.values, from * this.words, count * this.words);
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		if (found == count) {
			batch.getValues(this.values, from * this.words, count * this.words);
			return;
		}
		long[] places = batch.places();
		int position = this.values.position() + from * this.words;
		for (int i = 0; i < count; i++) {
			if (places[i] != RecordBatch.ABSENT) {
				for (int word = 0; word < this.words; word++) {
					this.values.put(position + i * this.words + word, batch.valueWord(i * this.words + word));
				}
			}
		}
	}

}
