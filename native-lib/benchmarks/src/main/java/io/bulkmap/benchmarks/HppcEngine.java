package io.bulkmap.benchmarks;

import com.carrotsearch.hppc.LongLongHashMap;

/**
 * HPPC in a loop.
 */
final class HppcEngine implements Engine {

	private final LongLongHashMap map;

	HppcEngine(int entries) {
		this.map = new LongLongHashMap(entries);
	}

	@Override
	public void putAll(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.put(keys[i], values[i]);
		}
	}

	@Override
	public void getAll(long[] keys, long[] values) {
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
