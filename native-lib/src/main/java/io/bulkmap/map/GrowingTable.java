package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.List;

import io.bulkmap.Growth;
import io.bulkmap.MapCapacityException;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.PieceWords;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableCursor;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows. Not synchronised; only {@link #tableOf(long)} may race with a
 * writer.
 */
/*
 * Room. A table has two limits: one that it should not grow beyond, because searches take
 * longer, and a higher one that it cannot. A batch that cannot exceed the latter is
 * stored at once. A longer one is counted first: the keys that the table does not have
 * are what it needs room for (equal new keys count each time). Counting ends as soon as
 * it cannot change the outcome: the rest fits whatever it is, or the table must grow and
 * will have room for the rest. If it must and there is no memory, nothing has changed.
 *
 * Growth. A table beyond its first limit gets a successor of twice the size, and every
 * write moves a piece, in proportion to itself (see Migration); so no call waits for the
 * move of everything, and all is moved long before either table is full. If there is no
 * memory for a successor, the table goes on filling up. Only a batch that does not fit
 * otherwise moves everything at once; it has three quarters as many pairs as that, at
 * least.
 *
 * Small batches go to the Java kernel, because a call into native code costs more than it
 * saves there.
 */
final class GrowingTable {

	private static final int COUNTED_AT_ONCE = 256;

	/**
	 * Groups that are moved per pair that is written. So n groups are moved after n
	 * pairs, which adds one entry to a group that waits, on average.
	 */
	private static final long GROUPS_PER_PAIR = 1;

	private static final long FEWEST_GROUPS = 8;

	// Smaller tables are moved at once: that takes less than 50 microseconds.
	private static final int SMALL_TABLE = 1024;

	private final MapContext context;

	private final TableMemory memory;

	private final MigrationBatches batches;

	// The only table, or the source of the migration.
	private @Nullable Table table;

	private @Nullable Migration migration;

	/**
	 * Size beyond which a larger table is asked for: the growth limit of the table, or
	 * more after that was refused, because asking is expensive where there is no memory.
	 */
	private long growBeyond;

	// Room that others rely on.
	private long promised;

	private long growths;

	// By the moves that have ended.
	private long movedEntries;

	// Of the batch that is counted: keys that the table does not have, and keys that may
	// be such.
	private long absent;

	private long uncounted;

	GrowingTable(MapContext context, KeyHash hash, long expectedEntries) {
		this.context = context;
		this.memory = new TableMemory(context);
		this.batches = new MigrationBatches(context);
		this.table = this.memory.createTable(hash, expectedEntries);
		this.growBeyond = this.table.growthLimit();
	}

	/**
	 * Returns the table that has all there is about a key.
	 * @param key any key
	 * @return the table; if another thread is writing, any table
	 * @throws IllegalStateException if the map is closed
	 */
	Table tableOf(long key) {
		Migration moving = this.migration;
		return (moving != null) ? moving.tableOf(key) : openTable();
	}

	private Table openTable() {
		Table current = this.table;
		if (current == null) {
			throw this.context.closed();
		}
		return current;
	}

	List<Table> tables() {
		Migration moving = this.migration;
		return (moving != null) ? List.of(moving.source(), moving.target()) : List.of(openTable());
	}

	long size() {
		Migration moving = this.migration;
		return (moving != null) ? moving.source().size() + moving.target().size() : openTable().size();
	}

	/**
	 * Returns how many entries there can be before a larger table is better.
	 * @return the number of entries
	 */
	long capacity() {
		return newestTable().growthLimit();
	}

	long slots() {
		return newestTable().slots();
	}

	long memoryBytes() {
		return this.memory.bytes();
	}

	/**
	 * Returns how often all entries were moved to another table.
	 */
	long growths() {
		return this.growths;
	}

	long movedEntries() {
		return this.movedEntries + ((this.migration != null) ? this.migration.movedEntries() : 0);
	}

	boolean isGrowing() {
		return this.migration != null;
	}

	private Table newestTable() {
		Migration moving = this.migration;
		return (moving != null) ? moving.target() : openTable();
	}

	/**
	 * Returns the table that holds a key, with room for it.
	 * @param key any key
	 * @return the table
	 * @throws MapCapacityException if there is no room and no memory
	 */
	Table tableWithRoomFor(long key) {
		Table holder = tableOf(key);
		if (room() < 1 && !holder.containsKey(key)) {
			makeRoomFor(1);
			return tableOf(key);
		}
		return holder;
	}

	long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		Migration moving = this.migration;
		return (moving != null) ? this.batches.getAll(moving, keys, values, missing, offset, length)
				: this.context.kernelFor(length).getAll(openTable(), keys, values, missing, offset, length);
	}

	long containsAll(long[] keys, boolean[] found, int offset, int length) {
		Migration moving = this.migration;
		return (moving != null) ? this.batches.containsAll(moving, keys, found, offset, length)
				: this.context.kernelFor(length).containsAll(openTable(), keys, found, offset, length);
	}

	long removeAll(long[] keys, int offset, int length) {
		long before = size();
		Migration moving = this.migration;
		if (moving != null) {
			this.batches.removeAll(moving, keys, offset, length);
		}
		else {
			this.context.kernelFor(length).removeAll(openTable(), keys, offset, length);
		}
		long removed = before - size();
		written(length);
		return removed;
	}

	/**
	 * Stores pairs that there is room for.
	 * @return how many keys are new
	 * @throws IllegalStateException if there was no room after all
	 */
	long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		long before = size();
		Migration moving = this.migration;
		int stored = (moving != null) ? this.batches.updateAll(update, moving, keys, values, offset, length)
				: this.context.kernelFor(length).updateAll(update, openTable(), keys, values, offset, length);
		if (stored != length) {
			throw this.context.changedMeanwhile(stored, length);
		}
		long added = size() - before;
		written(length);
		return added;
	}

	/**
	 * Looks up keys, and stores those that are new, for which there is room.
	 * @param keys array that holds the keys
	 * @param values array that holds the values for new keys at the same places, and
	 * receives those of the others
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys were stored
	 */
	long getOrPutAll(long[] keys, long[] values, int offset, int length) {
		long before = size();
		Migration moving = this.migration;
		int done = (moving != null) ? this.batches.getOrPutAll(moving, keys, values, offset, length)
				: this.context.kernelFor(length).getOrPutAll(openTable(), keys, values, offset, length);
		assert done == length : done;
		long added = size() - before;
		written(length);
		return added;
	}

	long getOrPutAll(DirectKernel kernel, PieceWords keys, PieceWords values, int from, int count) {
		long before = size();
		int done = kernel.getOrPutAll(openTable(), keys, values, from, count);
		assert done == count : done;
		long added = size() - before;
		written(count);
		return added;
	}

	/**
	 * Returns the kernel that can do with a batch that is off-heap as it is.
	 * @param length number of keys
	 * @return the kernel; {@code null} if arrays are better
	 */
	@Nullable DirectKernel directKernel(int length) {
		return (this.migration == null && this.context.kernelFor(length) instanceof DirectKernel direct) ? direct
				: null;
	}

	/**
	 * Returns the kernel that can do with batches of direct buffers as they are.
	 * @return the kernel; {@code null} if they have to be copied
	 */
	@Nullable DirectKernel directKernel() {
		return (this.migration == null && this.context.kernel() instanceof DirectKernel direct) ? direct : null;
	}

	long updateAll(DirectKernel kernel, Update update, PieceWords keys, PieceWords values, int from, int count) {
		long before = size();
		int stored = kernel.updateAll(update, openTable(), keys, values, from, count);
		if (stored != count) {
			throw this.context.changedMeanwhile(stored, count);
		}
		long added = size() - before;
		written(count);
		return added;
	}

	long updateAll(DirectKernel kernel, Update update, LongBuffer keys, LongBuffer values) {
		long before = size();
		int length = keys.remaining();
		int stored = kernel.updateAll(update, openTable(), keys, values);
		if (stored != length) {
			throw this.context.changedMeanwhile(stored, length);
		}
		long added = size() - before;
		written(length);
		return added;
	}

	long getAll(DirectKernel kernel, PieceWords keys, PieceWords values, long missing, int from, int count) {
		return kernel.getAll(openTable(), keys, values, missing, from, count);
	}

	long getAll(DirectKernel kernel, LongBuffer keys, LongBuffer values, long missing) {
		return kernel.getAll(openTable(), keys, values, missing);
	}

	long removeAll(DirectKernel kernel, PieceWords keys, int from, int count) {
		int removed = kernel.removeAll(openTable(), keys, from, count);
		written(count);
		return removed;
	}

	long removeAll(DirectKernel kernel, LongBuffer keys) {
		int removed = kernel.removeAll(openTable(), keys);
		written(keys.remaining());
		return removed;
	}

	/**
	 * Promises room to a batch. Until it is kept or withdrawn, nobody else gets it.
	 * @param pairs how many pairs, all of which may be new
	 * @return {@code false} if there is not that much room
	 */
	boolean promise(long pairs) {
		if (room() < pairs) {
			return false;
		}
		this.promised += pairs;
		return true;
	}

	/**
	 * Ends a promise.
	 * @param pairs how many pairs there were
	 */
	void endPromise(long pairs) {
		this.promised -= pairs;
	}

	/**
	 * Begins to make room for a batch, all of whose keys may be new.
	 * @param length number of pairs
	 */
	void startCounting(long length) {
		this.absent = 0;
		this.uncounted = length;
		if (!fits()) {
			finishMigration();
		}
	}

	/**
	 * Tells whether keys of the batch have to be looked up still.
	 * @return {@code false} if it fits in any case, or the table must grow in any case
	 */
	boolean needsCounting() {
		return !fits() && !mustGrow() && this.uncounted > 0;
	}

	/**
	 * Looks up keys of the batch, unless it is clear already whether it fits.
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 */
	void count(long[] keys, int offset, int length) {
		for (int at = offset; at < offset + length && needsCounting();) {
			int counted = Math.min(offset + length - at, COUNTED_AT_ONCE);
			this.absent += counted - this.context.kernelFor(counted).containsAll(openTable(), keys, null, at, counted);
			this.uncounted -= counted;
			at += counted;
		}
	}

	/**
	 * Makes room for the batch, if need be.
	 * @throws MapCapacityException if there is no memory for it; nothing has changed then
	 */
	void finishCounting() {
		if (!fits()) {
			makeRoomFor(this.absent + this.uncounted);
		}
	}

	private boolean fits() {
		return this.absent + this.uncounted <= room();
	}

	private boolean mustGrow() {
		Table current = openTable();
		return this.absent > room()
				&& current.size() + this.promised + this.absent + this.uncounted <= grownCapacity(current);
	}

	private long room() {
		Migration moving = this.migration;
		long room = (moving != null) ? Math.min(moving.source().room(), moving.target().room()) : openTable().room();
		return room - this.promised;
	}

	boolean hasRoomFor(long pairs) {
		return room() >= pairs;
	}

	/**
	 * Makes room for some new keys, if there is none.
	 * @param keys how many
	 */
	void reserveRoomFor(long keys) {
		if (room() < keys) {
			makeRoomFor(keys);
		}
	}

	private void makeRoomFor(long pairs) {
		finishMigration();
		if (room() < pairs) {
			Table current = openTable();
			if (this.context.options().growth() == Growth.NONE) {
				throw this.context.mayNotGrow(current.size(), pairs);
			}
			long needed = current.size() + this.promised + pairs;
			long wanted = this.memory.affordable(Math.max(needed, grownCapacity(current)));
			long enough = this.context.capacity().growthLimitFor(needed);
			Table larger = this.memory.createTable(current.hash(), Math.max(wanted, enough));
			larger.region().populate(larger.region().size());
			replaceBy(larger);
		}
	}

	/**
	 * Goes on with growth.
	 * @param pairs how many pairs were written
	 */
	void written(long pairs) {
		if (this.migration != null) {
			move(this.migration, Math.max(FEWEST_GROUPS, GROUPS_PER_PAIR * pairs));
		}
		else if (openTable().size() > this.growBeyond && this.context.options().growth() != Growth.NONE) {
			startGrowth(openTable());
		}
	}

	private void startGrowth(Table current) {
		this.growBeyond = current.size() + current.size() / 8;
		long entries = this.memory.affordable(grownCapacity(current));
		if (entries < current.growthLimit() + current.growthLimit() / 4) {
			return;
		}
		try {
			this.migration = new Migration(current, this.memory.createTable(current.hash(), entries));
		}
		catch (MapCapacityException ex) {
			return; // There was memory a moment ago, and may be again
		}
		if (current.groupCount() <= SMALL_TABLE || this.context.options().growth() == Growth.AT_ONCE) {
			finishMigration();
		}
	}

	private void finishMigration() {
		if (this.migration != null) {
			move(this.migration, Integer.MAX_VALUE);
		}
	}

	private void move(Migration moving, long groups) {
		if (moving.step(this.context.kernel(), groups)) {
			settle(moving);
		}
	}

	private void replaceBy(Table replacement) {
		this.migration = new Migration(openTable(), replacement);
		finishMigration();
	}

	// The source of the migration is empty, or its entries are not needed.
	private void settle(Migration moved) {
		Table target = moved.target();
		this.context.release(moved.source());
		this.growths++;
		this.movedEntries += moved.movedEntries();
		this.table = target;
		this.migration = null;
		this.growBeyond = target.growthLimit();
		this.memory.keepOnly(target);
		this.context.migrationEnded(moved);
	}

	/**
	 * Makes the table large enough for a number of entries.
	 * @param entries how many, those included that there are
	 */
	void reserve(long entries) {
		finishMigration();
		Table current = openTable();
		if (entries > current.growthLimit()) {
			replaceBy(this.memory.createTable(current.hash(), entries));
		}
	}

	/**
	 * Makes the table as small as can be.
	 */
	void trim() {
		finishMigration();
		Table current = openTable();
		long needed = current.size() + this.promised;
		if (this.context.capacity().bytesFor(needed) < current.region().size()) {
			replaceBy(this.memory.createTable(current.hash(), needed));
		}
	}

	/**
	 * Removes all entries and keeps the memory.
	 */
	void clear() {
		if (this.migration != null) {
			settle(this.migration);
		}
		openTable().clear();
	}

	/**
	 * Releases the memory. Closing again does nothing.
	 */
	void close() {
		Table current = this.table;
		if (current == null) {
			return;
		}
		Migration moving = this.migration;
		this.table = null;
		this.migration = null;
		this.context.release(current);
		if (moving != null) {
			this.context.release(moving.target());
		}
		this.memory.credit();
	}

	/**
	 * Takes the next entries for a cursor.
	 * @param cursor takes them
	 * @param wanted how many are enough
	 */
	void fill(TableCursor cursor, int wanted) {
		Migration moving = this.migration;
		if (moving == null) {
			cursor.fill(openTable(), wanted, KeyHash.RANKS);
		}
		else {
			long position = cursor.position();
			cursor.fill(moving.tableOfRank(position), wanted, moving.endOfTable(position));
		}
	}

	// Twice as much, so that a growing map moves each entry a constant number of times on
	// average.
	private long grownCapacity(Table current) {
		return Math.min(2 * current.growthLimit(), this.context.capacity().maximumEntries());
	}

}
