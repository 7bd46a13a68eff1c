package io.bulkmap.map;

import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import java.util.function.Function;

import io.bulkmap.kernel.Update;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableCursor;
import org.jspecify.annotations.Nullable;

/**
 * All entries of a map, or a part of them, under one lock.
 */
/*
 * Writes hold the lock exclusively, bulk reads share it. Single reads are optimistic:
 * they look at the table without the lock, then ask whether anybody wrote meanwhile, and
 * only then take the lock. That is safe because a table never leads a reader outside its
 * region, and a region stays mapped as long as somebody holds it.
 *
 * A map for a single thread has no lock. Then each operation makes sure that this is the
 * thread.
 */
class Partition {

	private final MapContext context;

	private final @Nullable StampedLock lock;

	private final GrowingTable entries;

	Partition(MapContext context, KeyHash hash, long expectedEntries) {
		this.context = context;
		this.lock = context.newLock();
		this.entries = new GrowingTable(context, hash, expectedEntries);
	}

	long get(long key, long missing) {
		StampedLock optimistic = this.lock;
		if (optimistic != null) {
			long stamp = optimistic.tryOptimisticRead();
			if (stamp != 0) {
				long value = this.entries.tableOf(key).get(key, missing);
				if (optimistic.validate(stamp)) {
					return value;
				}
			}
		}
		long stamp = lockShared();
		try {
			return this.entries.tableOf(key).get(key, missing);
		}
		finally {
			unlockShared(stamp);
		}
	}

	boolean containsKey(long key) {
		StampedLock optimistic = this.lock;
		if (optimistic != null) {
			long stamp = optimistic.tryOptimisticRead();
			if (stamp != 0) {
				boolean found = this.entries.tableOf(key).containsKey(key);
				if (optimistic.validate(stamp)) {
					return found;
				}
			}
		}
		long stamp = lockShared();
		try {
			return this.entries.tableOf(key).containsKey(key);
		}
		finally {
			unlockShared(stamp);
		}
	}

	boolean update(Update update, long key, long value) {
		long stamp = lock();
		try {
			Table holder = this.entries.tableWithRoomFor(key);
			long before = holder.size();
			update.apply(holder, key, value);
			boolean added = holder.size() > before;
			this.entries.written(1);
			return added;
		}
		finally {
			unlock(stamp);
		}
	}

	boolean remove(long key) {
		long stamp = lock();
		try {
			boolean removed = this.entries.tableOf(key).remove(key);
			this.entries.written(1);
			return removed;
		}
		finally {
			unlock(stamp);
		}
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
		long stamp = lock();
		try {
			T result = action.apply(this.entries.tableWithRoomFor(key));
			this.entries.written(1);
			return result;
		}
		finally {
			unlock(stamp);
		}
	}

	long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		long stamp = lock();
		try {
			this.entries.startCounting(length);
			this.entries.count(keys, offset, length);
			this.entries.finishCounting();
			return this.entries.updateAll(update, keys, values, offset, length);
		}
		finally {
			unlock(stamp);
		}
	}

	long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		long stamp = lockShared();
		try {
			return this.entries.getAll(keys, values, missing, offset, length);
		}
		finally {
			unlockShared(stamp);
		}
	}

	long containsAll(long[] keys, boolean[] found, int offset, int length) {
		long stamp = lockShared();
		try {
			return this.entries.containsAll(keys, found, offset, length);
		}
		finally {
			unlockShared(stamp);
		}
	}

	long removeAll(long[] keys, int offset, int length) {
		long stamp = lock();
		try {
			return this.entries.removeAll(keys, offset, length);
		}
		finally {
			unlock(stamp);
		}
	}

	/**
	 * Promises room for some pairs of a batch that other partitions take part in.
	 * @param pairs how many
	 * @return {@code false} if there is not that much room
	 */
	boolean promise(long pairs) {
		long stamp = lock();
		try {
			return this.entries.promise(pairs);
		}
		finally {
			unlock(stamp);
		}
	}

	void withdrawPromise(long pairs) {
		long stamp = lock();
		try {
			this.entries.endPromise(pairs);
		}
		finally {
			unlock(stamp);
		}
	}

	/**
	 * Stores the share of this partition in a batch.
	 * @param update what becomes of the values of old keys
	 * @param split the sorted batch
	 * @param part number of this partition
	 * @param promised how many pairs there is a promise of room for
	 * @return how many keys are new
	 */
	long updatePromised(Update update, SplitBatch split, int part, int promised) {
		long stamp = lock();
		try {
			this.entries.endPromise(promised);
			return this.entries.updateAll(update, split.keys, split.values, split.begin(part), split.count(part));
		}
		finally {
			unlock(stamp);
		}
	}

	/**
	 * Returns the number of entries. Of a map for a single thread, any thread may ask; if
	 * that one is writing, the answer is not exact.
	 * @return the number of entries
	 */
	long size() {
		StampedLock optimistic = this.lock;
		if (optimistic == null) {
			return this.entries.size();
		}
		long stamp = optimistic.tryOptimisticRead();
		if (stamp != 0) {
			long size = this.entries.size();
			if (optimistic.validate(stamp)) {
				return size;
			}
		}
		stamp = optimistic.readLock();
		try {
			return this.entries.size();
		}
		finally {
			unlockShared(stamp);
		}
	}

	/**
	 * Returns how much memory the account of the map has for the entries, to a caller
	 * that has taken the lock.
	 * @return the number of bytes
	 */
	long memoryBytes() {
		return this.entries.memoryBytes();
	}

	/**
	 * Looks at the entries while nobody writes, from any thread, as {@link #size()} does.
	 * @param observer looks at them
	 */
	void look(Consumer<GrowingTable> observer) {
		StampedLock shared = this.lock;
		long stamp = (shared != null) ? shared.readLock() : 0;
		try {
			observer.accept(this.entries);
		}
		finally {
			unlockShared(stamp);
		}
	}

	/**
	 * Takes the next entries for a cursor, as they are at one moment.
	 * @param cursor takes them
	 * @param wanted how many are enough
	 */
	void fill(TableCursor cursor, int wanted) {
		long stamp = lockShared();
		try {
			this.entries.fill(cursor, wanted);
		}
		finally {
			unlockShared(stamp);
		}
	}

	void fillZero(TableCursor cursor) {
		long stamp = lockShared();
		try {
			cursor.fillZero(this.entries.tableOf(0));
		}
		finally {
			unlockShared(stamp);
		}
	}

	void reserve(long count) {
		long stamp = lock();
		try {
			this.entries.reserve(count);
		}
		finally {
			unlock(stamp);
		}
	}

	void trim() {
		long stamp = lock();
		try {
			this.entries.trim();
		}
		finally {
			unlock(stamp);
		}
	}

	void clear() {
		long stamp = lock();
		try {
			this.entries.clear();
		}
		finally {
			unlock(stamp);
		}
	}

	/**
	 * Releases the memory, after the operations that are running. A map for a single
	 * thread may be closed by any; if its own is using it, that may lose what it writes.
	 */
	final void close() {
		StampedLock exclusive = this.lock;
		long stamp = (exclusive != null) ? exclusive.writeLock() : 0;
		try {
			closeEntries();
		}
		finally {
			unlock(stamp);
		}
	}

	void closeEntries() {
		this.entries.close();
	}

	/**
	 * Returns the entries, to a caller that has taken the lock.
	 * @return the entries
	 */
	final GrowingTable entries() {
		return this.entries;
	}

	final long lock() {
		StampedLock exclusive = this.lock;
		if (exclusive != null) {
			return exclusive.writeLock();
		}
		this.context.checkThread();
		return 0;
	}

	final void unlock(long stamp) {
		StampedLock exclusive = this.lock;
		if (exclusive != null) {
			exclusive.unlockWrite(stamp);
		}
	}

	final long lockShared() {
		StampedLock shared = this.lock;
		if (shared != null) {
			return shared.readLock();
		}
		this.context.checkThread();
		return 0;
	}

	final void unlockShared(long stamp) {
		StampedLock shared = this.lock;
		if (shared != null) {
			shared.unlockRead(stamp);
		}
	}

}
