package io.bulkmap.map;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * An iterator over the entries of a map, each as some object.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 * @param <E> type of these objects
 */
final class MapIterator<K, V, E> implements Iterator<E> {

	private final MapView<K, V> view;

	private final BiFunction<K, V, E> element;

	private final EntryCursor<K, V> cursor;

	// Of the element to remove, if there is one.
	private @Nullable K lastKey;

	MapIterator(MapView<K, V> view, BiFunction<K, V, E> element) {
		this.view = view;
		this.element = element;
		this.cursor = view.cursor();
	}

	@Override
	public boolean hasNext() {
		return this.cursor.hasNext();
	}

	@Override
	public E next() {
		if (!this.cursor.hasNext()) {
			throw new NoSuchElementException();
		}
		K key = this.cursor.nextKey();
		this.lastKey = key;
		return this.element.apply(key, this.cursor.value());
	}

	@Override
	public void remove() {
		K key = this.lastKey;
		if (key == null) {
			throw new IllegalStateException("There is no element to remove");
		}
		this.view.removeKey(key);
		this.lastKey = null;
	}

}
