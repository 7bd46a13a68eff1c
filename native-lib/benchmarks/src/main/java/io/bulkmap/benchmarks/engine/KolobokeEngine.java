package io.bulkmap.benchmarks.engine;

import com.koloboke.collect.map.hash.HashLongLongMap;
import com.koloboke.collect.map.hash.HashLongLongMaps;

/**
 * Koloboke.
 */
final class KolobokeEngine implements Engine {

	private final HashLongLongMap map;

	// Takes the expected number of entries and leaves half of the slots free, or a third
	// at the least. "Mutable" is the kind that can remove, like all the other maps.
	KolobokeEngine(int entries) {
		this.map = HashLongLongMaps.newMutableMap(entries);
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
			this.map.addValue(keys[i], values[i], 0);
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
