package io.bulkmap.table;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;

/**
 * A hash table of fixed capacity from {@code long} to {@code long} in one off-heap
 * region.
 */
/*
 * Groups. A table is a header and an array of groups. A group is what one probe compares:
 * 8 slots, their keys in one cache line and their values in the next. Occupied slots come
 * first, so the first empty one ends the group, and a group is full exactly when its last
 * slot is occupied.
 *
 * Empty slots. Key 0 marks an empty slot. The entry that really has key 0 lives in the
 * header; that is the price for comparing a key with a whole group without looking at
 * anything else.
 *
 * Probe sequence. From the group that the hash chooses through the following ones, after
 * the last one the first, until the key is found or a group has an empty slot. Invariant:
 * all groups from the first group of a key to the one before it are full.
 *
 * Removal keeps this invariant without tombstones: where a full group loses an entry, an
 * entry of a later group moves up into the gap, if it may live there, and leaves a gap of
 * its own, until the gap is in a group that had an empty slot anyway or that nobody
 * passed.
 *
 * Order. Groups are in the order of hashes (see KeyHash), so that moving all entries to a
 * larger table reads and writes both from front to back.
 *
 * Threads. None of this is synchronised. find() may run while another thread writes: it
 * may then miss or mistake an entry, but it ends and stays within the region, so that an
 * optimistic reader can find out afterwards.
 */
public final class Table {

	private static final long EMPTY = 0;

	private final MemoryRegion region;

	private final KeyHash hash;

	private final long groupCount;

	private final long sizeLimit;

	private Table(MemoryRegion region, KeyHash hash, long groupCount) {
		this.region = region;
		this.hash = hash;
		this.groupCount = groupCount;
		this.sizeLimit = groupCount * TableLayout.GROUP_SIZE_LIMIT;
		region.putLong(TableLayout.TABLE_GROUP_COUNT, groupCount);
		region.putLong(TableLayout.TABLE_HASH_SEED, hash.seed());
		region.putLong(TableLayout.TABLE_HASH_MULTIPLIER_1, hash.multiplier1());
		region.putLong(TableLayout.TABLE_HASH_MULTIPLIER_2, hash.multiplier2());
		region.putLong(TableLayout.TABLE_SIZE_LIMIT, this.sizeLimit);
	}

	/**
	 * Creates an empty table.
	 * @param memory where to allocate it
	 * @param hash its secrets
	 * @param entries how many entries it must have room for, at most
	 * {@link #maximumEntries()}
	 * @return the table
	 * @throws OutOfMemoryError if the JVM refuses the memory
	 */
	public static Table create(OffHeapMemory memory, KeyHash hash, long entries) {
		assert entries >= 0 && entries <= maximumEntries() : entries;
		long groupCount = groupCountFor(entries);
		return new Table(memory.allocate(bytes(groupCount)), hash, groupCount);
	}

	/**
	 * Returns how many entries the largest possible table has room for.
	 * @return the number of entries
	 */
	public static long maximumEntries() {
		return (OffHeapMemory.MAXIMUM_BYTES - TableLayout.TABLE_GROUPS) / TableLayout.GROUP_BYTES
				* TableLayout.GROUP_SIZE_LIMIT;
	}

	/**
	 * Returns the memory of a table.
	 * @param entries how many entries it has room for
	 * @return the size in bytes
	 */
	public static long bytesFor(long entries) {
		return bytes(groupCountFor(entries));
	}

	private static long groupCountFor(long entries) {
		return Math.max(1, (entries + TableLayout.GROUP_SIZE_LIMIT - 1) / TableLayout.GROUP_SIZE_LIMIT);
	}

	private static long bytes(long groupCount) {
		return TableLayout.TABLE_GROUPS + groupCount * TableLayout.GROUP_BYTES;
	}

	/**
	 * Returns the memory of this table.
	 * @return the region, header first
	 */
	public MemoryRegion region() {
		return this.region;
	}

	/**
	 * Returns the secrets of this table.
	 * @return the hash
	 */
	public KeyHash hash() {
		return this.hash;
	}

	/**
	 * Returns the number of entries.
	 * @return the number of entries
	 */
	public long size() {
		return this.region.getLong(TableLayout.TABLE_SIZE);
	}

	/**
	 * Returns how many entries the table has room for.
	 * @return the number of entries
	 */
	public long sizeLimit() {
		return this.sizeLimit;
	}

	/**
	 * Returns how many new keys the table has room for.
	 * @return the number of entries
	 */
	public long room() {
		return this.sizeLimit - size();
	}

	/**
	 * Returns the value of a key.
	 * @param key any key
	 * @param missing what to return for an absent key
	 * @return the value, or {@code missing}
	 */
	public long get(long key, long missing) {
		if (key == EMPTY) {
			return hasZero() ? this.region.getLong(TableLayout.TABLE_ZERO_VALUE) : missing;
		}
		int slot = find(key);
		return (slot >= 0) ? value(slot) : missing;
	}

	/**
	 * Writes the value of a key to an array.
	 * @param key any key
	 * @param missing what to write for an absent key
	 * @param target receives the value
	 * @param index where in the array
	 * @return {@code true} if there is an entry with the key
	 */
	public boolean read(long key, long missing, long[] target, int index) {
		if (key == EMPTY) {
			target[index] = get(key, missing);
			return hasZero();
		}
		int slot = find(key);
		target[index] = (slot >= 0) ? value(slot) : missing;
		return slot >= 0;
	}

	/**
	 * Tells whether there is an entry with a key.
	 * @param key any key
	 * @return {@code true} if there is
	 */
	public boolean containsKey(long key) {
		return (key == EMPTY) ? hasZero() : find(key) >= 0;
	}

	/**
	 * Stores an entry.
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it; nothing
	 * is changed then
	 */
	public boolean put(long key, long value) {
		if (key == EMPTY) {
			return putZero(value);
		}
		int slot = find(key);
		if (slot < 0) {
			if (room() == 0) {
				return false;
			}
			slot = ~slot;
			this.region.putLong(slot + TableLayout.GROUP_KEYS, key);
			addToSize(1);
		}
		this.region.putLong(slot + TableLayout.GROUP_VALUES, value);
		return true;
	}

	/**
	 * Removes an entry.
	 * @param key any key
	 * @return {@code true} if there was one
	 */
	public boolean remove(long key) {
		if (key == EMPTY) {
			return removeZero();
		}
		int slot = find(key);
		if (slot < 0) {
			return false;
		}
		closeGap(slot);
		addToSize(-1);
		return true;
	}

	/**
	 * Removes all entries.
	 */
	public void clear() {
		this.region.zeroFrom(TableLayout.TABLE_GROUPS);
		this.region.putLong(TableLayout.TABLE_SIZE, 0);
		this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 0);
		this.region.putLong(TableLayout.TABLE_ZERO_VALUE, 0);
	}

	/**
	 * Stores all entries of this table in another one.
	 * @param target an empty table with room for them
	 */
	public void copyTo(Table target) {
		assert target.size() == 0 && target.room() >= size();
		if (hasZero()) {
			target.putZero(this.region.getLong(TableLayout.TABLE_ZERO_VALUE));
		}
		int end = (int) this.region.size();
		for (int group = TableLayout.TABLE_GROUPS; group < end; group += TableLayout.GROUP_BYTES) {
			for (int slot = group; slot < group + TableLayout.LAST_KEY + Long.BYTES; slot += Long.BYTES) {
				long key = key(slot);
				if (key == EMPTY) {
					break;
				}
				target.put(key, value(slot));
			}
		}
	}

	// Returns the offset of the slot with the key; or the complement of the offset of the
	// empty slot that a new entry with this key takes.
	private int find(long key) {
		long group = this.hash.group(key, this.groupCount);
		for (long groups = this.groupCount; groups > 0; groups--) {
			int first = groupOffset(group);
			for (int slot = first; slot <= first + TableLayout.LAST_KEY; slot += Long.BYTES) {
				long found = key(slot);
				if (found == key) {
					return slot;
				}
				if (found == EMPTY) {
					return ~slot;
				}
			}
			group = next(group);
		}
		// Only a reader that races with a writer gets here. It has to look again.
		return ~TableLayout.TABLE_GROUPS;
	}

	private void closeGap(int slot) {
		int gap = slot;
		long group = groupAt(gap);
		while (isFull(group)) {
			int mover = findMover(group);
			if (mover < 0) {
				break;
			}
			moveEntry(mover, gap);
			gap = mover;
			group = groupAt(gap);
		}
		int last = lastOccupied(group);
		if (last != gap) {
			moveEntry(last, gap);
		}
		this.region.putLong(last + TableLayout.GROUP_KEYS, EMPTY);
		this.region.putLong(last + TableLayout.GROUP_VALUES, 0);
	}

	// Returns the offset of the first slot behind a full group whose entry may live in
	// that
	// group: its probe sequence starts there or earlier. Returns -1 if there is none.
	private int findMover(long gapGroup) {
		long distance = 1;
		for (long group = next(gapGroup); distance < this.groupCount; group = next(group)) {
			int first = groupOffset(group);
			for (int slot = first; slot <= first + TableLayout.LAST_KEY; slot += Long.BYTES) {
				long key = key(slot);
				if (key == EMPTY) {
					return -1;
				}
				if (distance(this.hash.group(key, this.groupCount), group) >= distance) {
					return slot;
				}
			}
			distance++;
		}
		return -1;
	}

	private boolean isFull(long group) {
		return key(groupOffset(group) + TableLayout.LAST_KEY) != EMPTY;
	}

	private int lastOccupied(long group) {
		int slot = groupOffset(group) + TableLayout.LAST_KEY;
		while (key(slot) == EMPTY) {
			slot -= Long.BYTES;
		}
		return slot;
	}

	private void moveEntry(int from, int to) {
		this.region.putLong(to + TableLayout.GROUP_KEYS, key(from));
		this.region.putLong(to + TableLayout.GROUP_VALUES, value(from));
	}

	private boolean hasZero() {
		return this.region.getLong(TableLayout.TABLE_ZERO_PRESENT) != 0;
	}

	private boolean putZero(long value) {
		if (!hasZero()) {
			if (room() == 0) {
				return false;
			}
			this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 1);
			addToSize(1);
		}
		this.region.putLong(TableLayout.TABLE_ZERO_VALUE, value);
		return true;
	}

	private boolean removeZero() {
		if (!hasZero()) {
			return false;
		}
		this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 0);
		this.region.putLong(TableLayout.TABLE_ZERO_VALUE, 0);
		addToSize(-1);
		return true;
	}

	private void addToSize(long delta) {
		this.region.putLong(TableLayout.TABLE_SIZE, size() + delta);
	}

	private long key(int slot) {
		return this.region.getLong(slot + TableLayout.GROUP_KEYS);
	}

	private long value(int slot) {
		return this.region.getLong(slot + TableLayout.GROUP_VALUES);
	}

	private long next(long group) {
		return (group + 1 < this.groupCount) ? group + 1 : 0;
	}

	private long distance(long from, long to) {
		return (to >= from) ? to - from : to - from + this.groupCount;
	}

	private static int groupOffset(long group) {
		return TableLayout.TABLE_GROUPS + (int) (group << TableLayout.GROUP_SHIFT);
	}

	private static long groupAt(int slot) {
		return ((long) slot - TableLayout.TABLE_GROUPS) >> TableLayout.GROUP_SHIFT;
	}

}
