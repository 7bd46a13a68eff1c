package io.bulkmap.benchmarks.engine;

import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

/**
 * Agrona.
 */
final class AgronaEngine implements Engine {

	private final Long2LongHashMap map;

	// Its capacity is a number of slots, rounded up to a power of two, of which the load
	// factor tells how many may be taken. The value that it cannot store is 0, which no
	// batch has: so a miss is 0 without another comparison.
	AgronaEngine(int entries) {
		float loadFactor = Hashing.DEFAULT_LOAD_FACTOR;
		this.map = new Long2LongHashMap((int) Math.ceil(entries / (double) loadFactor), loadFactor, 0);
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
			this.map.merge(keys[i], values[i], Long::sum);
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
