package io.bulkmap.benchmarks;

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
	public void clear() {
		this.map.clear();
	}

	@Override
	public long size() {
		return this.map.size();
	}

}
