package io.bulkmap.map;

import java.util.UUID;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Values of 16 bytes in an array of objects, {@code null} for absent keys.
 */
final class UuidValues implements BatchValues<RecordBatch> {

	private static final @Nullable UUID[] NONE = {};

	private final @Nullable UUID[] one = new UUID[1];

	private @Nullable UUID[] values = NONE;

	UuidValues of(@Nullable UUID[] values) {
		this.values = values;
		return this;
	}

	/**
	 * Takes one value.
	 * @param value the value; {@code null} to receive one
	 * @return this
	 */
	UuidValues one(@Nullable UUID value) {
		this.one[0] = value;
		return of(this.one);
	}

	/**
	 * Returns the only value.
	 * @return the value that was taken, or written since
	 */
	@Nullable UUID value() {
		return this.one[0];
	}

	/**
	 * Keeps nothing of the caller.
	 */
	void forget() {
		this.one[0] = null;
		this.values = NONE;
	}

	@Override
	public int copyTo(RecordBatch batch, int from, int most) {
		for (int i = 0; i < most; i++) {
			UUID value = this.values[from + i];
			if (value == null) {
				throw new NullPointerException("'values[%d]' must not be null".formatted(from + i));
			}
			batch.valueWord(2 * i, value.getMostSignificantBits());
			batch.valueWord(2 * i + 1, value.getLeastSignificantBits());
		}
		return most;
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		for (int i = 0; i < count; i++) {
			boolean present = batch.places()[i] != RecordBatch.ABSENT;
			this.values[from + i] = present ? new UUID(batch.valueWord(2 * i), batch.valueWord(2 * i + 1)) : null;
		}
	}

}
