package io.bulkmap.map;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * What {@link CodedBulkMap#asMap()} returns. Stateless: everything is in the map of
 * bytes.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
/*
 * Values are equal if they have the same bytes, which codecs promise. An object that a
 * codec cannot cast is no key and no value of the map. Not serialisable, as codecs are
 * not, and nobody knows whether keys and values are.
 */
final class CodedMapView<K, V> extends MapView<K, V> {

	private final CodedBulkMap<K, V> map;

	private final OffHeapBytesBulkMap bytes;

	CodedMapView(CodedBulkMap<K, V> map, OffHeapBytesBulkMap bytes) {
		this.map = map;
		this.bytes = bytes;
	}

	@Override
	long entries() {
		return this.bytes.size();
	}

	@Override
	EntryCursor<K, V> cursor() {
		return this.map.cursor();
	}

	@Override
	public @Nullable V get(Object key) {
		byte[] keyBytes = keyBytes(key);
		return (keyBytes != null) ? this.map.decodeValue(this.bytes.get(keyBytes)) : null;
	}

	@Override
	public boolean containsKey(Object key) {
		byte[] keyBytes = keyBytes(key);
		return keyBytes != null && this.bytes.containsKey(keyBytes);
	}

	@Override
	boolean hasEntry(Object key, @Nullable Object value) {
		byte[] keyBytes = keyBytes(key);
		byte[] valueBytes = valueBytes(value);
		return keyBytes != null && valueBytes != null && Arrays.equals(this.bytes.get(keyBytes), valueBytes);
	}

	@Override
	public @Nullable V put(K key, V value) {
		return this.map.decodeValue(this.bytes.getAndPut(this.map.encodeKey(key), this.map.encodeValue(value)));
	}

	@Override
	public @Nullable V putIfAbsent(K key, V value) {
		return this.map.decodeValue(this.bytes.getOrPut(this.map.encodeKey(key), this.map.encodeValue(value)));
	}

	@Override
	public @Nullable V replace(K key, V value) {
		return this.map.decodeValue(this.bytes.getAndReplace(this.map.encodeKey(key), this.map.encodeValue(value)));
	}

	@Override
	public boolean replace(K key, V oldValue, V newValue) {
		Objects.requireNonNull(oldValue, "'oldValue' must not be null");
		Objects.requireNonNull(newValue, "'newValue' must not be null");
		return this.bytes.replace(this.map.encodeKey(key), this.map.encodeValue(oldValue),
				this.map.encodeValue(newValue));
	}

	@Override
	public @Nullable V remove(Object key) {
		byte[] keyBytes = keyBytes(key);
		return (keyBytes != null) ? this.map.decodeValue(this.bytes.getAndRemove(keyBytes)) : null;
	}

	@Override
	public boolean remove(Object key, @Nullable Object value) {
		byte[] keyBytes = keyBytes(key);
		byte[] valueBytes = valueBytes(value);
		return keyBytes != null && valueBytes != null && this.bytes.remove(keyBytes, valueBytes);
	}

	@Override
	boolean removeKey(Object key) {
		byte[] keyBytes = keyBytes(key);
		return keyBytes != null && this.bytes.remove(keyBytes);
	}

	@Override
	boolean removeKeys(Collection<?> keys) {
		byte[][] known = keys.stream().map(this::keyBytes).filter(Objects::nonNull).toArray(byte[][]::new);
		return this.bytes.removeAll(known) > 0;
	}

	@Override
	public void clear() {
		this.bytes.clear();
	}

	@Override
	public void putAll(Map<? extends K, ? extends V> entries) {
		this.map.putAll(entries);
	}

	@Override
	public void forEach(BiConsumer<? super K, ? super V> action) {
		this.map.forEach(action);
	}

	// Returns null for what is no key.
	@SuppressWarnings("unchecked") // the codec finds out
	private byte @Nullable [] keyBytes(Object key) {
		checkedKey(key);
		try {
			return this.map.encodeKey((K) key);
		}
		catch (ClassCastException ex) {
			return null;
		}
	}

	// Returns null for what is no value.
	@SuppressWarnings("unchecked") // the codec finds out
	private byte @Nullable [] valueBytes(@Nullable Object value) {
		try {
			return (value != null) ? this.map.encodeValue((V) value) : null;
		}
		catch (ClassCastException ex) {
			return null;
		}
	}

}
