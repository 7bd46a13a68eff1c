package io.bulkmap.map;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.Codec;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.PackedBytes;
import io.bulkmap.StringLongBulkMap;
import io.bulkmap.kernel.Update;

/**
 * A map over records of a key in UTF-8 and a value of one word.
 */
final class OffHeapStringLongBulkMap extends BytesRecordMap implements StringLongBulkMap {

	OffHeapStringLongBulkMap(String name, BulkMapOptions options, FactoryContext factory,
			Consumer<OffHeapMap> onClose) {
		this(name, options, factory, -1, onClose);
	}

	// For tests: a hash of a few bits.
	OffHeapStringLongBulkMap(String name, BulkMapOptions options, FactoryContext factory, long hashMask,
			Consumer<OffHeapMap> onClose) {
		super(MapType.STRING_LONG, name, options, factory, true, hashMask, onClose);
	}

	@Override
	public long get(CharSequence key, long missing) {
		long[] value = { missing };
		batches().getAll(BytesKeys.of(key), LongValues.of(value, 0, 1, missing), 1);
		return value[0];
	}

	@Override
	public boolean containsKey(CharSequence key) {
		return batches().containsAll(BytesKeys.of(key), null, 0, 1) == 1;
	}

	@Override
	public boolean put(CharSequence key, long value) {
		return update(Update.PUT, key, value);
	}

	@Override
	public boolean putIfAbsent(CharSequence key, long value) {
		return update(Update.PUT_IF_ABSENT, key, value);
	}

	@Override
	public boolean add(CharSequence key, long value) {
		return update(Update.ADD, key, value);
	}

	private boolean update(Update update, CharSequence key, long value) {
		return batches().updateAll(update, BytesKeys.of(key), LongValues.of(new long[] { value }, 0, 1, 0), 1) == 1;
	}

	@Override
	public boolean remove(CharSequence key) {
		return batches().removeAll(BytesKeys.of(key), 1) == 1;
	}

	@Override
	public void forEach(ObjLongConsumer<String> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		BytesCursor cursor = cursor();
		while (cursor.advance()) {
			action.accept(Codec.strings().decode(cursor.key()), cursor.valueWord());
		}
	}

	@Override
	public long putAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.PUT, BytesKeys.of(keys), values);
	}

	@Override
	public long putAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.PUT, BytesKeys.of(keys), values);
	}

	@Override
	public long putAll(PackedBytes keys, long[] values) {
		return updateAll(Update.PUT, utf8(keys), values);
	}

	@Override
	public long putAllIfAbsent(CharSequence[] keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, BytesKeys.of(keys), values);
	}

	@Override
	public long putAllIfAbsent(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, BytesKeys.of(keys), values);
	}

	@Override
	public long putAllIfAbsent(PackedBytes keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, utf8(keys), values);
	}

	@Override
	public long addAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.ADD, BytesKeys.of(keys), values);
	}

	@Override
	public long addAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.ADD, BytesKeys.of(keys), values);
	}

	@Override
	public long addAll(PackedBytes keys, long[] values) {
		return updateAll(Update.ADD, utf8(keys), values);
	}

	@Override
	public long minAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.MIN, BytesKeys.of(keys), values);
	}

	@Override
	public long minAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.MIN, BytesKeys.of(keys), values);
	}

	@Override
	public long minAll(PackedBytes keys, long[] values) {
		return updateAll(Update.MIN, utf8(keys), values);
	}

	@Override
	public long maxAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.MAX, BytesKeys.of(keys), values);
	}

	@Override
	public long maxAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.MAX, BytesKeys.of(keys), values);
	}

	@Override
	public long maxAll(PackedBytes keys, long[] values) {
		return updateAll(Update.MAX, utf8(keys), values);
	}

	private static BytesKeys utf8(PackedBytes keys) {
		BytesKeys checked = BytesKeys.of(keys);
		Utf8.check(keys);
		return checked;
	}

	private long updateAll(Update update, BytesKeys keys, long[] values) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return updateAll(update, keys, LongValues.of(values, 0, values.length, 0), keys.count());
	}

	@Override
	public long getAll(CharSequence[] keys, long[] values, long missing) {
		return getAll(BytesKeys.of(keys), values, missing);
	}

	@Override
	public long getAll(List<? extends CharSequence> keys, long[] values, long missing) {
		return getAll(BytesKeys.of(keys), values, missing);
	}

	@Override
	public long getAll(PackedBytes keys, long[] values, long missing) {
		return getAll(BytesKeys.of(keys), values, missing);
	}

	private long getAll(BytesKeys keys, long[] values, long missing) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return getAll(keys, LongValues.of(values, 0, values.length, missing), keys.count());
	}

	@Override
	public long containsAll(CharSequence[] keys, boolean[] found) {
		return containsAll(BytesKeys.of(keys), found);
	}

	@Override
	public long containsAll(List<? extends CharSequence> keys, boolean[] found) {
		return containsAll(BytesKeys.of(keys), found);
	}

	@Override
	public long containsAll(PackedBytes keys, boolean[] found) {
		return containsAll(BytesKeys.of(keys), found);
	}

	private long containsAll(BytesKeys keys, boolean[] found) {
		Objects.requireNonNull(found, "'found' must not be null");
		Ranges.checkSame(keys.count(), "found", found.length);
		return containsAll(keys, found, 0, keys.count());
	}

	@Override
	public long removeAll(CharSequence[] keys) {
		BytesKeys batch = BytesKeys.of(keys);
		return removeAll(batch, batch.count());
	}

	@Override
	public long removeAll(List<? extends CharSequence> keys) {
		BytesKeys batch = BytesKeys.of(keys);
		return removeAll(batch, batch.count());
	}

	@Override
	public long removeAll(PackedBytes keys) {
		BytesKeys batch = BytesKeys.of(keys);
		return removeAll(batch, batch.count());
	}

}
