package io.bulkmap.sample.race;

import java.util.HashMap;
import java.util.Map;

/**
 * The map that everybody has.
 */
final class HashMapContestant implements Contestant {

	private final Map<Long, Long> map = new HashMap<>();

	@Override
	public String name() {
		return "HashMap";
	}

	@Override
	public void put(long[] keys, long[] values, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			this.map.put(keys[i], values[i]);
		}
	}

	@Override
	public long get(long[] keys, long[] values, int offset, int length) {
		long hits = 0;
		for (int i = offset; i < offset + length; i++) {
			Long value = this.map.get(keys[i]);
			if (value != null) {
				values[i] = value;
				hits++;
			}
			else {
				values[i] = -1;
			}
		}
		return hits;
	}

	@Override
	public void close() {
		this.map.clear();
	}

}
