package io.bulkmap;

/**
 * The entries that a {@link BytesBulkMap} had at one moment, in the order of their keys:
 * bytes compared as unsigned numbers, from the first one on; a key comes before those
 * that it is the beginning of.
 * <p>
 * For one thread at a time. The memory of a snapshot counts as that of its map; it goes
 * back when the snapshot is closed, or with the map, or when the garbage collector finds
 * that nobody has the snapshot any more, which the log reports.
 *
 * <pre class="code">
 * map.put(new byte[] { 1 }, new byte[] { 10 });
 * BytesSnapshot snapshot = map.snapshot();
 * map.clear();
 * snapshot.size(); // = 1
 * snapshot.close();
 * </pre>
 *
 * @since 0.1.0
 */
public interface BytesSnapshot extends AutoCloseable {

	/**
	 * Returns how many entries there are.
	 *
	 * <pre class="code">
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.size(); // = 0
	 * snapshot.close();
	 * </pre>
	 * @return the number of entries, of all, however many were read
	 * @throws IllegalStateException if the snapshot or its map is closed
	 */
	long size();

	/**
	 * Goes on to the next entry; the first time, to the first one.
	 *
	 * <pre class="code">
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.next(); // = false
	 * snapshot.close();
	 * </pre>
	 * @return {@code false} if there is none left
	 * @throws IllegalStateException if the snapshot or its map is closed
	 */
	boolean next();

	/**
	 * Returns the key of the entry that {@link #next()} has gone on to.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.next();
	 * snapshot.key().length; // = 1
	 * snapshot.close();
	 * </pre>
	 * @return a copy of its bytes
	 * @throws IllegalStateException if there is none, or the snapshot or its map is
	 * closed
	 */
	byte[] key();

	/**
	 * Returns the value of the entry that {@link #next()} has gone on to.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.next();
	 * snapshot.value()[0]; // = 10
	 * snapshot.close();
	 * </pre>
	 * @return a copy of its bytes
	 * @throws IllegalStateException if there is none, or the snapshot or its map is
	 * closed
	 */
	byte[] value();

	/**
	 * Gives the memory back. Closing again does nothing.
	 *
	 * <pre class="code">
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.close();
	 * snapshot.next(); // throws IllegalStateException
	 * </pre>
	 */
	@Override
	void close();

}
