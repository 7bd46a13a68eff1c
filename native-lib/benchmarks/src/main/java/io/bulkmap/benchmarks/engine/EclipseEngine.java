package io.bulkmap.benchmarks.engine;

import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/**
 * Eclipse Collections.
 */
final class EclipseEngine implements Engine {

	private final LongLongHashMap map;

	// What it calls a capacity is a number of entries: the table gets at least twice as
	// many slots and grows when more than half of them are taken.
	EclipseEngine(int entries) {
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
			values[i] = this.map.getIfAbsent(keys[i], 0);
		}
	}

	@Override
	public void addEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.addToValue(keys[i], values[i]);
		}
	}

	// Does not tell of a single entry whether it was new.
	@Override
	public long putEachIfAbsent(long[] keys, long[] values) {
		int before = this.map.size();
		for (int i = 0; i < keys.length; i++) {
			this.map.getIfAbsentPut(keys[i], values[i]);
		}
		return (long) this.map.size() - before;
	}

	@Override
	public long removeEach(long[] keys) {
		long removed = 0;
		for (int i = 0; i < keys.length; i++) {
			removed += (this.map.removeKeyIfAbsent(keys[i], 0) != 0) ? 1 : 0;
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
