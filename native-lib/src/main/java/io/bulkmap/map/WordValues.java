package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Values of some words each, in an array or in what remains in a buffer. The place of an
 * absent key keeps what it has, or gets another value.
 */
final class WordValues implements BatchValues<RecordBatch> {

	// Not worth a bulk copy.
	private static final int FEW_WORDS = 8;

	private final LongBuffer values;

	// Per value.
	private final int words;

	private final long @Nullable [] missing;

	private WordValues(LongBuffer values, int words, long @Nullable [] missing) {
		this.values = values;
		this.words = words;
		this.missing = missing;
	}

	/**
	 * Returns values that are as many as the keys.
	 * @param values buffer that has them, or receives them, from its position on
	 * @param words words of a value
	 * @param missing value for absent keys; {@code null} if they keep what they have
	 * @return the values
	 */
	static WordValues orElse(LongBuffer values, int words, long @Nullable [] missing) {
		return new WordValues(values, words, missing);
	}

	static WordValues of(long[] values, int words, int offset, int length) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.check("values", values.length / words, offset, length);
		return new WordValues(LongBuffer.wrap(values, offset * words, length * words), words, null);
	}

	static WordValues of(LongBuffer values, int words, int count) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(count * words, "values", values.remaining());
		return new WordValues(values, words, null);
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
		LongBuffer source = batch.region().longs(RecordBatch.VALUES, count * this.words);
		long[] places = batch.places();
		int i = 0;
		while (i < count) {
			int first = i;
			while (i < count && places[i] != RecordBatch.ABSENT) {
				i++;
			}
			copy(source, first * this.words, from * this.words, (i - first) * this.words);
			if (i < count) {
				fill(from + i);
				i++;
			}
		}
	}

	// Values one behind the other, from a word of the piece to the same word of the call.
	private void copy(LongBuffer source, int word, int from, int length) {
		int target = this.values.position() + from + word;
		if (length > FEW_WORDS) {
			this.values.put(target, source, word, length);
			return;
		}
		for (int i = 0; i < length; i++) {
			this.values.put(target + i, source.get(word + i));
		}
	}

	private void fill(int value) {
		if (this.missing != null) {
			this.values.put(this.values.position() + value * this.words, this.missing);
		}
	}

}
