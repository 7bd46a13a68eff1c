package io.bulkmap.benchmarks.engine;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * Fastutil.
 */
final class FastutilEngine implements Engine {

	private final Long2LongOpenHashMap map;

	// Takes the expected number of entries and finds a table that will not grow for them.
	FastutilEngine(int entries) {
		this.map = new Long2LongOpenHashMap(entries);
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
			values[i] = this.map.get(keys[i]);
		}
	}

	@Override
	public void addEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.addTo(keys[i], values[i]);
		}
	}

	@Override
	public long putEachIfAbsent(long[] keys, long[] values) {
		long added = 0;
		for (int i = 0; i < keys.length; i++) {
			added += (this.map.putIfAbsent(keys[i], values[i]) == 0) ? 1 : 0;
		}
		return added;
	}

	@Override
	public long removeEach(long[] keys) {
		long removed = 0;
		for (int i = 0; i < keys.length; i++) {
			removed += (this.map.remove(keys[i]) != 0) ? 1 : 0;
		}
		return removed;
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
