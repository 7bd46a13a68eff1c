package io.bulkmap.sample.live;

import java.util.List;

/**
 * What maps and JVM did in an interval, and where they are at its end.
 *
 * @param time end of the interval in milliseconds since 1970
 * @param kernel kernel in use
 * @param maps all maps, in the order of names
 * @param operations all bulk operations
 * @param memory memory and pauses
 */
record Snapshot(long time, KernelSnapshot kernel, List<MapSnapshot> maps, List<OperationSnapshot> operations,
		MemorySnapshot memory) {

}
