package io.bulkmap.map;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Objects;
import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.LongRowConsumer;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * A map over tables whose values are rows of one word at most, or lead to records that
 * are rows of several words.
 */
final class OffHeapLongRowBulkMap extends FixedRecordMap implements LongRowBulkMap {

	private final Rows rows;

	OffHeapLongRowBulkMap(String name, BulkMapOptions options, FactoryContext factory, Consumer<OffHeapMap> onClose) {
		super(MapType.LONG_ROW, name, options, factory, new Rows(options.rowBytes()).format(), -1, onClose);
		this.rows = new Rows(options.rowBytes());
	}

	@Override
	public boolean get(long key, byte[] row) {
		try (FixedWork work = work()) {
			return batches().getAll(work, work.longKeys.of(key), this.rows.of(work, row), 1) == 1;
		}
	}

	@Override
	public boolean containsKey(long key) {
		return partitions().of(key).containsKey(key);
	}

	@Override
	public boolean put(long key, byte[] row) {
		try (FixedWork work = work()) {
			return batches().updateAll(Update.PUT, work, work.longKeys.of(key), this.rows.of(work, row), 1) == 1;
		}
	}

	@Override
	public boolean putIfAbsent(long key, byte[] row) {
		try (FixedWork work = work()) {
			return batches().updateAll(Update.PUT_IF_ABSENT, work, work.longKeys.of(key), this.rows.of(work, row),
					1) == 1;
		}
	}

	@Override
	public boolean remove(long key) {
		try (FixedWork work = work()) {
			return batches().removeAll(work, work.longKeys.of(key), 1) == 1;
		}
	}

	@Override
	public void forEach(LongRowConsumer action) {
		Objects.requireNonNull(action, "'action' must not be null");
		if (!hasRecords()) {
			new MapCursor(partitions()).forEachRemaining((key, word) -> action.accept(key, this.rows.toBytes(word)));
			return;
		}
		WordCursor cursor = cursor();
		while (cursor.advance()) {
			action.accept(cursor.number(), this.rows.toBytes(cursor));
		}
	}

	@Override
	public long putAll(long[] keys, byte[] rows) {
		return updateAll(Update.PUT, keys, rows);
	}

	@Override
	public long putAll(long[] keys, byte[] rows, int offset, int length) {
		return updateAll(Update.PUT, keys, rows, offset, length);
	}

	@Override
	public long putAll(LongBuffer keys, ByteBuffer rows) {
		return updateAll(Update.PUT, keys, rows);
	}

	@Override
	public long putAll(long[] keys, long[] rows) {
		return updateAll(Update.PUT, keys, rows);
	}

	@Override
	public long putAll(long[] keys, long[] rows, int offset, int length) {
		return updateAll(Update.PUT, keys, rows, offset, length);
	}

	@Override
	public long putAll(LongBuffer keys, LongBuffer rows) {
		return updateAll(Update.PUT, keys, rows);
	}

	@Override
	public long putAllIfAbsent(long[] keys, byte[] rows) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows);
	}

	@Override
	public long putAllIfAbsent(long[] keys, byte[] rows, int offset, int length) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows, offset, length);
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, ByteBuffer rows) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows);
	}

	@Override
	public long putAllIfAbsent(long[] keys, long[] rows) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows);
	}

	@Override
	public long putAllIfAbsent(long[] keys, long[] rows, int offset, int length) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows, offset, length);
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, LongBuffer rows) {
		return updateAll(Update.PUT_IF_ABSENT, keys, rows);
	}

	private long updateAll(Update update, long[] keys, byte[] rows) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return updateAll(update, work, batch, this.rows.of(work, rows, keys.length, null), keys.length);
		}
	}

	private long updateAll(Update update, long[] keys, byte[] rows, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys, offset, length);
			return updateAll(update, work, batch, this.rows.of(work, rows, offset, length, null), length);
		}
	}

	private long updateAll(Update update, LongBuffer keys, ByteBuffer rows) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return updateAll(update, work, batch, this.rows.of(work, rows, keys.remaining(), null), keys.remaining());
		}
	}

	private long updateAll(Update update, long[] keys, long[] rows) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return updateAll(update, work, batch, this.rows.of(work, rows, keys.length, null), keys.length);
		}
	}

	private long updateAll(Update update, long[] keys, long[] rows, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys, offset, length);
			return updateAll(update, work, batch, this.rows.of(work, rows, offset, length, null), length);
		}
	}

	private long updateAll(Update update, LongBuffer keys, LongBuffer rows) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return updateAll(update, work, batch, this.rows.of(work, rows, keys.remaining(), null), keys.remaining());
		}
	}

	@Override
	public long getAll(long[] keys, byte[] rows) {
		return getAllOr(keys, rows, null);
	}

	@Override
	public long getAll(long[] keys, byte[] rows, byte[] missing) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"));
	}

	@Override
	public long getAll(long[] keys, byte[] rows, int offset, int length) {
		return getAllOr(keys, rows, null, offset, length);
	}

	@Override
	public long getAll(long[] keys, byte[] rows, byte[] missing, int offset, int length) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"), offset, length);
	}

	@Override
	public long getAll(LongBuffer keys, ByteBuffer rows) {
		return getAllOr(keys, rows, null);
	}

	@Override
	public long getAll(LongBuffer keys, ByteBuffer rows, byte[] missing) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"));
	}

	private long getAllOr(long[] keys, byte[] rows, byte @Nullable [] missing) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return getAll(work, batch, this.rows.of(work, rows, keys.length, missing), keys.length);
		}
	}

	private long getAllOr(long[] keys, byte[] rows, byte @Nullable [] missing, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys, offset, length);
			return getAll(work, batch, this.rows.of(work, rows, offset, length, missing), length);
		}
	}

	private long getAllOr(LongBuffer keys, ByteBuffer rows, byte @Nullable [] missing) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			BatchValues<RecordBatch> values = this.rows.of(work, rows, keys.remaining(), missing);
			checkWritable(rows);
			return getAll(work, batch, values, keys.remaining());
		}
	}

	@Override
	public long getAll(long[] keys, long[] rows) {
		return getAllOr(keys, rows, null);
	}

	@Override
	public long getAll(long[] keys, long[] rows, long[] missing) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"));
	}

	@Override
	public long getAll(long[] keys, long[] rows, int offset, int length) {
		return getAllOr(keys, rows, null, offset, length);
	}

	@Override
	public long getAll(long[] keys, long[] rows, long[] missing, int offset, int length) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"), offset, length);
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer rows) {
		return getAllOr(keys, rows, null);
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer rows, long[] missing) {
		return getAllOr(keys, rows, Objects.requireNonNull(missing, "'missing' must not be null"));
	}

	private long getAllOr(long[] keys, long[] rows, long @Nullable [] missing) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			return getAll(work, batch, this.rows.of(work, rows, keys.length, missing), keys.length);
		}
	}

	private long getAllOr(long[] keys, long[] rows, long @Nullable [] missing, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys, offset, length);
			return getAll(work, batch, this.rows.of(work, rows, offset, length, missing), length);
		}
	}

	private long getAllOr(LongBuffer keys, LongBuffer rows, long @Nullable [] missing) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			BatchValues<RecordBatch> values = this.rows.of(work, rows, keys.remaining(), missing);
			checkWritable(rows);
			return getAll(work, batch, values, keys.remaining());
		}
	}

	private static void checkWritable(Buffer rows) {
		if (rows.isReadOnly()) {
			throw new IllegalArgumentException("'rows' must not be read-only");
		}
	}

	@Override
	public long containsAll(long[] keys, boolean[] found) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.checkSame(keys.length, "found", found.length);
			return containsAll(work, batch, found, 0, keys.length);
		}
	}

	@Override
	public long containsAll(long[] keys, boolean[] found, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys, offset, length);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.check("found", found.length, offset, length);
			return containsAll(work, batch, found, offset, length);
		}
	}

	@Override
	public long containsAll(LongBuffer keys, boolean[] found) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.longKeys.of(keys);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.checkSame(keys.remaining(), "found", found.length);
			return containsAll(work, batch, found, 0, keys.remaining());
		}
	}

	@Override
	public long removeAll(long[] keys) {
		try (FixedWork work = work()) {
			return removeAll(work, work.longKeys.of(keys), keys.length);
		}
	}

	@Override
	public long removeAll(long[] keys, int offset, int length) {
		try (FixedWork work = work()) {
			return removeAll(work, work.longKeys.of(keys, offset, length), length);
		}
	}

	@Override
	public long removeAll(LongBuffer keys) {
		try (FixedWork work = work()) {
			return removeAll(work, work.longKeys.of(keys), keys.remaining());
		}
	}

}
