package io.bulkmap.benchmarks;

import com.carrotsearch.hppc.LongLongHashMap;

/**
 * HPPC.
 */
final class HppcEngine implements Engine {

	private final LongLongHashMap map;

	// Takes the expected number of entries and finds a table that will not grow for them.
	HppcEngine(int entries) {
		this.map = new LongLongHashMap(entries);
	}

	@Override
	public void putEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.put(keys[i], values[i]);
		}
	}

	@Override
	public void getEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			values[i] = this.map.getOrDefault(keys[i], 0);
		}
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public long size() {
		return this.map.size();
	}

}
