package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

import io.bulkmap.record.RecordBatch;

/**
 * Values of some words each, in an array or in what remains in a buffer. The place of an
 * absent key keeps what it has, or gets another value.
 */
final class WordValues implements BatchValues<RecordBatch> {

	// Not worth a bulk copy.
	private static final int FEW_WORDS = 8;

	private final CallerLongs<RecordBatch> longs = new CallerLongs<>();

	private final CallerBytes bytes = new CallerBytes();

	private final CallerBytes fallback = new CallerBytes();

	private Words<RecordBatch> values = this.longs;

	// Per value.
	private int words;

	private boolean fills;

	private long[] missing = {};

	/**
	 * Takes values that nobody has checked.
	 * @param values array that has them, or receives them
	 * @param words words of a value
	 * @param offset number of the first value
	 * @param length how many
	 * @return this
	 */
	WordValues of(long[] values, int words, int offset, int length) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.check("values", values.length / words, offset, length);
		this.longs.take(values, offset * words);
		return of(this.longs, words);
	}

	/**
	 * Takes values that nobody has checked.
	 * @param values buffer that has them, or receives them
	 * @param words words of a value
	 * @param count how many there have to be
	 * @return this
	 */
	WordValues of(LongBuffer values, int words, int count) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(count * words, "values", values.remaining());
		return of(values, words);
	}

	WordValues of(LongBuffer values, int words) {
		this.longs.take(values);
		return of(this.longs, words);
	}

	WordValues of(byte[] values, int words, int begin) {
		this.bytes.take(values, begin);
		return of(this.bytes, words);
	}

	WordValues of(ByteBuffer values, int words) {
		this.bytes.take(values);
		return of(this.bytes, words);
	}

	private WordValues of(Words<RecordBatch> values, int words) {
		this.values = values;
		this.words = words;
		this.fills = false;
		return this;
	}

	/**
	 * Writes a value for absent keys, too.
	 * @param value its words, which are copied
	 * @return this
	 */
	WordValues orElse(long[] value) {
		System.arraycopy(value, 0, missing(), 0, this.words);
		return this;
	}

	/**
	 * Writes a value for absent keys, too.
	 * @param value its bytes, which are copied
	 * @return this
	 */
	WordValues orElse(byte[] value) {
		this.fallback.take(value, 0);
		for (int i = 0; i < this.words; i++) {
			missing()[i] = this.fallback.get(i, Long.BYTES);
		}
		this.fallback.forget();
		return this;
	}

	private long[] missing() {
		this.fills = true;
		if (this.missing.length < this.words) {
			this.missing = new long[this.words];
		}
		return this.missing;
	}

	/**
	 * Keeps nothing of the caller.
	 */
	void forget() {
		this.longs.forget();
		this.bytes.forget();
	}

	@Override
	public int copyTo(RecordBatch batch, int from, int most) {
		this.values.copyTo(batch, from * this.words, most * this.words);
		return most;
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		if (found == count) {
			this.values.copyFrom(batch, 0, from * this.words, count * this.words);
			return;
		}
		long[] places = batch.places();
		int i = 0;
		while (i < count) {
			int first = i;
			while (i < count && places[i] != RecordBatch.ABSENT) {
				i++;
			}
			copy(batch, first * this.words, from * this.words, (i - first) * this.words);
			if (i < count) {
				fill(from + i);
				i++;
			}
		}
	}

	// Values one behind the other, from a word of the piece to the same word of the call.
	private void copy(RecordBatch batch, int word, int from, int length) {
		if (length > FEW_WORDS) {
			this.values.copyFrom(batch, word, from + word, length);
			return;
		}
		for (int i = word; i < word + length; i++) {
			this.values.put(from + i, batch.valueWord(i));
		}
	}

	private void fill(int value) {
		for (int i = 0; this.fills && i < this.words; i++) {
			this.values.put(value * this.words + i, this.missing[i]);
		}
	}

}
