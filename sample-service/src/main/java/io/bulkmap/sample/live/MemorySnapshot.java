package io.bulkmap.sample.live;

/**
 * Memory and pauses of the JVM.
 *
 * @param heapBytes heap in use
 * @param heapLimitBytes the most heap that there can be
 * @param offHeapBytes off-heap memory of all maps
 * @param offHeapLimitBytes the most off-heap memory that they may have
 * @param pauses pauses of the collector in the interval
 * @param pauseMillis how long they were together
 */
record MemorySnapshot(long heapBytes, long heapLimitBytes, long offHeapBytes, long offHeapLimitBytes, long pauses,
		double pauseMillis) {

}
