package io.bulkmap.sample.live;

import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;

/**
 * One map at a moment.
 *
 * @param name its name
 * @param entries number of entries
 * @param capacity number of entries that it holds before it grows
 * @param load share of its slots that is taken
 * @param memoryBytes off-heap memory
 */
record MapSnapshot(String name, long entries, long capacity, double load, long memoryBytes) {

	static MapSnapshot of(OffHeapMap map) {
		MapStatistics statistics = map.statistics();
		return new MapSnapshot(map.name(), statistics.size(), statistics.capacity(), statistics.loadFactor(),
				statistics.memoryBytes());
	}

}
