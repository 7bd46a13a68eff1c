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
 * Tags. As long as the last slot is empty, the place of its value holds the tags of the
 * other seven. Native kernels compare all keys of a group at once; Java cannot do that
 * and asks the tags which slots are worth a look. A full group has no tags, and Java
 * compares its keys one after the other; few groups are full.
 *
 * Empty slots. Key 0 marks an empty slot. The entry that really has key 0 lives in the
 * header; that is the price for comparing a key with a whole group without looking at
 * anything else. The value of an empty slot is 0, but for the last one.
 *
 * Probe sequence. From the home of the key through the following groups, after the last
 * one the first, until the key is found or a group has an empty slot. Invariant: all
 * groups from the home of a key to the one before it are full.
 *
 * Removal keeps this invariant without tombstones (see Gap).
 *
 * Order. Groups are in the order of hashes (see KeyHash), so that moving all entries to a
 * larger table reads and writes both from front to back.
 *
 * Threads. None of this is synchronised. A search may run while another thread writes: it
 * may then miss or mistake an entry, but it ends and stays within the region, so that an
 * optimistic reader can find out afterwards.
 */
public final class Table {

	/**
	 * Returned for a new key that the table has no room for.
	 */
	private static final int NO_ROOM = Integer.MIN_VALUE;

	private static final int ABSENT = -1;

	// Of 4 KiB.
	private static final int GROUPS_PER_PAGE = 4096 / TableLayout.GROUP_BYTES;

	private static final int FEW_PAGES = 32;

	static final long EMPTY = 0;

	private final MemoryRegion region;

	private final KeyHash hash;

	private final int groupCount;

	private final int lastGroup;

	private final long sizeLimit;

	private final long growthLimit;

	private Table(MemoryRegion region, KeyHash hash, int groupCount, long growthLimit) {
		this.region = region;
		this.hash = hash;
		this.groupCount = groupCount;
		this.lastGroup = groupOffset(groupCount - 1);
		this.sizeLimit = (long) groupCount * TableLayout.GROUP_SIZE_LIMIT;
		this.growthLimit = growthLimit;
		region.putLong(TableLayout.TABLE_GROUP_COUNT, groupCount);
		region.putLong(TableLayout.TABLE_HASH_SEED, hash.seed());
		region.putLong(TableLayout.TABLE_HASH_MULTIPLIER_1, hash.multiplier1());
		region.putLong(TableLayout.TABLE_HASH_MULTIPLIER_2, hash.multiplier2());
		region.putLong(TableLayout.TABLE_SIZE_LIMIT, this.sizeLimit);
	}

	/**
	 * Creates an empty table with the usual capacity in pages of the usual size; for the
	 * rest see {@link #create(OffHeapMemory, KeyHash, Capacity, long, boolean)}.
	 */
	public static Table create(OffHeapMemory memory, KeyHash hash, long entries) {
		return create(memory, hash, Capacity.DEFAULT, entries, false);
	}

	/**
	 * Creates an empty table.
	 * @param memory where to allocate it
	 * @param hash its secrets
	 * @param capacity how many groups it has for how many entries
	 * @param entries how many entries it must have room for before it should grow, at
	 * most {@link Capacity#maximumEntries()}
	 * @param hugePages whether it asks for pages of 2 MiB
	 * @return the table
	 * @throws OutOfMemoryError if there is no memory
	 */
	public static Table create(OffHeapMemory memory, KeyHash hash, Capacity capacity, long entries, boolean hugePages) {
		assert entries >= 0 && entries <= capacity.maximumEntries() : entries;
		long groupCount = capacity.groupsFor(entries);
		return new Table(memory.allocate(Capacity.bytes(groupCount), hugePages), hash, Math.toIntExact(groupCount),
				capacity.growthLimit(groupCount));
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
	 * Returns how many entries the table takes at the most.
	 * @return the number of entries
	 */
	public long sizeLimit() {
		return this.sizeLimit;
	}

	/**
	 * Returns how many entries the table should have before it is replaced by a larger
	 * one: beyond, searches take longer.
	 * @return the number of entries, less than {@link #sizeLimit()}
	 */
	public long growthLimit() {
		return this.growthLimit;
	}

	/**
	 * Returns how many slots there are.
	 * @return the number of slots
	 */
	public long slots() {
		return (long) this.groupCount * TableLayout.GROUP_SLOTS;
	}

	/**
	 * Returns how many new keys the table still takes.
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
		int value = find(key);
		return (value >= 0) ? this.region.getLong(value) : missing;
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
		int value = find(key);
		target[index] = (value >= 0) ? this.region.getLong(value) : missing;
		return value >= 0;
	}

	/**
	 * Tells whether there is an entry with a key.
	 * @param key any key
	 * @return {@code true} if there is
	 */
	public boolean containsKey(long key) {
		return find(key) >= 0;
	}

	/**
	 * Stores an entry.
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it; nothing
	 * is changed then
	 */
	public boolean put(long key, long value) {
		int target = claim(key);
		if (target == NO_ROOM) {
			return false;
		}
		this.region.putLong((target < 0) ? ~target : target, value);
		return true;
	}

	/**
	 * Stores an entry if there is none with its key.
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it
	 */
	public boolean putIfAbsent(long key, long value) {
		int target = claim(key);
		if (target == NO_ROOM) {
			return false;
		}
		if (target < 0) {
			this.region.putLong(~target, value);
		}
		return true;
	}

	/**
	 * Adds to the value of a key, or stores an entry if there is none.
	 * @param key any key
	 * @param value what to add; the sum wraps around as that of any {@code long}
	 * @return {@code false} if the key is new and the table has no room for it
	 */
	public boolean add(long key, long value) {
		int target = claim(key);
		if (target == NO_ROOM) {
			return false;
		}
		int offset = (target < 0) ? ~target : target;
		this.region.putLong(offset, this.region.getLong(offset) + value);
		return true;
	}

	/**
	 * Replaces the value of a key by a smaller one, or stores an entry if there is none.
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it
	 */
	public boolean min(long key, long value) {
		int target = claim(key);
		if (target == NO_ROOM) {
			return false;
		}
		if (target < 0) {
			this.region.putLong(~target, value);
		}
		else if (value < this.region.getLong(target)) {
			this.region.putLong(target, value);
		}
		return true;
	}

	/**
	 * Replaces the value of a key by a larger one, or stores an entry if there is none.
	 * @param key any key
	 * @param value any value
	 * @return {@code false} if the key is new and the table has no room for it
	 */
	public boolean max(long key, long value) {
		int target = claim(key);
		if (target == NO_ROOM) {
			return false;
		}
		if (target < 0) {
			this.region.putLong(~target, value);
		}
		else if (value > this.region.getLong(target)) {
			this.region.putLong(target, value);
		}
		return true;
	}

	/**
	 * Removes an entry.
	 * @param key any key
	 * @return {@code true} if there was one
	 */
	public boolean remove(long key) {
		int value = find(key);
		if (value < 0) {
			return false;
		}
		if (key == EMPTY) {
			this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 0);
			this.region.putLong(TableLayout.TABLE_ZERO_VALUE, 0);
		}
		else {
			Gap.close(this, value - TableLayout.GROUP_VALUES);
		}
		addToSize(-1);
		return true;
	}

	/**
	 * Removes all entries. Memory that they have taken stays, because to write zeros
	 * takes less time than to get it again; but pages that nobody has touched do not
	 * become memory by that.
	 */
	public void clear() {
		boolean allTouched = size() >= this.groupCount / GROUPS_PER_PAGE;
		if (allTouched) {
			this.region.zero(TableLayout.TABLE_GROUPS, groupOffset(this.groupCount));
		}
		else {
			this.region.discard(TableLayout.TABLE_GROUPS, groupOffset(this.groupCount));
		}
		this.region.putLong(TableLayout.TABLE_SIZE, 0);
		this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 0);
		this.region.putLong(TableLayout.TABLE_ZERO_VALUE, 0);
	}

	/**
	 * Tells whether a write hardly ever waits for the operating system to provide memory,
	 * because there are so many entries that almost every page has been written to; or so
	 * few pages that it does not matter.
	 * @return whether that is so
	 */
	public boolean hasItsMemory() {
		return this.groupCount <= FEW_PAGES * GROUPS_PER_PAGE || size() >= this.groupCount / 2;
	}

	/**
	 * Returns the number of groups.
	 * @return the number of groups
	 */
	public int groupCount() {
		return this.groupCount;
	}

	/**
	 * Returns where a group lies. Valid only while the region is reachable.
	 * @param group number of the group
	 * @return the address
	 */
	public long groupAddress(int group) {
		return this.region.address() + groupOffset(group);
	}

	/**
	 * Stores the entry with key 0, if there is one, in another table, too.
	 * @param target a table with room for it
	 */
	public void copyZeroTo(Table target) {
		if (hasZero()) {
			target.put(EMPTY, this.region.getLong(TableLayout.TABLE_ZERO_VALUE));
		}
	}

	/**
	 * Tells whether a group has no empty slot, so that some of its entries may be in the
	 * next one.
	 * @param group number of the group
	 * @return {@code true} if it is full
	 */
	public boolean isGroupFull(int group) {
		return isFull(groupOffset(group));
	}

	/**
	 * Tells whether a group has no entry.
	 * @param group number of the group
	 * @return {@code true} if it is empty
	 */
	public boolean isGroupEmpty(int group) {
		return key(groupOffset(group)) == EMPTY;
	}

	/**
	 * Returns where the keys of a group begin in the order of the hash.
	 * @param group number of the group
	 * @return the lowest rank that such a key can have
	 */
	public long firstRank(int group) {
		return (((long) group << Integer.SIZE) + this.groupCount - 1) / this.groupCount;
	}

	/**
	 * Removes all entries of some groups. No other entry may have passed them.
	 * @param firstGroup first of these groups
	 * @param groups number of these groups
	 * @param entries how many entries they have
	 */
	public void clearGroups(int firstGroup, int groups, long entries) {
		this.region.discard(groupOffset(firstGroup), groupOffset(firstGroup + groups));
		addToSize(-entries);
	}

	/**
	 * Gives back the memory of some groups without entries.
	 * @param firstGroup first of these groups
	 * @param groups number of these groups
	 */
	public void giveBack(int firstGroup, int groups) {
		this.region.discard(groupOffset(firstGroup), groupOffset(firstGroup + groups));
	}

	/**
	 * Stores the entries of some groups of this table in another one, too.
	 * @param target a table with room for them that has none of their keys
	 * @param firstGroup first of these groups
	 * @param groups number of these groups
	 * @return how many entries they have
	 */
	public long copyGroupsTo(Table target, int firstGroup, int groups) {
		long copied = 0;
		for (int number = firstGroup; number < firstGroup + groups; number++) {
			int group = groupOffset(number);
			int end = group + (isFull(group) ? TableLayout.LAST_KEY + Long.BYTES : Tags.end(tags(group)));
			for (int slot = group; slot < end; slot += Long.BYTES) {
				target.append(key(slot), value(slot));
			}
			copied += (end - group) / Long.BYTES;
		}
		target.addToSize(copied);
		return copied;
	}

	// Returns the offset of the value of a key, or ABSENT.
	private int find(long key) {
		if (key == EMPTY) {
			return hasZero() ? TableLayout.TABLE_ZERO_VALUE : ABSENT;
		}
		return search(home(key), key);
	}

	// Returns the offset of the value of a key. A new key is stored with the value 0, and
	// the complement of that offset returned; or NO_ROOM.
	private int claim(long key) {
		if (key == EMPTY) {
			return claimZero();
		}
		long home = home(key);
		int found = search(home, key);
		if (found >= 0) {
			return found;
		}
		if (room() == 0) {
			return NO_ROOM;
		}
		addToSize(1);
		return ~insert(~found, home, key, 0);
	}

	// Returns the offset of the value of a key, or the complement of the group where the
	// search ended.
	private int search(long home, long key) {
		int group = group(home);
		for (int groups = this.groupCount; groups > 0; groups--) {
			if (!isFull(group)) {
				int value = findByTag(group, home, key);
				return (value != ABSENT) ? value : ~group;
			}
			int value = findInFull(group, key);
			if (value != ABSENT) {
				return value;
			}
			group = next(group);
		}
		// Only a reader that races with a writer gets here. It has to look again.
		return ABSENT;
	}

	private int findByTag(int group, long home, long key) {
		for (long left = Tags.candidates(tags(group), Tags.of(home)); left != 0; left &= left - 1) {
			int slot = group + Tags.lowest(left);
			if (key(slot) == key) {
				return slot + TableLayout.GROUP_VALUES;
			}
		}
		return ABSENT;
	}

	// Compares all keys, because a processor cannot foretell where a search would end.
	private int findInFull(int group, long key) {
		int match = 0;
		for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
			match |= ((key(group + slot * Long.BYTES) == key) ? 1 : 0) << slot;
		}
		if (match == 0) {
			return ABSENT;
		}
		return group + Integer.numberOfTrailingZeros(match) * Long.BYTES + TableLayout.GROUP_VALUES;
	}

	private int claimZero() {
		if (hasZero()) {
			return TableLayout.TABLE_ZERO_VALUE;
		}
		if (room() == 0) {
			return NO_ROOM;
		}
		this.region.putLong(TableLayout.TABLE_ZERO_PRESENT, 1);
		addToSize(1);
		return ~TableLayout.TABLE_ZERO_VALUE;
	}

	// Stores an entry whose key the table does not have, without counting it.
	private void append(long key, long value) {
		long home = home(key);
		int group = group(home);
		while (isFull(group)) {
			group = next(group);
		}
		insert(group, home, key, value);
	}

	// Stores an entry in the lowest empty slot of a group that is not full, and returns
	// the offset of its value. The value of the last slot takes the place of the tags.
	private int insert(int group, long home, long key, long value) {
		long found = tags(group);
		int end = Tags.end(found);
		int slot = group + end;
		putTags(group, found | Tags.of(home) << end);
		this.region.putLong(slot + TableLayout.GROUP_KEYS, key);
		this.region.putLong(slot + TableLayout.GROUP_VALUES, value);
		return slot + TableLayout.GROUP_VALUES;
	}

	private boolean hasZero() {
		return this.region.getLong(TableLayout.TABLE_ZERO_PRESENT) != 0;
	}

	private void addToSize(long delta) {
		this.region.putLong(TableLayout.TABLE_SIZE, size() + delta);
	}

	long key(int slot) {
		return this.region.getLong(slot + TableLayout.GROUP_KEYS);
	}

	long value(int slot) {
		return this.region.getLong(slot + TableLayout.GROUP_VALUES);
	}

	// Where a key belongs, as KeyHash has it.
	long home(long key) {
		return this.hash.home(key, this.groupCount);
	}

	// A group is the offset where it begins.
	boolean isFull(int group) {
		return key(group + TableLayout.LAST_KEY) != EMPTY;
	}

	// Of a group that is not full.
	long tags(int group) {
		return this.region.getLong(group + TableLayout.GROUP_TAGS);
	}

	void putTags(int group, long tags) {
		this.region.putLong(group + TableLayout.GROUP_TAGS, tags);
	}

	int next(int group) {
		return (group != this.lastGroup) ? group + TableLayout.GROUP_BYTES : TableLayout.TABLE_GROUPS;
	}

	// In bytes, in the direction of the probe sequence.
	int distance(int from, int to) {
		return (to >= from) ? to - from : to - from + groupOffset(this.groupCount) - TableLayout.TABLE_GROUPS;
	}

	static int group(long home) {
		return TableLayout.TABLE_GROUPS + (int) (home & -TableLayout.GROUP_BYTES);
	}

	private static int groupOffset(int number) {
		return TableLayout.TABLE_GROUPS + (number << TableLayout.GROUP_SHIFT);
	}

	static int groupAt(int slot) {
		return slot & -TableLayout.GROUP_BYTES;
	}

	// Slots as Tags has them.
	static int slotInGroup(int slot) {
		return slot & TableLayout.LAST_KEY;
	}

}
