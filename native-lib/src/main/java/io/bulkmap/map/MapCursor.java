package io.bulkmap.map;

import java.util.Objects;

import io.bulkmap.LongLongConsumer;
import io.bulkmap.LongLongCursor;
import io.bulkmap.table.TableCursor;

/**
 * A cursor over a map. It locks the map for some hundred entries at a time, never while a
 * caller's code runs.
 */
final class MapCursor implements LongLongCursor {

	private static final int STEP = 512;

	private final Partitions partitions;

	private final TableCursor entries = new TableCursor(STEP + STEP / 4);

	// The partition that the cursor is in, and whether it has looked for key 0 there.
	private int partition;

	private boolean zeroIsDone;

	// Number of the entry to hand out next.
	private int index;

	MapCursor(Partitions partitions) {
		this.partitions = partitions;
		partitions.checkUsable();
	}

	@Override
	public int next(long[] keys, long[] values) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(values, "'values' must not be null");
		if (keys.length != values.length || keys.length == 0) {
			throw new IllegalArgumentException("'keys' and 'values' must have the same length, at least 1: %d and %d"
				.formatted(keys.length, values.length));
		}
		this.partitions.checkUsable();
		int written = 0;
		while (written < keys.length && hasNext()) {
			int length = Math.min(keys.length - written, this.entries.count() - this.index);
			this.entries.copy(this.index, keys, values, written, length);
			this.index += length;
			written += length;
		}
		return written;
	}

	void forEachRemaining(LongLongConsumer action) {
		while (hasNext()) {
			action.accept(this.entries.key(this.index), this.entries.value(this.index));
			this.index++;
		}
	}

	/**
	 * Tells whether there is an entry to hand out, and fetches the next ones if need be.
	 * @return {@code false} at the end
	 */
	boolean hasNext() {
		while (this.index == this.entries.count() && this.partition < this.partitions.count()) {
			this.index = 0;
			fill(this.partitions.get(this.partition));
		}
		return this.index < this.entries.count();
	}

	private void fill(Partition current) {
		if (!this.zeroIsDone) {
			this.zeroIsDone = true;
			current.fillZero(this.entries);
		}
		else if (!this.entries.isAtEnd()) {
			current.fill(this.entries, STEP);
		}
		else {
			this.entries.rewind();
			this.zeroIsDone = false;
			this.partition++;
		}
	}

	/**
	 * Goes on by one entry, after {@link #hasNext()} has said that there is one.
	 * @return its key
	 */
	long nextKey() {
		return this.entries.key(this.index++);
	}

	/**
	 * Returns the value of the entry that {@link #nextKey()} has just handed out.
	 * @return the value
	 */
	long value() {
		return this.entries.value(this.index - 1);
	}

}
