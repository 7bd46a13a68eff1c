package io.bulkmap.map;

import java.util.Map;
import java.util.Objects;

/**
 * What an iterator has seen of an entry; a new value goes to the map, too, whatever has
 * become of the entry there. Not synchronised.
 */
final class MapEntry implements Map.Entry<Long, Long> {

	private final OffHeapLongLongBulkMap map;

	private final long key;

	private long value;

	MapEntry(OffHeapLongLongBulkMap map, long key, long value) {
		this.map = map;
		this.key = key;
		this.value = value;
	}

	@Override
	public Long getKey() {
		return this.key;
	}

	@Override
	public Long getValue() {
		return this.value;
	}

	@Override
	public Long setValue(Long replacement) {
		long old = this.value;
		this.map.put(this.key, Objects.requireNonNull(replacement, "'value' must not be null"));
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
		return Long.hashCode(this.key) ^ Long.hashCode(this.value);
	}

	@Override
	public String toString() {
		return this.key + "=" + this.value;
	}

}
