package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.UuidUuidBulkMap;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * A map over records of a key and a value of two words each.
 */
final class OffHeapUuidUuidBulkMap extends FixedRecordMap implements UuidUuidBulkMap {

	private static final RecordFormat FORMAT = new RecordFormat(2, 2);

	OffHeapUuidUuidBulkMap(String name, BulkMapOptions options, FactoryContext factory, Consumer<OffHeapMap> onClose) {
		this(name, options, factory, -1, onClose);
	}

	// For tests: a hash of a few bits.
	OffHeapUuidUuidBulkMap(String name, BulkMapOptions options, FactoryContext factory, long hashMask,
			Consumer<OffHeapMap> onClose) {
		super(MapType.UUID_UUID, name, options, factory, FORMAT, hashMask, onClose);
	}

	@Override
	public @Nullable UUID get(UUID key) {
		try (FixedWork work = work()) {
			batches().getAll(work, work.uuidKeys.of(key), work.uuidValues.one(null), 1);
			return work.uuidValues.value();
		}
	}

	@Override
	public boolean containsKey(UUID key) {
		try (FixedWork work = work()) {
			return batches().containsAll(work, work.uuidKeys.of(key), null, 0, 1) == 1;
		}
	}

	@Override
	public boolean put(UUID key, UUID value) {
		return update(Update.PUT, key, value);
	}

	@Override
	public boolean putIfAbsent(UUID key, UUID value) {
		return update(Update.PUT_IF_ABSENT, key, value);
	}

	private boolean update(Update update, UUID key, UUID value) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> keys = work.uuidKeys.of(key);
			Objects.requireNonNull(value, "'value' must not be null");
			return batches().updateAll(update, work, keys, work.uuidValues.one(value), 1) == 1;
		}
	}

	@Override
	public boolean remove(UUID key) {
		try (FixedWork work = work()) {
			return batches().removeAll(work, work.uuidKeys.of(key), 1) == 1;
		}
	}

	@Override
	public void forEach(BiConsumer<UUID, UUID> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		WordCursor cursor = cursor();
		while (cursor.advance()) {
			action.accept(new UUID(cursor.word(0), cursor.word(1)), new UUID(cursor.word(2), cursor.word(3)));
		}
	}

	@Override
	public long putAll(UUID[] keys, UUID[] values) {
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
	public long putAllIfAbsent(UUID[] keys, UUID[] values) {
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

	private long updateAll(Update update, UUID[] keys, UUID[] values) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys);
			UuidKeys.checkElements("values", values);
			Ranges.checkSame(keys.length, "values", values.length);
			return updateAll(update, work, batch, work.uuidValues.of(values), keys.length);
		}
	}

	private long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		try (FixedWork work = work()) {
			return updateAll(update, work, work.uuidKeys.of(keys, offset, length),
					work.wordValues.of(values, 2, offset, length), length);
		}
	}

	private long updateAll(Update update, LongBuffer keys, LongBuffer values) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			return updateAll(update, work, work.uuidKeys.of(keys), work.wordValues.of(values, 2, count), count);
		}
	}

	@Override
	public long getAll(UUID[] keys, @Nullable UUID[] values) {
		try (FixedWork work = work()) {
			BatchKeys<RecordBatch> batch = work.uuidKeys.of(keys);
			Objects.requireNonNull(values, "'values' must not be null");
			Ranges.checkSame(keys.length, "values", values.length);
			return getAll(work, batch, work.uuidValues.of(values), keys.length);
		}
	}

	@Override
	public long getAll(long[] keys, long[] values, int offset, int length) {
		try (FixedWork work = work()) {
			return getAll(work, work.uuidKeys.of(keys, offset, length), work.wordValues.of(values, 2, offset, length),
					length);
		}
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values) {
		try (FixedWork work = work()) {
			int count = UuidKeys.count(keys);
			WordValues target = work.wordValues.of(values, 2, count);
			if (values.isReadOnly()) {
				throw new IllegalArgumentException("'values' must not be read-only");
			}
			return getAll(work, work.uuidKeys.of(keys), target, count);
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
