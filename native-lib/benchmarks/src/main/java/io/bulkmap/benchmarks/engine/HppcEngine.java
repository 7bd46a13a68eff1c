package io.bulkmap.benchmarks.engine;

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
	public void addEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.addTo(keys[i], values[i]);
		}
	}

	@Override
	public long putEachIfAbsent(long[] keys, long[] values) {
		long added = 0;
		for (int i = 0; i < keys.length; i++) {
			added += this.map.putIfAbsent(keys[i], values[i]) ? 1 : 0;
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
