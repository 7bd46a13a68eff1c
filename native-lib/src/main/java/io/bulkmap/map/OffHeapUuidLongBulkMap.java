package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.UuidLongConsumer;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;

/**
 * A map over records of a key of two words and a value of one.
 */
final class OffHeapUuidLongBulkMap extends FixedRecordMap implements UuidLongBulkMap {

	private static final RecordFormat FORMAT = new RecordFormat(2, 1);

	OffHeapUuidLongBulkMap(String name, BulkMapOptions options, FactoryContext factory, Consumer<OffHeapMap> onClose) {
		this(name, options, factory, -1, onClose);
	}

	// For tests: a hash of a few bits.
	OffHeapUuidLongBulkMap(String name, BulkMapOptions options, FactoryContext factory, long hashMask,
			Consumer<OffHeapMap> onClose) {
		super(MapType.UUID_LONG, name, options, factory, FORMAT, hashMask, onClose);
	}

	@Override
	public long get(UUID key, long missing) {
		try (FixedWork work = work()) {
			batches().getAll(work, work.uuidKeys.of(key), work.longValues.one(missing), 1);
			return work.longValues.value();
		}
	}

	@Override
	public boolean containsKey(UUID key) {
		try (FixedWork work = work()) {
			return batches().containsAll(work, work.uuidKeys.of(key), null, 0, 1) == 1;
		}
	}

	@Override
	public boolean put(UUID key, long value) {
		return update(Update.PUT, key, value);
	}

	@Override
	public boolean putIfAbsent(UUID key, long value) {
		return update(Update.PUT_IF_ABSENT, key, value);
	}

	@Override
	public boolean add(UUID key, long value) {
		return update(Update.ADD, key, value);
	}

	private boolean update(Update update, UUID key, long value) {
		try (FixedWork work = work()) {
			return batches().updateAll(update, work, work.uuidKeys.of(key), work.longValues.one(value), 1) == 1;
		}
	}

	@Override
	public boolean remove(UUID key) {
		try (FixedWork work = work()) {
			return batches().removeAll(work, work.uuidKeys.of(key), 1) == 1;
		}
	}

	@Override
	public void forEach(UuidLongConsumer action) {
		Objects.requireNonNull(action, "'action' must not be null");
		WordCursor cursor = cursor();
		while (cursor.advance()) {
			action.accept(cursor.word(0), cursor.word(1), cursor.word(2));
		}
	}

	@Override
	public long putAll(UUID[] keys, long[] values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.PUT, keys, values, offset, length);
	}

	@Override
	public long putAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAllIfAbsent(UUID[] keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long putAllIfAbsent(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values, offset, length);
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long addAll(UUID[] keys, long[] values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long addAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.ADD, keys, values, offset, length);
	}

	@Override
	public long addAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long minAll(UUID[] keys, long[] values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long minAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.MIN, keys, values, offset, length);
	}

	@Override
	public long minAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long maxAll(UUID[] keys, long[] values) {
		return updateAll(Update.MAX, keys, values);
	}

	@Override
	public long maxAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.MAX, keys, values, offset, length);
	}

	@Override
	public long maxAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.MAX, keys, values);
	}

	private long updateAll(Update update, UUID[] keys, long[] values) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.checkSame(keys.length, "values", values.length);
			return updateAll(update, work, batch, work.longValues.of(values, 0, 0), keys.length);
		}
	}

	private long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys, offset, length);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.check("values", values.length, offset, length);
			return updateAll(update, work, batch, work.longValues.of(values, offset, 0), length);
		}
	}

	private long updateAll(Update update, LongBuffer keys, LongBuffer values) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.checkSame(count, "values", values.remaining());
			return updateAll(update, work, work.uuidKeys.of(keys), work.longValues.of(values, 0), count);
		}
	}

	@Override
	public long getAll(UUID[] keys, long[] values, long missing) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.checkSame(keys.length, "values", values.length);
			return getAll(work, batch, work.longValues.of(values, 0, missing), keys.length);
		}
	}

	@Override
	public long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys, offset, length);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.check("values", values.length, offset, length);
			return getAll(work, batch, work.longValues.of(values, offset, missing), length);
		}
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values, long missing) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.checkSame(count, "values", values.remaining());
			if (values.isReadOnly()) {
				throw new IllegalArgumentException("'values' must not be read-only");
			}
			return getAll(work, work.uuidKeys.of(keys), work.longValues.of(values, missing), count);
		}
	}

	@Override
	public long containsAll(UUID[] keys, boolean[] found) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.checkSame(keys.length, "found", found.length);
			return containsAll(work, batch, found, 0, keys.length);
		}
	}

	@Override
	public long containsAll(long[] keys, boolean[] found, int offset, int length) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys, offset, length);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.check("found", found.length, offset, length);
			return containsAll(work, batch, found, offset, length);
		}
	}

	@Override
	public long containsAll(LongBuffer keys, boolean[] found) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			Objects.requireNonNull(found, "'found' must not be null");
			Ranges.checkSame(count, "found", found.length);
			return containsAll(work, work.uuidKeys.of(keys), found, 0, count);
		}
	}

	@Override
	public long removeAll(UUID[] keys) {
		try (FixedWork work = work()) {
			return removeAll(work, work.uuidKeys.of(keys), keys.length);
		}
	}

	@Override
	public long removeAll(long[] keys, int offset, int length) {
		try (FixedWork work = work()) {
			return removeAll(work, work.uuidKeys.of(keys, offset, length), length);
		}
	}

	@Override
	public long removeAll(LongBuffer keys) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			return removeAll(work, work.uuidKeys.of(keys), count);
		}
	}

}
