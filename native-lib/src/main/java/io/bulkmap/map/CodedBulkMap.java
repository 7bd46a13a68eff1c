package io.bulkmap.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

import io.bulkmap.BulkMap;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.BytesSnapshot;
import io.bulkmap.Codec;
import org.jspecify.annotations.Nullable;

/**
 * A map of objects over one of bytes.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class CodedBulkMap<K, V> implements BulkMap<K, V> {

	private final OffHeapBytesBulkMap bytes;

	private final Codec<K> keys;

	private final Codec<V> values;

	CodedBulkMap(OffHeapBytesBulkMap bytes, Codec<K> keys, Codec<V> values) {
		this.bytes = bytes;
		this.keys = Objects.requireNonNull(keys, "'keys' must not be null");
		this.values = Objects.requireNonNull(values, "'values' must not be null");
	}

	@Override
	public BytesBulkMap bytes() {
		return this.bytes;
	}

	byte[] encodeKey(K key) {
		return this.keys.encode(Objects.requireNonNull(key, "'key' must not be null"));
	}

	byte[] encodeValue(V value) {
		return this.values.encode(Objects.requireNonNull(value, "'value' must not be null"));
	}

	EntryCursor<K, V> cursor() {
		return new DecodingCursor(this.bytes.cursor());
	}

	@Nullable V decodeValue(byte @Nullable [] value) {
		return (value != null) ? this.values.decode(value) : null;
	}

	@Override
	public @Nullable V get(K key) {
		return decodeValue(this.bytes.get(encodeKey(key)));
	}

	@Override
	public boolean containsKey(K key) {
		return this.bytes.containsKey(encodeKey(key));
	}

	@Override
	public boolean put(K key, V value) {
		return this.bytes.put(encodeKey(key), encodeValue(value));
	}

	@Override
	public boolean remove(K key) {
		return this.bytes.remove(encodeKey(key));
	}

	@Override
	public long putAll(Map<? extends K, ? extends V> entries) {
		Objects.requireNonNull(entries, "'entries' must not be null");
		List<byte[]> keyBytes = new ArrayList<>(entries.size());
		List<byte[]> valueBytes = new ArrayList<>(entries.size());
		entries.forEach((key, value) -> {
			keyBytes.add(encodeKey(key));
			valueBytes.add(encodeValue(value));
		});
		return this.bytes.putAll(keyBytes.toArray(byte[][]::new), valueBytes.toArray(byte[][]::new));
	}

	@Override
	public Map<K, V> getAll(Collection<? extends K> keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		List<K> list = new ArrayList<>(keys);
		byte[] @Nullable [] found = new byte[list.size()] @Nullable [];
		this.bytes.getAll(list.stream().map(this::encodeKey).toArray(byte[][]::new), found);
		Map<K, V> result = new LinkedHashMap<>();
		for (int i = 0; i < found.length; i++) {
			V value = decodeValue(found[i]);
			if (value != null) {
				result.put(list.get(i), value);
			}
		}
		return result;
	}

	@Override
	public long removeAll(Collection<? extends K> keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return this.bytes.removeAll(keys.stream().map(this::encodeKey).toArray(byte[][]::new));
	}

	@Override
	public void forEach(BiConsumer<? super K, ? super V> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		this.bytes.forEach((key, value) -> action.accept(this.keys.decode(key), this.values.decode(value)));
	}

	@Override
	public void forEachInOrder(BiConsumer<? super K, ? super V> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		try (BytesSnapshot snapshot = this.bytes.snapshot()) {
			while (snapshot.next()) {
				action.accept(this.keys.decode(snapshot.key()), this.values.decode(snapshot.value()));
			}
		}
	}

	@Override
	public ConcurrentMap<K, V> asMap() {
		this.bytes.size(); // throws an exception if the map is closed
		return new CodedMapView<>(this, this.bytes);
	}

	/**
	 * A cursor whose keys and values are objects.
	 */
	private final class DecodingCursor implements EntryCursor<K, V> {

		private final BytesCursor cursor;

		DecodingCursor(BytesCursor cursor) {
			this.cursor = cursor;
		}

		@Override
		public boolean hasNext() {
			return this.cursor.hasNext();
		}

		@Override
		public K nextKey() {
			this.cursor.advance();
			return CodedBulkMap.this.keys.decode(this.cursor.key());
		}

		@Override
		public V value() {
			return CodedBulkMap.this.values.decode(this.cursor.value());
		}

	}

}
