package io.bulkmap.map;

import java.util.Objects;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongConsumer;
import io.bulkmap.LongLongCursor;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapStatistics;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableCursor;
import org.jspecify.annotations.Nullable;

/**
 * A map over one off-heap table, guarded by one lock.
 */
/*
 * Locking. Writes hold the lock exclusively for the whole batch, bulk reads share it.
 * Single reads are optimistic: they look at the table without the lock, then ask whether
 * anybody wrote meanwhile, and only then take the lock. That is safe because a table
 * never leads a reader outside its region, and a region lives as long as somebody holds
 * it.
 *
 * Growth. A table has two limits: one that it should not grow beyond, because searches
 * take longer, and a higher one that it cannot. A batch that cannot exceed the latter is
 * stored at once, and the table grows afterwards if it should; if there is no memory for
 * that, nothing is lost. A longer batch is counted first: the keys that the table does
 * not have are what it needs room for (equal new keys count each time). Counting ends as
 * soon as it cannot change the outcome: the rest fits whatever it is, or the table must
 * grow and will have room for the rest. So the table grows once per batch at the most,
 * not at all for a batch of updates, and if it must, before the first pair is written: if
 * there is no memory then, nothing has changed.
 *
 * Small batches go to the Java kernel, because a call into native code costs more than it
 * saves there.
 */
final class OffHeapLongLongBulkMap implements LongLongBulkMap {

	private static final BulkKernel JAVA = new JavaKernel();

	private static final int COUNTED_AT_ONCE = 256;

	private final String name;

	private final BulkMapOptions options;

	private final BulkKernel kernel;

	private final Consumer<OffHeapLongLongBulkMap> onClose;

	private final StampedLock lock = new StampedLock();

	private @Nullable Table table;

	/**
	 * Size beyond which a larger table is asked for: the growth limit of the table, or
	 * more after that was refused, because asking is expensive where there is no memory.
	 */
	private long growBeyond;

	OffHeapLongLongBulkMap(String name, BulkMapOptions options, BulkKernel kernel,
			Consumer<OffHeapLongLongBulkMap> onClose) {
		this.name = name;
		this.options = options;
		this.kernel = kernel;
		this.onClose = onClose;
		Long seed = options.hashSeed();
		this.table = createTable((seed != null) ? KeyHash.ofSeed(seed) : KeyHash.random(), options.expectedEntries());
	}

	BulkMapOptions options() {
		return this.options;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public long get(long key, long missing) {
		long stamp = this.lock.tryOptimisticRead();
		if (stamp != 0) {
			long value = openTable().get(key, missing);
			if (this.lock.validate(stamp)) {
				return value;
			}
		}
		stamp = this.lock.readLock();
		try {
			return openTable().get(key, missing);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public boolean containsKey(long key) {
		long stamp = this.lock.tryOptimisticRead();
		if (stamp != 0) {
			boolean found = openTable().containsKey(key);
			if (this.lock.validate(stamp)) {
				return found;
			}
		}
		stamp = this.lock.readLock();
		try {
			return openTable().containsKey(key);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public boolean put(long key, long value) {
		return update(Update.PUT, key, value);
	}

	@Override
	public boolean putIfAbsent(long key, long value) {
		return update(Update.PUT_IF_ABSENT, key, value);
	}

	@Override
	public boolean add(long key, long value) {
		return update(Update.ADD, key, value);
	}

	private boolean update(Update update, long key, long value) {
		long stamp = this.lock.writeLock();
		try {
			Table current = openTable();
			long before = current.size();
			if (!update(update, current, key, value)) {
				current = grow(current, before + 1);
				update(update, current, key, value);
			}
			boolean added = current.size() > before;
			growIfBetter(current);
			return added;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	private static boolean update(Update update, Table table, long key, long value) {
		return switch (update) {
			case PUT -> table.put(key, value);
			case PUT_IF_ABSENT -> table.putIfAbsent(key, value);
			case ADD -> table.add(key, value);
			case MIN -> table.min(key, value);
			case MAX -> table.max(key, value);
		};
	}

	@Override
	public boolean remove(long key) {
		long stamp = this.lock.writeLock();
		try {
			return openTable().remove(key);
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
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
		BulkKernel worker = kernelFor(length);
		long stamp = this.lock.writeLock();
		try {
			Table current = withRoomFor(openTable(), worker, keys, offset, length);
			long before = current.size();
			int stored = worker.updateAll(update, current, keys, values, offset, length);
			if (stored != length) {
				throw new IllegalStateException(
						"Map '%s' has stored only %d of %d pairs: the arrays were changed during the call"
							.formatted(this.name, stored, length));
			}
			long added = current.size() - before;
			growIfBetter(current);
			return added;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	@Override
	public long containsAll(long[] keys, boolean[] found, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		Objects.requireNonNull(found, "'found' must not be null");
		checkRange("keys", keys.length, offset, length);
		checkRange("found", found.length, offset, length);
		BulkKernel worker = kernelFor(length);
		long stamp = this.lock.readLock();
		try {
			return worker.containsAll(openTable(), keys, found, offset, length);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public long removeAll(long[] keys, int offset, int length) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		checkRange("keys", keys.length, offset, length);
		BulkKernel worker = kernelFor(length);
		long stamp = this.lock.writeLock();
		try {
			return worker.removeAll(openTable(), keys, offset, length);
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	@Override
	public long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		checkRange(keys, values, offset, length);
		BulkKernel worker = kernelFor(length);
		long stamp = this.lock.readLock();
		try {
			return worker.getAll(openTable(), keys, values, missing, offset, length);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public long size() {
		long stamp = this.lock.readLock();
		try {
			return openTable().size();
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public LongLongCursor cursor() {
		checkOpen();
		return new MapCursor(this);
	}

	@Override
	public void forEach(LongLongConsumer action) {
		Objects.requireNonNull(action, "'action' must not be null");
		new MapCursor(this).forEachRemaining(action);
	}

	void checkOpen() {
		size();
	}

	// With the entries of one moment.
	void fill(TableCursor cursor, int wanted) {
		long stamp = this.lock.readLock();
		try {
			cursor.fill(openTable(), wanted);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public void reserve(long entries) {
		if (entries < 0) {
			throw new IllegalArgumentException("'entries' must not be negative: " + entries);
		}
		long stamp = this.lock.writeLock();
		try {
			Table current = openTable();
			if (entries > current.growthLimit()) {
				replace(current, entries);
			}
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	@Override
	public void trim() {
		long stamp = this.lock.writeLock();
		try {
			Table current = openTable();
			if (Table.bytesFor(current.size()) < current.region().size()) {
				replace(current, current.size());
			}
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	@Override
	public void clear() {
		long stamp = this.lock.writeLock();
		try {
			openTable().clear();
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	@Override
	public MapStatistics statistics() {
		long stamp = this.lock.readLock();
		try {
			Table current = openTable();
			return new MapStatistics(current.size(), current.growthLimit(), current.region().size());
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	@Override
	public void close() {
		long stamp = this.lock.writeLock();
		try {
			this.table = null;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
		this.onClose.accept(this);
	}

	@Override
	public String toString() {
		return "LongLongBulkMap '" + this.name + "'";
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

	private BulkKernel kernelFor(int length) {
		return (length < this.kernel.worthwhileBatch()) ? JAVA : this.kernel;
	}

	private Table openTable() {
		Table current = this.table;
		if (current == null) {
			throw new IllegalStateException("Map '%s' is closed".formatted(this.name));
		}
		return current;
	}

	private Table withRoomFor(Table current, BulkKernel worker, long[] keys, int offset, int length) {
		long room = current.room();
		long absent = 0;
		int left = length;
		while (absent + left > room) {
			long needed = current.size() + absent + left;
			if (left == 0 || (absent > room && needed <= grownCapacity(current))) {
				return grow(current, needed);
			}
			int counted = Math.min(left, COUNTED_AT_ONCE);
			absent += counted - worker.containsAll(current, keys, null, offset + length - left, counted);
			left -= counted;
		}
		return current;
	}

	private void growIfBetter(Table current) {
		if (current.size() <= this.growBeyond) {
			return;
		}
		try {
			grow(current, current.size());
		}
		catch (MapCapacityException ex) {
			this.growBeyond = current.size() + current.size() / 8;
		}
	}

	private Table grow(Table current, long needed) {
		return replace(current, Math.max(needed, grownCapacity(current)));
	}

	private Table replace(Table current, long entries) {
		Table replacement = createTable(current.hash(), entries);
		this.kernel.copyAll(current, replacement);
		this.table = replacement;
		return replacement;
	}

	// Twice as much, so that a growing map moves each entry a constant number of times on
	// average.
	private static long grownCapacity(Table current) {
		return Math.min(2 * current.growthLimit(), Table.maximumEntries());
	}

	private Table createTable(KeyHash hash, long entries) {
		if (entries > Table.maximumEntries()) {
			throw new MapCapacityException("Map '%s' would need room for %d entries, the most that it can have is %d"
				.formatted(this.name, entries, Table.maximumEntries()));
		}
		try {
			Table created = Table.create(this.kernel.memory(), hash, entries);
			this.growBeyond = created.growthLimit();
			return created;
		}
		catch (OutOfMemoryError error) {
			throw new MapCapacityException(
					"Map '%s' would need %d bytes for %d entries, but the JVM refuses that much direct memory (see -XX:MaxDirectMemorySize): %s"
						.formatted(this.name, Table.bytesFor(entries), entries, error.getMessage()),
					error);
		}
	}

}
