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
		@Nullable UUID[] value = new UUID[1];
		batches().getAll(UuidKeys.of(key), new UuidValues(value), 1);
		return value[0];
	}

	@Override
	public boolean containsKey(UUID key) {
		return batches().containsAll(UuidKeys.of(key), null, 0, 1) == 1;
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
		BatchKeys<RecordBatch> keys = UuidKeys.of(key);
		Objects.requireNonNull(value, "'value' must not be null");
		return batches().updateAll(update, keys, new UuidValues(new UUID[] { value }), 1) == 1;
	}

	@Override
	public boolean remove(UUID key) {
		return batches().removeAll(UuidKeys.of(key), 1) == 1;
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
		BatchKeys<RecordBatch> batch = UuidKeys.of(keys);
		UuidKeys.checkElements("values", values);
		Ranges.checkSame(keys.length, "values", values.length);
		return updateAll(update, batch, new UuidValues(values), keys.length);
	}

	private long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		return updateAll(update, UuidKeys.of(keys, offset, length), WordValues.of(values, 2, offset, length), length);
	}

	private long updateAll(Update update, LongBuffer keys, LongBuffer values) {
		int count = UuidKeys.count(keys);
		return updateAll(update, UuidKeys.of(keys), WordValues.of(values, 2, count), count);
	}

	@Override
	public long getAll(UUID[] keys, @Nullable UUID[] values) {
		BatchKeys<RecordBatch> batch = UuidKeys.of(keys);
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.length, "values", values.length);
		return getAll(batch, new UuidValues(values), keys.length);
	}

	@Override
	public long getAll(long[] keys, long[] values, int offset, int length) {
		return getAll(UuidKeys.of(keys, offset, length), WordValues.of(values, 2, offset, length), length);
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values) {
		int count = UuidKeys.count(keys);
		WordValues target = WordValues.of(values, 2, count);
		if (values.isReadOnly()) {
			throw new IllegalArgumentException("'values' must not be read-only");
		}
		return getAll(UuidKeys.of(keys), target, count);
	}

	@Override
	public long containsAll(UUID[] keys, boolean[] found) {
		BatchKeys<RecordBatch> batch = UuidKeys.of(keys);
		Objects.requireNonNull(found, "'found' must not be null");
		Ranges.checkSame(keys.length, "found", found.length);
		return containsAll(batch, found, 0, keys.length);
	}

	@Override
	public long containsAll(long[] keys, boolean[] found, int offset, int length) {
		BatchKeys<RecordBatch> batch = UuidKeys.of(keys, offset, length);
		Objects.requireNonNull(found, "'found' must not be null");
		Ranges.check("found", found.length, offset, length);
		return containsAll(batch, found, offset, length);
	}

	@Override
	public long containsAll(LongBuffer keys, boolean[] found) {
		int count = UuidKeys.count(keys);
		Objects.requireNonNull(found, "'found' must not be null");
		Ranges.checkSame(count, "found", found.length);
		return containsAll(UuidKeys.of(keys), found, 0, count);
	}

	@Override
	public long removeAll(UUID[] keys) {
		return removeAll(UuidKeys.of(keys), keys.length);
	}

	@Override
	public long removeAll(long[] keys, int offset, int length) {
		return removeAll(UuidKeys.of(keys, offset, length), length);
	}

	@Override
	public long removeAll(LongBuffer keys) {
		int count = UuidKeys.count(keys);
		return removeAll(UuidKeys.of(keys), count);
	}

}
