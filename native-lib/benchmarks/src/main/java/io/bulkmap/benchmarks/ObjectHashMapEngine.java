package io.bulkmap.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A {@code HashMap} of boxed values.
 *
 * @param <K> type of the keys
 */
final class ObjectHashMapEngine<K> implements ObjectEngine {

	private Map<K, Long> map;

	private final KeyAt<K> key;

	private ObjectHashMapEngine(int entries, KeyAt<K> key) {
		this.map = (entries > 0) ? new HashMap<>((int) (entries / 0.75) + 1) : new HashMap<>();
		this.key = key;
	}

	static ObjectEngine uuids(int entries) {
		return new ObjectHashMapEngine<>(entries, (keys, i) -> keys.uuids()[i]);
	}

	static ObjectEngine packedUuids(int entries) {
		return new ObjectHashMapEngine<>(entries, (keys, i) -> new UUID(keys.words()[2 * i], keys.words()[2 * i + 1]));
	}

	static ObjectEngine strings(int entries) {
		return new ObjectHashMapEngine<>(entries, (keys, i) -> keys.strings()[i]);
	}

	static ObjectEngine packedStrings(int entries) {
		return new ObjectHashMapEngine<>(entries, ObjectKeys::string);
	}

	@Override
	public long putAll(ObjectKeys keys, long[] values) {
		for (int i = 0; i < values.length; i++) {
			this.map.put(this.key.at(keys, i), values[i]);
		}
		return this.map.size();
	}

	@Override
	public long getAll(ObjectKeys keys, long[] values) {
		long hits = 0;
		for (int i = 0; i < values.length; i++) {
			Long value = this.map.get(this.key.at(keys, i));
			if (value != null) {
				values[i] = value;
				hits++;
			}
		}
		return hits;
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public void replace() {
		this.map = new HashMap<>();
	}

	@Override
	public void close() {
		this.map.clear();
	}

	/**
	 * Returns one of the keys.
	 *
	 * @param <K> type of the keys
	 */
	@FunctionalInterface
	private interface KeyAt<K> {

		K at(ObjectKeys keys, int i);

	}

}
