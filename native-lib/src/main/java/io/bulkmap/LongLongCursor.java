package io.bulkmap;

/**
 * Hands out all entries of a {@link LongLongBulkMap}, a batch at a time.
 * <p>
 * The order is that of the hashes: another one for every map, and always the same for one
 * map, whatever its size and history. While nobody writes to the map, every entry is
 * handed out once. While somebody does, an entry that is there from the first call to the
 * last is handed out once, with one of the values that it has had meanwhile; one that
 * comes or goes may be handed out or not; no key is handed out twice.
 * <p>
 * <b>Threads:</b> a cursor belongs to one thread at a time; the map may be used and
 * written to by any. A call waits for a write in progress, and holds back writers for
 * some microseconds at a time.
 * <p>
 * <b>Memory:</b> some kilobytes, on the heap. A cursor needs no closing.
 *
 * @since 0.1.0
 * @see LongLongBulkMap#cursor()
 */
public interface LongLongCursor {

	/**
	 * Writes the next entries to the beginning of two arrays. Takes time proportional to
	 * their length.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * LongLongCursor cursor = map.cursor();
	 * long[] keys = new long[500];
	 * long[] values = new long[500];
	 * int count = cursor.next(keys, values); // = 1
	 * count = cursor.next(keys, values); // count = 0
	 * </pre>
	 * @param keys receives the keys
	 * @param values receives the values at the same places
	 * @return how many entries were written: as many as the arrays hold, fewer if they
	 * are the last ones, 0 if there are no more
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length or have none
	 * @throws IllegalStateException if the map is closed
	 */
	int next(long[] keys, long[] values);

}
