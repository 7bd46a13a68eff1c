package io.bulkmap.map;

import java.util.UUID;

import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Values of 16 bytes in an array of objects, {@code null} for absent keys.
 */
final class UuidValues implements BatchValues<RecordBatch> {

	private final @Nullable UUID[] values;

	UuidValues(@Nullable UUID[] values) {
		this.values = values;
	}

	@Override
	public void copyTo(RecordBatch batch, int from, int count) {
		for (int i = 0; i < count; i++) {
			UUID value = this.values[from + i];
			if (value == null) {
				throw new NullPointerException("'values[%d]' must not be null".formatted(from + i));
			}
			batch.valueWord(2 * i, value.getMostSignificantBits());
			batch.valueWord(2 * i + 1, value.getLeastSignificantBits());
		}
	}

	@Override
	public void takeFrom(RecordBatch batch, int from, int count, int found) {
		for (int i = 0; i < count; i++) {
			boolean present = batch.places()[i] != RecordBatch.ABSENT;
			this.values[from + i] = present ? new UUID(batch.valueWord(2 * i), batch.valueWord(2 * i + 1)) : null;
		}
	}

}
