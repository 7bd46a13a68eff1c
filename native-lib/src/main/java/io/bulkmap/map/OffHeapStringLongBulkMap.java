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
		try (BytesWork work = work()) {
			batches().getAll(work, work.stringKeys.of(key), work.longValues.one(missing), 1);
			return work.longValues.value();
		}
	}

	@Override
	public boolean containsKey(CharSequence key) {
		try (BytesWork work = work()) {
			return batches().containsAll(work, work.stringKeys.of(key), null, 0, 1) == 1;
		}
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
		try (BytesWork work = work()) {
			return batches().updateAll(update, work, work.stringKeys.of(key), work.longValues.one(value), 1) == 1;
		}
	}

	@Override
	public boolean remove(CharSequence key) {
		try (BytesWork work = work()) {
			return batches().removeAll(work, work.stringKeys.of(key), 1) == 1;
		}
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
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAll(PackedBytes keys, long[] values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAllIfAbsent(CharSequence[] keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long putAllIfAbsent(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long putAllIfAbsent(PackedBytes keys, long[] values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long addAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long addAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long addAll(PackedBytes keys, long[] values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long minAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long minAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long minAll(PackedBytes keys, long[] values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long maxAll(CharSequence[] keys, long[] values) {
		return updateAll(Update.MAX, keys, values);
	}

	@Override
	public long maxAll(List<? extends CharSequence> keys, long[] values) {
		return updateAll(Update.MAX, keys, values);
	}

	@Override
	public long maxAll(PackedBytes keys, long[] values) {
		return updateAll(Update.MAX, keys, values);
	}

	private long updateAll(Update update, CharSequence[] keys, long[] values) {
		try (BytesWork work = work()) {
			return updateAll(update, work, work.stringKeys.of(keys).ahead(work.piece), values);
		}
	}

	private long updateAll(Update update, List<? extends CharSequence> keys, long[] values) {
		try (BytesWork work = work()) {
			return updateAll(update, work, work.stringKeys.of(keys).ahead(work.piece), values);
		}
	}

	private long updateAll(Update update, PackedBytes keys, long[] values) {
		try (BytesWork work = work()) {
			return updateAll(update, work, work.packedKeys.ofUtf8(keys, work.piece), values);
		}
	}

	private long updateAll(Update update, BytesWork work, BytesKeys keys, long[] values) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return updateAll(update, work, keys, work.longValues.of(values, 0, 0), keys.count());
	}

	@Override
	public long getAll(CharSequence[] keys, long[] values, long missing) {
		try (BytesWork work = work()) {
			return getAll(work, work.stringKeys.of(keys), values, missing);
		}
	}

	@Override
	public long getAll(List<? extends CharSequence> keys, long[] values, long missing) {
		try (BytesWork work = work()) {
			return getAll(work, work.stringKeys.of(keys), values, missing);
		}
	}

	@Override
	public long getAll(PackedBytes keys, long[] values, long missing) {
		try (BytesWork work = work()) {
			return getAll(work, work.packedKeys.of(keys), values, missing);
		}
	}

	private long getAll(BytesWork work, BytesKeys keys, long[] values, long missing) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return getAll(work, keys, work.longValues.of(values, 0, missing), keys.count());
	}

	@Override
	public long containsAll(CharSequence[] keys, boolean[] found) {
		try (BytesWork work = work()) {
			return containsAll(work, work.stringKeys.of(keys), found);
		}
	}

	@Override
	public long containsAll(List<? extends CharSequence> keys, boolean[] found) {
		try (BytesWork work = work()) {
			return containsAll(work, work.stringKeys.of(keys), found);
		}
	}

	@Override
	public long containsAll(PackedBytes keys, boolean[] found) {
		try (BytesWork work = work()) {
			return containsAll(work, work.packedKeys.of(keys), found);
		}
	}

	private long containsAll(BytesWork work, BytesKeys keys, boolean[] found) {
		Objects.requireNonNull(found, "'found' must not be null");
		Ranges.checkSame(keys.count(), "found", found.length);
		return containsAll(work, keys, found, 0, keys.count());
	}

	@Override
	public long removeAll(CharSequence[] keys) {
		try (BytesWork work = work()) {
			BytesKeys batch = work.stringKeys.of(keys).ahead(work.piece);
			return removeAll(work, batch, batch.count());
		}
	}

	@Override
	public long removeAll(List<? extends CharSequence> keys) {
		try (BytesWork work = work()) {
			BytesKeys batch = work.stringKeys.of(keys).ahead(work.piece);
			return removeAll(work, batch, batch.count());
		}
	}

	@Override
	public long removeAll(PackedBytes keys) {
		try (BytesWork work = work()) {
			BytesKeys batch = work.packedKeys.of(keys);
			return removeAll(work, batch, batch.count());
		}
	}

}
