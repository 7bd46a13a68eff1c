package io.bulkmap.map;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.bulkmap.BulkMap;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.BytesSnapshot;
import io.bulkmap.Codec;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.PackedBytes;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.BytesBatch;
import org.jspecify.annotations.Nullable;

/**
 * A map over records of a key and a value of any length.
 */
final class OffHeapBytesBulkMap extends BytesRecordMap implements BytesBulkMap {

	private final Snapshots snapshots = new Snapshots(context());

	OffHeapBytesBulkMap(String name, BulkMapOptions options, FactoryContext factory, Consumer<OffHeapMap> onClose) {
		this(name, options, factory, -1, onClose);
	}

	// For tests: a hash of a few bits.
	OffHeapBytesBulkMap(String name, BulkMapOptions options, FactoryContext factory, long hashMask,
			Consumer<OffHeapMap> onClose) {
		super(MapType.BYTES, name, options, factory, false, hashMask, onClose);
	}

	@Override
	public byte @Nullable [] get(byte[] key) {
		byte[] @Nullable [] value = new byte[1] @Nullable [];
		batches().getAll(BytesKeys.of(key), BytesValues.receiver(value), 1);
		return value[0];
	}

	@Override
	public boolean containsKey(byte[] key) {
		return batches().containsAll(BytesKeys.of(key), null, 0, 1) == 1;
	}

	@Override
	public boolean put(byte[] key, byte[] value) {
		return batches().updateAll(Update.PUT, BytesKeys.of(key), value(value), 1) == 1;
	}

	@Override
	public boolean putIfAbsent(byte[] key, byte[] value) {
		return batches().updateAll(Update.PUT_IF_ABSENT, BytesKeys.of(key), value(value), 1) == 1;
	}

	private static BytesValues value(byte[] value) {
		Objects.requireNonNull(value, "'value' must not be null");
		BytesKeys.checkLength("value", value.length);
		return BytesValues.of(new byte[][] { value });
	}

	@Override
	public byte @Nullable [] getAndPut(byte[] key, byte[] value) {
		BytesKeys keys = BytesKeys.of(key);
		BytesValues values = value(value);
		return batches().exclusively((alone) -> {
			byte @Nullable [] before = get(alone, keys);
			alone.updateAll(Update.PUT, keys, values, 1);
			return before;
		});
	}

	@Override
	public byte @Nullable [] getOrPut(byte[] key, byte[] value) {
		BytesKeys keys = BytesKeys.of(key);
		BytesValues values = value(value);
		return batches().exclusively((alone) -> {
			byte @Nullable [] before = get(alone, keys);
			if (before == null) {
				alone.updateAll(Update.PUT, keys, values, 1);
			}
			return before;
		});
	}

	@Override
	public byte @Nullable [] getAndReplace(byte[] key, byte[] value) {
		BytesKeys keys = BytesKeys.of(key);
		BytesValues values = value(value);
		return batches().exclusively((alone) -> {
			byte @Nullable [] before = get(alone, keys);
			if (before != null) {
				alone.updateAll(Update.PUT, keys, values, 1);
			}
			return before;
		});
	}

	@Override
	public byte @Nullable [] getAndRemove(byte[] key) {
		BytesKeys keys = BytesKeys.of(key);
		return batches().exclusively((alone) -> {
			byte @Nullable [] before = get(alone, keys);
			alone.removeAll(keys, 1);
			return before;
		});
	}

	@Override
	public boolean replace(byte[] key, byte[] expected, byte[] value) {
		BytesKeys keys = BytesKeys.of(key);
		Objects.requireNonNull(expected, "'expected' must not be null");
		BytesValues values = value(value);
		return batches().exclusively((alone) -> {
			boolean matches = Arrays.equals(expected, get(alone, keys));
			if (matches) {
				alone.updateAll(Update.PUT, keys, values, 1);
			}
			return matches;
		});
	}

	@Override
	public boolean remove(byte[] key) {
		return batches().removeAll(BytesKeys.of(key), 1) == 1;
	}

	@Override
	public boolean remove(byte[] key, byte[] expected) {
		BytesKeys keys = BytesKeys.of(key);
		Objects.requireNonNull(expected, "'expected' must not be null");
		return batches().exclusively((alone) -> {
			boolean matches = Arrays.equals(expected, get(alone, keys));
			if (matches) {
				alone.removeAll(keys, 1);
			}
			return matches;
		});
	}

	private static byte @Nullable [] get(RecordBatches<BytesBatch>.Alone alone, BytesKeys key) {
		byte[] @Nullable [] value = new byte[1] @Nullable [];
		alone.getAll(key, BytesValues.receiver(value), 1);
		return value[0];
	}

	@Override
	public void forEach(BiConsumer<byte[], byte[]> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		BytesCursor cursor = cursor();
		while (cursor.advance()) {
			action.accept(cursor.key(), cursor.value());
		}
	}

	@Override
	public long putAll(byte[][] keys, byte[][] values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAll(PackedBytes keys, PackedBytes values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAllIfAbsent(byte[][] keys, byte[][] values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long putAllIfAbsent(PackedBytes keys, PackedBytes values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	private long updateAll(Update update, byte[][] keys, byte[][] values) {
		BytesKeys batch = BytesKeys.of(keys);
		BytesValues checked = BytesValues.of(values);
		Ranges.checkSame(keys.length, "values", values.length);
		return updateAll(update, batch, checked, keys.length);
	}

	private long updateAll(Update update, PackedBytes keys, PackedBytes values) {
		BytesKeys batch = BytesKeys.of(keys);
		BytesValues checked = BytesValues.of(values);
		Ranges.checkSame(keys.count(), "values", values.count());
		return updateAll(update, batch, checked, keys.count());
	}

	@Override
	public long getAll(byte[][] keys, byte[] @Nullable [] values) {
		return getAll(BytesKeys.of(keys), values);
	}

	@Override
	public long getAll(PackedBytes keys, byte[] @Nullable [] values) {
		return getAll(BytesKeys.of(keys), values);
	}

	private long getAll(BytesKeys keys, byte[] @Nullable [] values) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return getAll(keys, BytesValues.receiver(values), keys.count());
	}

	@Override
	public long containsAll(byte[][] keys, boolean[] found) {
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
	public long removeAll(byte[][] keys) {
		return removeAll(BytesKeys.of(keys), keys.length);
	}

	@Override
	public long removeAll(PackedBytes keys) {
		return removeAll(BytesKeys.of(keys), keys.count());
	}

	@Override
	public <K, V> BulkMap<K, V> as(Codec<K> keys, Codec<V> values) {
		return new CodedBulkMap<>(this, keys, values);
	}

	@Override
	public BytesSnapshot snapshot() {
		return RecordSnapshot.of(this.snapshots, partitions());
	}

	@Override
	long snapshotBytes() {
		return this.snapshots.memoryBytes();
	}

	@Override
	void release() {
		super.release();
		this.snapshots.close();
	}

}
