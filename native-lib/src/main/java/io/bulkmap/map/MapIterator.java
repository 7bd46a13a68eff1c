package io.bulkmap.map;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An iterator over the entries of a map, each as some object.
 *
 * @param <E> type of these objects
 */
final class MapIterator<E> implements Iterator<E> {

	private final OffHeapLongLongBulkMap map;

	private final Element<E> element;

	private final MapCursor cursor;

	private long lastKey;

	private boolean removable;

	MapIterator(OffHeapLongLongBulkMap map, Element<E> element) {
		this.map = map;
		this.element = element;
		this.cursor = map.cursor();
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
		this.lastKey = this.cursor.nextKey();
		this.removable = true;
		return this.element.of(this.lastKey, this.cursor.value());
	}

	@Override
	public void remove() {
		if (!this.removable) {
			throw new IllegalStateException("There is no element to remove");
		}
		this.map.remove(this.lastKey);
		this.removable = false;
	}

	/**
	 * Makes an object of an entry.
	 *
	 * @param <E> its type
	 */
	interface Element<E> {

		E of(long key, long value);

	}

}
