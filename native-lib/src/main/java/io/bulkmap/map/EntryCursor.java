package io.bulkmap.map;

/**
 * Goes through the entries of a map as those of {@link MapView}.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
interface EntryCursor<K, V> {

	/**
	 * Tells whether there is an entry to go on to. What {@link #value()} returns is
	 * undefined after that.
	 * @return {@code false} at the end
	 */
	boolean hasNext();

	/**
	 * Goes on by one entry, after {@link #hasNext()} has said that there is one.
	 * @return its key
	 */
	K nextKey();

	/**
	 * Returns the value of the entry that {@link #nextKey()} has just handed out.
	 * @return the value
	 */
	V value();

}
