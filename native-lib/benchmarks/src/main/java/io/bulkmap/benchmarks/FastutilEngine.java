package io.bulkmap.benchmarks;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * Fastutil in a loop.
 */
final class FastutilEngine implements Engine {

	private final Long2LongOpenHashMap map;

	FastutilEngine(int entries) {
		this.map = new Long2LongOpenHashMap(entries);
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
			values[i] = this.map.get(keys[i]);
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
