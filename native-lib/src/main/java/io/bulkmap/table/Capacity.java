package io.bulkmap.table;

import io.bulkmap.memory.OffHeapMemory;

/**
 * How many groups and bytes a table needs for how many entries.
 *
 * @param loadLimit how many of a million slots may be taken before a table should grow
 */
public record Capacity(int loadLimit) {

	private static final int MILLION = 1_000_000;

	/**
	 * What is quick for every kernel: half of the slots.
	 */
	public static final Capacity DEFAULT = of(0.5);

	private static final long MOST_GROUPS = (OffHeapMemory.MAXIMUM_BYTES - TableLayout.TABLE_GROUPS)
			/ TableLayout.GROUP_BYTES;

	/**
	 * Returns the capacity of tables that should grow at some load.
	 * @param loadLimit share of the slots that may be taken before
	 * @return the capacity
	 */
	public static Capacity of(double loadLimit) {
		return new Capacity((int) Math.round(loadLimit * MILLION));
	}

	/**
	 * Returns how many entries the largest possible table has room for before it should
	 * grow.
	 * @return the number of entries
	 */
	public long maximumEntries() {
		return growthLimit(MOST_GROUPS);
	}

	/**
	 * Returns how many entries the smallest table that can hold a number of entries
	 * should have.
	 * @param entries how many it takes at the most
	 * @return what to create it with
	 */
	public long growthLimitFor(long entries) {
		return growthLimit((entries + TableLayout.GROUP_SIZE_LIMIT - 1) / TableLayout.GROUP_SIZE_LIMIT);
	}

	/**
	 * Returns the memory of a table.
	 * @param entries how many entries it has room for
	 * @return the size in bytes
	 */
	public long bytesFor(long entries) {
		return bytes(groupsFor(entries));
	}

	long growthLimit(long groupCount) {
		return groupCount * TableLayout.GROUP_SLOTS * this.loadLimit / MILLION;
	}

	long groupsFor(long entries) {
		long limit = (long) TableLayout.GROUP_SLOTS * this.loadLimit;
		return Math.max(1, (entries * MILLION + limit - 1) / limit);
	}

	static long bytes(long groupCount) {
		return TableLayout.TABLE_GROUPS + groupCount * TableLayout.GROUP_BYTES;
	}

}
