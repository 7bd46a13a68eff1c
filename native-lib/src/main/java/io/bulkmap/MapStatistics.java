package io.bulkmap;

import java.util.List;

/**
 * Size, memory and work of one map; of each partition at one moment.
 *
 * @param size entries in the map
 * @param capacity entries the map can hold before it grows
 * @param slots places for entries in its tables; while it grows, in those that it grows
 * into
 * @param memoryBytes off-heap memory that the map has been charged with, in bytes: its
 * tables, and while it grows, those that it grows into
 * @param memoryLimit the most that it may be charged with, in bytes
 * @param partitions number of tables with a lock each
 * @param growingPartitions how many of them are moving to a larger table
 * @param nativeFrom length of a batch from which on the native kernel is called; shorter
 * ones are left to the Java kernel; 0 if that is the only one
 * @param growths how often a partition has moved all its entries to another table, since
 * the map was created
 * @param movedEntries how many entries were moved by that; those included of moves that
 * have not ended
 * @param operations how often each bulk operation was called, in the order of
 * {@link BulkOperation}
 * @since 0.1.0
 */
public record MapStatistics(long size, long capacity, long slots, long memoryBytes, long memoryLimit, int partitions,
		int growingPartitions, int nativeFrom, long growths, long movedEntries, List<OperationStatistics> operations) {

	/**
	 * Creates the statistics; the list is copied.
	 */
	public MapStatistics {
		operations = List.copyOf(operations);
	}

	/**
	 * Returns which share of the slots is taken.
	 * @return the share, from 0 to 1
	 */
	public double loadFactor() {
		return (double) this.size / this.slots;
	}

}
