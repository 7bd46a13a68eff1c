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

	private final OffHeapLongLongBulkMap map;

	private final TableCursor entries = new TableCursor(STEP + STEP / 4);

	// Number of the entry to hand out next.
	private int index;

	MapCursor(OffHeapLongLongBulkMap map) {
		this.map = map;
	}

	@Override
	public int next(long[] keys, long[] values) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(values, "'values' must not be null");
		if (keys.length != values.length || keys.length == 0) {
			throw new IllegalArgumentException("'keys' and 'values' must have the same length, at least 1: %d and %d"
				.formatted(keys.length, values.length));
		}
		this.map.checkOpen();
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
		while (this.index == this.entries.count() && !this.entries.isAtEnd()) {
			this.map.fill(this.entries, STEP);
			this.index = 0;
		}
		return this.index < this.entries.count();
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
