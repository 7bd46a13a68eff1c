package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongConsumer;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.ProbeStatistics;
import io.bulkmap.kernel.Update;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A map over off-heap tables. It checks what it is given; everything else is up to its
 * partitions.
 */
final class OffHeapLongLongBulkMap extends AbstractOffHeapMap implements LongLongBulkMap {

	private final BulkCalls calls;

	private final Partitions partitions;

	private final LockedBatches locked;

	OffHeapLongLongBulkMap(String name, BulkMapOptions options, FactoryContext factory, Consumer<OffHeapMap> onClose) {
		super(MapType.LONG_LONG, name, options, factory, onClose);
		this.calls = context().calls();
		Long seed = options.hashSeed();
		this.partitions = new Partitions(context(), (seed != null) ? KeyHash.ofSeed(seed) : KeyHash.random(),
				options.expectedEntries());
		this.locked = new LockedBatches(context(), this.partitions);
	}

	// For tests. Not synchronised.
	List<Table> tables() {
		return this.partitions.tables();
	}

	@Override
	public long get(long key, long missing) {
		return this.partitions.of(key).get(key, missing);
	}

	@Override
	public boolean containsKey(long key) {
		return this.partitions.of(key).containsKey(key);
	}

	@Override
	public boolean put(long key, long value) {
		return this.partitions.of(key).update(Update.PUT, key, value);
	}

	@Override
	public boolean putIfAbsent(long key, long value) {
		return this.partitions.of(key).update(Update.PUT_IF_ABSENT, key, value);
	}

	@Override
	public boolean add(long key, long value) {
		return this.partitions.of(key).update(Update.ADD, key, value);
	}

	@Override
	public boolean remove(long key) {
		return this.partitions.of(key).remove(key);
	}

	/**
	 * Does something with the table that holds a key, alone, and with room for one more
	 * entry.
	 * @param <T> type of the result
	 * @param key the key; the action keeps to it
	 * @param action what to do
	 * @return what the action returns
	 */
	<T extends @Nullable Object> T exclusively(long key, Function<Table, T> action) {
		return this.partitions.of(key).exclusively(key, action);
	}

	@Override
	public long putAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.PUT, keys, values, offset, length);
	}

	@Override
	public long putAllIfAbsent(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values, offset, length);
	}

	@Override
	public long addAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.ADD, keys, values, offset, length);
	}

	@Override
	public long minAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.MIN, keys, values, offset, length);
	}

	@Override
	public long maxAll(long[] keys, long[] values, int offset, int length) {
		return updateAll(Update.MAX, keys, values, offset, length);
	}

	private long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		checkRange(keys, values, offset, length);
		BulkCall call = this.calls.begin(update.operation(), length);
		try {
			return call.ended(this.partitions.updateAll(update, keys, values, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		checkRange(keys, values, offset, length);
		BulkCall call = this.calls.begin(BulkOperation.GET, length);
		try {
			return call.ended(this.partitions.getAll(keys, values, missing, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long containsAll(long[] keys, boolean[] found, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(found, "'found' must not be null");
		checkRange("keys", keys.length, offset, length);
		checkRange("found", found.length, offset, length);
		BulkCall call = this.calls.begin(BulkOperation.CONTAINS, length);
		try {
			return call.ended(this.partitions.containsAll(keys, found, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long removeAll(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		checkRange("keys", keys.length, offset, length);
		BulkCall call = this.calls.begin(BulkOperation.REMOVE, length);
		try {
			return call.ended(this.partitions.removeAll(keys, offset, length));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long putAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.PUT, keys, values);
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.PUT_IF_ABSENT, keys, values);
	}

	@Override
	public long addAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.ADD, keys, values);
	}

	@Override
	public long minAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.MIN, keys, values);
	}

	@Override
	public long maxAll(LongBuffer keys, LongBuffer values) {
		return updateAll(Update.MAX, keys, values);
	}

	private long updateAll(Update update, LongBuffer keys, LongBuffer values) {
		checkRemaining(keys, values);
		if (haveSameArrayOffset(keys, values)) {
			return updateAll(update, keys.array(), values.array(), arrayOffset(keys), keys.remaining());
		}
		BulkCall call = this.calls.begin(update.operation(), keys.remaining());
		try {
			return call.ended(this.locked.updateAll(update, keys, values));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values, long missing) {
		checkRemaining(keys, values);
		if (values.isReadOnly()) {
			throw new IllegalArgumentException("'values' must not be read-only");
		}
		if (haveSameArrayOffset(keys, values)) {
			return getAll(keys.array(), values.array(), missing, arrayOffset(keys), keys.remaining());
		}
		BulkCall call = this.calls.begin(BulkOperation.GET, keys.remaining());
		try {
			return call.ended(this.locked.getAll(keys, values, missing));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long containsAll(LongBuffer keys, boolean[] found) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(found, "'found' must not be null");
		checkSameLength(keys.remaining(), "found", found.length);
		BulkCall call = this.calls.begin(BulkOperation.CONTAINS, keys.remaining());
		try {
			return call.ended(this.locked.containsAll(keys, found));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	@Override
	public long removeAll(LongBuffer keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		if (keys.hasArray()) {
			return removeAll(keys.array(), arrayOffset(keys), keys.remaining());
		}
		BulkCall call = this.calls.begin(BulkOperation.REMOVE, keys.remaining());
		try {
			return call.ended(this.locked.removeAll(keys));
		}
		catch (RuntimeException | Error ex) {
			call.failed(ex);
			throw ex;
		}
	}

	/**
	 * Replaces values, where they are what they are thought to be.
	 * @param keys keys, each once, at most {@link SplitBatch#LENGTH}
	 * @param expected what their values are thought to be
	 * @param replacements the new values
	 * @param count number of keys
	 * @return which values were replaced; perhaps not some that could have been
	 */
	boolean[] replaceAll(long[] keys, long[] expected, long[] replacements, int count) {
		return this.locked.replaceAll(keys, expected, replacements, count);
	}

	@Override
	public long size() {
		return this.partitions.size();
	}

	@Override
	public MapCursor cursor() {
		return new MapCursor(this.partitions);
	}

	@Override
	public void forEach(LongLongConsumer action) {
		Objects.requireNonNull(action, "'action' must not be null");
		cursor().forEachRemaining(action);
	}

	@Override
	public ConcurrentMap<Long, Long> asMap() {
		this.partitions.checkUsable();
		return new LongLongMapView(this);
	}

	@Override
	public void reserve(long entries) {
		if (entries < 0) {
			throw new IllegalArgumentException("'entries' must not be negative: " + entries);
		}
		this.partitions.reserve(entries);
	}

	@Override
	public void trim() {
		this.partitions.trim();
	}

	@Override
	public void clear() {
		this.partitions.clear();
	}

	@Override
	public ProbeStatistics probeStatistics() {
		return this.partitions.probeStatistics();
	}

	@Override
	public MapStatistics statistics() {
		return this.partitions.statistics(0);
	}

	@Override
	void release() {
		this.partitions.close();
	}

	private static void checkRemaining(LongBuffer keys, LongBuffer values) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(values, "'values' must not be null");
		checkSameLength(keys.remaining(), "values", values.remaining());
	}

	private static void checkSameLength(int keys, String other, int length) {
		if (keys != length) {
			throw new IllegalArgumentException(
					"'keys' and '%s' must have the same number of elements: %d != %d".formatted(other, keys, length));
		}
	}

	private static boolean haveSameArrayOffset(LongBuffer keys, LongBuffer values) {
		return keys.hasArray() && values.hasArray() && arrayOffset(keys) == arrayOffset(values);
	}

	private static int arrayOffset(LongBuffer buffer) {
		return buffer.arrayOffset() + buffer.position();
	}

	private static void checkRange(long[] keys, long[] values, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(values, "'values' must not be null");
		checkRange("keys", keys.length, offset, length);
		checkRange("values", values.length, offset, length);
	}

	private static void checkRange(String what, int arrayLength, int offset, int length) {
		if (offset < 0 || length < 0 || length > arrayLength - offset) {
			throw new IndexOutOfBoundsException(
					"Range of %d from %d is not within '%s' of length %d".formatted(length, offset, what, arrayLength));
		}
	}

}
