package io.bulkmap.table;

import io.bulkmap.memory.OffHeapMemory;

/**
 * How many groups and bytes a table needs for how many entries.
 */
public final class Capacity {

	private Capacity() {
	}

	/**
	 * Returns how many entries the largest possible table has room for before it should
	 * grow.
	 * @return the number of entries
	 */
	public static long maximumEntries() {
		return (OffHeapMemory.MAXIMUM_BYTES - TableLayout.TABLE_GROUPS) / TableLayout.GROUP_BYTES
				* TableLayout.GROUP_GROWTH_LIMIT;
	}

	/**
	 * Returns how many entries the smallest table that can hold a number of entries
	 * should have.
	 * @param entries how many it takes at the most
	 * @return what to create it with
	 */
	public static long growthLimitFor(long entries) {
		long groups = (entries + TableLayout.GROUP_SIZE_LIMIT - 1) / TableLayout.GROUP_SIZE_LIMIT;
		return groups * TableLayout.GROUP_GROWTH_LIMIT;
	}

	/**
	 * Returns the memory of a table.
	 * @param entries how many entries it has room for
	 * @return the size in bytes
	 */
	public static long bytesFor(long entries) {
		return bytes(groupsFor(entries));
	}

	static long groupsFor(long entries) {
		return Math.max(1, (entries + TableLayout.GROUP_GROWTH_LIMIT - 1) / TableLayout.GROUP_GROWTH_LIMIT);
	}

	static long bytes(long groupCount) {
		return TableLayout.TABLE_GROUPS + groupCount * TableLayout.GROUP_BYTES;
	}

}
