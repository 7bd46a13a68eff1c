package io.bulkmap.benchmarks.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * The map of the JDK.
 */
final class HashMapEngine implements Engine {

	private final Map<Long, Long> map;

	// Takes a capacity, of which three quarters may be used, as its documentation says.
	HashMapEngine(int entries) {
		this.map = new HashMap<>((int) Math.ceil(entries / 0.75));
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
			Long value = this.map.get(keys[i]);
			values[i] = (value != null) ? value : 0;
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
			added += (this.map.putIfAbsent(keys[i], values[i]) == null) ? 1 : 0;
		}
		return added;
	}

	@Override
	public long removeEach(long[] keys) {
		long removed = 0;
		for (int i = 0; i < keys.length; i++) {
			removed += (this.map.remove(keys[i]) != null) ? 1 : 0;
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
