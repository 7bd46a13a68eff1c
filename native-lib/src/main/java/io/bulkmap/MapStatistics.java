package io.bulkmap;

/**
 * Size and memory of one map at one moment.
 *
 * @param size entries in the map
 * @param capacity entries the map can hold before it grows
 * @param memoryBytes off-heap memory of the table, in bytes
 * @since 0.1.0
 */
public record MapStatistics(long size, long capacity, long memoryBytes) {

}
