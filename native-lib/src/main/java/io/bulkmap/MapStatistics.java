package io.bulkmap;

/**
 * Size and memory of one map; of each partition at one moment.
 *
 * @param size entries in the map
 * @param capacity entries the map can hold before it grows
 * @param memoryBytes off-heap memory that the map has been charged with, in bytes: its
 * tables, and while it grows, those that it grows into
 * @param memoryLimit the most that it may be charged with, in bytes
 * @param partitions number of tables with a lock each
 * @param growingPartitions how many of them are moving to a larger table
 * @param nativeFrom length of a batch from which on the native kernel is called; shorter
 * ones are left to the Java kernel; 0 if that is the only one
 * @since 0.1.0
 */
public record MapStatistics(long size, long capacity, long memoryBytes, long memoryLimit, int partitions,
		int growingPartitions, int nativeFrom) {

}
