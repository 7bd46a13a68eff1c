package io.bulkmap.map;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
		try (BytesWork work = work()) {
			batches().getAll(work, work.arrayKeys.of(key), work.receiver.one(), 1);
			return work.receiver.value();
		}
	}

	@Override
	public boolean containsKey(byte[] key) {
		try (BytesWork work = work()) {
			return batches().containsAll(work, work.arrayKeys.of(key), null, 0, 1) == 1;
		}
	}

	@Override
	public boolean put(byte[] key, byte[] value) {
		try (BytesWork work = work()) {
			return batches().updateAll(Update.PUT, work, work.arrayKeys.of(key), work.arrayValues.of(value), 1) == 1;
		}
	}

	@Override
	public boolean putIfAbsent(byte[] key, byte[] value) {
		try (BytesWork work = work()) {
			return batches().updateAll(Update.PUT_IF_ABSENT, work, work.arrayKeys.of(key), work.arrayValues.of(value),
					1) == 1;
		}
	}

	@Override
	public byte @Nullable [] getAndPut(byte[] key, byte[] value) {
		return getAndPutIf(key, value, (before) -> true);
	}

	@Override
	public byte @Nullable [] getOrPut(byte[] key, byte[] value) {
		return getAndPutIf(key, value, Objects::isNull);
	}

	@Override
	public byte @Nullable [] getAndReplace(byte[] key, byte[] value) {
		return getAndPutIf(key, value, Objects::nonNull);
	}

	private byte @Nullable [] getAndPutIf(byte[] key, byte[] value, Predicate<byte @Nullable []> condition) {
		try (BytesWork work = work()) {
			BytesKeys keys = work.arrayKeys.of(key);
			BytesValues values = work.arrayValues.of(value);
			return batches().exclusively(work, (alone) -> {
				byte @Nullable [] before = get(alone, work);
				if (condition.test(before)) {
					alone.updateAll(Update.PUT, keys, values, 1);
				}
				return before;
			});
		}
	}

	@Override
	public byte @Nullable [] getAndRemove(byte[] key) {
		return getAndRemoveIf(key, Objects::nonNull);
	}

	private byte @Nullable [] getAndRemoveIf(byte[] key, Predicate<byte @Nullable []> condition) {
		try (BytesWork work = work()) {
			BytesKeys keys = work.arrayKeys.of(key);
			return batches().exclusively(work, (alone) -> {
				byte @Nullable [] before = get(alone, work);
				if (condition.test(before)) {
					alone.removeAll(keys, 1);
				}
				return before;
			});
		}
	}

	private static byte @Nullable [] get(RecordBatches<BytesBatch>.Alone alone, BytesWork work) {
		alone.getAll(work.arrayKeys, work.receiver.one(), 1);
		return work.receiver.value();
	}

	@Override
	public boolean replace(byte[] key, byte[] expected, byte[] value) {
		BytesKeys.checkKey(key);
		Objects.requireNonNull(expected, "'expected' must not be null");
		byte @Nullable [] before = getAndPutIf(key, value, (current) -> Arrays.equals(expected, current));
		return Arrays.equals(expected, before);
	}

	@Override
	public boolean remove(byte[] key) {
		try (BytesWork work = work()) {
			return batches().removeAll(work, work.arrayKeys.of(key), 1) == 1;
		}
	}

	@Override
	public boolean remove(byte[] key, byte[] expected) {
		BytesKeys.checkKey(key);
		Objects.requireNonNull(expected, "'expected' must not be null");
		byte @Nullable [] before = getAndRemoveIf(key, (current) -> Arrays.equals(expected, current));
		return Arrays.equals(expected, before);
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
		try (BytesWork work = work()) {
			BytesKeys batch = work.arrayKeys.of(keys);
			BytesValues checked = work.arrayValues.of(values);
			Ranges.checkSame(keys.length, "values", values.length);
			return updateAll(update, work, batch, checked, keys.length);
		}
	}

	private long updateAll(Update update, PackedBytes keys, PackedBytes values) {
		try (BytesWork work = work()) {
			BytesKeys batch = work.packedKeys.of(keys);
			BytesValues checked = work.packedValues.of(values);
			Ranges.checkSame(keys.count(), "values", values.count());
			return updateAll(update, work, batch, checked, keys.count());
		}
	}

	@Override
	public long getAll(byte[][] keys, byte[] @Nullable [] values) {
		try (BytesWork work = work()) {
			return getAll(work, work.arrayKeys.of(keys), values);
		}
	}

	@Override
	public long getAll(PackedBytes keys, byte[] @Nullable [] values) {
		try (BytesWork work = work()) {
			return getAll(work, work.packedKeys.of(keys), values);
		}
	}

	private long getAll(BytesWork work, BytesKeys keys, byte[] @Nullable [] values) {
		Objects.requireNonNull(values, "'values' must not be null");
		Ranges.checkSame(keys.count(), "values", values.length);
		return getAll(work, keys, work.receiver.of(values), keys.count());
	}

	@Override
	public long containsAll(byte[][] keys, boolean[] found) {
		try (BytesWork work = work()) {
			return containsAll(work, work.arrayKeys.of(keys), found);
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
	public long removeAll(byte[][] keys) {
		try (BytesWork work = work()) {
			return removeAll(work, work.arrayKeys.of(keys), keys.length);
		}
	}

	@Override
	public long removeAll(PackedBytes keys) {
		try (BytesWork work = work()) {
			return removeAll(work, work.packedKeys.of(keys), keys.count());
		}
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
