package io.bulkmap.map;

import java.util.Map;
import java.util.Objects;

/**
 * What an iterator has seen of an entry; a new value goes to the map, too, whatever has
 * become of the entry there. Not synchronised.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class MapEntry<K, V> implements Map.Entry<K, V> {

	private final MapView<K, V> view;

	private final K key;

	private V value;

	MapEntry(MapView<K, V> view, K key, V value) {
		this.view = view;
		this.key = key;
		this.value = value;
	}

	@Override
	public K getKey() {
		return this.key;
	}

	@Override
	public V getValue() {
		return this.value;
	}

	@Override
	public V setValue(V replacement) {
		V old = this.value;
		this.view.put(this.key, replacement);
		this.value = replacement;
		return old;
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof Map.Entry<?, ?> other && Objects.equals(this.key, other.getKey())
				&& Objects.equals(this.value, other.getValue());
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.key) ^ Objects.hashCode(this.value);
	}

	@Override
	public String toString() {
		return this.key + "=" + this.value;
	}

}
