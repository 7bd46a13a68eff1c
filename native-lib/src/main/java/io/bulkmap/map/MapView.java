package io.bulkmap.map;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A map of objects that shows another one, whatever its types: the collections of that
 * map, and what follows from them.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
/*
 * Functions of the caller run without any lock. compute, computeIfAbsent,
 * computeIfPresent and merge are those of ConcurrentMap: they try again if somebody has
 * changed the value while the function ran. An entry is removed with the value that the
 * caller has seen, or not at all.
 */
abstract class MapView<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V> {

	/**
	 * Returns the number of entries.
	 * @return the number of entries
	 */
	abstract long entries();

	/**
	 * Returns a cursor before the first entry.
	 * @return the cursor
	 */
	abstract EntryCursor<K, V> cursor();

	/**
	 * Tells whether there is an entry.
	 * @param key any object
	 * @param value any object
	 * @return {@code false} if this is no key, or it does not have this value
	 */
	abstract boolean hasEntry(Object key, @Nullable Object value);

	/**
	 * Removes the entry with a key.
	 * @param key any object
	 * @return {@code true} if there was one
	 */
	abstract boolean removeKey(Object key);

	/**
	 * Removes the entries with some keys.
	 * @param keys any objects
	 * @return {@code true} if there was any
	 */
	abstract boolean removeKeys(Collection<?> keys);

	@Override
	public final int size() {
		return (int) Math.min(entries(), Integer.MAX_VALUE);
	}

	@Override
	public final boolean containsValue(Object value) {
		Objects.requireNonNull(value, "'value' must not be null");
		EntryCursor<K, V> cursor = cursor();
		while (cursor.hasNext()) {
			cursor.nextKey();
			if (value.equals(cursor.value())) {
				return true;
			}
		}
		return false;
	}

	@Override
	public final Set<K> keySet() {
		return new Keys();
	}

	@Override
	public final Collection<V> values() {
		return new Values();
	}

	@Override
	public final Set<Map.Entry<K, V>> entrySet() {
		return new Entries();
	}

	// An entry whose value has changed since the filter saw it stays.
	private boolean removeEntriesIf(Predicate<? super Map.Entry<K, V>> filter) {
		EntryCursor<K, V> cursor = cursor();
		boolean removed = false;
		while (cursor.hasNext()) {
			K key = cursor.nextKey();
			V value = cursor.value();
			removed |= filter.test(Map.entry(key, value)) && remove(key, value);
		}
		return removed;
	}

	// Not sized, because elements may come and go.
	private <E> Spliterator<E> spliterator(Iterator<E> iterator, int characteristics) {
		return Spliterators.spliterator(iterator, entries(),
				characteristics | Spliterator.NONNULL | Spliterator.CONCURRENT);
	}

	static <T> T checkedKey(T key) {
		return Objects.requireNonNull(key, "'key' must not be null");
	}

	static <T> T checkedValue(T value) {
		return Objects.requireNonNull(value, "'value' must not be null");
	}

	private final class Keys extends AbstractSet<K> {

		@Override
		public int size() {
			return MapView.this.size();
		}

		@Override
		public boolean contains(Object key) {
			return containsKey(key);
		}

		@Override
		public boolean remove(Object key) {
			return removeKey(key);
		}

		@Override
		public boolean removeAll(Collection<?> keys) {
			return removeKeys(keys);
		}

		@Override
		public void clear() {
			MapView.this.clear();
		}

		@Override
		public Iterator<K> iterator() {
			return new MapIterator<>(MapView.this, (key, value) -> key);
		}

		@Override
		public Spliterator<K> spliterator() {
			return MapView.this.spliterator(iterator(), Spliterator.DISTINCT);
		}

	}

	private final class Values extends AbstractCollection<V> {

		@Override
		public int size() {
			return MapView.this.size();
		}

		@Override
		public boolean contains(Object value) {
			return containsValue(value);
		}

		@Override
		public boolean remove(@Nullable Object value) {
			EntryCursor<K, V> cursor = cursor();
			while (cursor.hasNext()) {
				K key = cursor.nextKey();
				V current = cursor.value();
				if (current.equals(value) && MapView.this.remove(key, current)) {
					return true;
				}
			}
			return false;
		}

		@Override
		public boolean removeIf(Predicate<? super V> filter) {
			Objects.requireNonNull(filter, "'filter' must not be null");
			return removeEntriesIf((entry) -> filter.test(entry.getValue()));
		}

		@Override
		public boolean removeAll(Collection<?> values) {
			return removeIf(values::contains);
		}

		@Override
		public boolean retainAll(Collection<?> values) {
			Objects.requireNonNull(values, "'values' must not be null");
			return removeIf((value) -> !values.contains(value));
		}

		@Override
		public void clear() {
			MapView.this.clear();
		}

		@Override
		public Iterator<V> iterator() {
			return new MapIterator<>(MapView.this, (key, value) -> value);
		}

		@Override
		public Spliterator<V> spliterator() {
			return MapView.this.spliterator(iterator(), 0);
		}

	}

	private final class Entries extends AbstractSet<Map.Entry<K, V>> {

		@Override
		public int size() {
			return MapView.this.size();
		}

		@Override
		public boolean contains(Object object) {
			return object instanceof Map.Entry<?, ?> entry && entry.getKey() != null
					&& hasEntry(entry.getKey(), entry.getValue());
		}

		@Override
		public boolean remove(Object object) {
			return object instanceof Map.Entry<?, ?> entry && entry.getKey() != null
					&& MapView.this.remove(entry.getKey(), entry.getValue());
		}

		@Override
		public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
			Objects.requireNonNull(filter, "'filter' must not be null");
			return removeEntriesIf(filter);
		}

		// Never a search of the collection for each entry of the map.
		@Override
		public boolean removeAll(Collection<?> entries) {
			boolean removed = false;
			for (Object entry : entries) {
				removed |= remove(entry);
			}
			return removed;
		}

		@Override
		public boolean retainAll(Collection<?> entries) {
			Objects.requireNonNull(entries, "'entries' must not be null");
			return removeIf((entry) -> !entries.contains(entry));
		}

		@Override
		public void clear() {
			MapView.this.clear();
		}

		@Override
		public Iterator<Map.Entry<K, V>> iterator() {
			return new MapIterator<>(MapView.this, (key, value) -> new MapEntry<>(MapView.this, key, value));
		}

		@Override
		public Spliterator<Map.Entry<K, V>> spliterator() {
			return MapView.this.spliterator(iterator(), Spliterator.DISTINCT);
		}

	}

}
