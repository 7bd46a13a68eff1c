package io.bulkmap;

/**
 * A map from {@code long} to rows of bytes, all of one length, that reads and writes
 * whole batches with one call and keeps its entries outside the Java heap. Its options
 * say how long a row is ({@link BulkMapOptions#withRowBytes(int)}).
 * <p>
 * Every {@code long} is an ordinary key, any bytes are an ordinary row. A bulk operation
 * means exactly the same as its single operation in a loop, in the order of the batch.
 * Arrays and buffers are only read or written during the call and never kept; the
 * positions of buffers stay as they are, and their byte order makes no difference. All
 * arguments are checked before anything is changed.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one. A bulk call that writes keeps all others waiting, whatever their keys;
 * those that read run side by side. Other threads see all of a batch or nothing.
 * <p>
 * <b>Memory:</b> an entry takes a slot of a table, 16 bytes, of which at least a quarter
 * and at most half, by default, are taken. A row of up to 8 bytes is in that slot; a
 * longer one is a record of that many bytes in addition. The table grows as a
 * {@link LongLongBulkMap} does, records are never moved. A removed record is used for the
 * next new entry; {@link #trim()} gives back what is not needed.
 * <p>
 * <b>Limits:</b> each partition has room for 33.5 million entries. A call that would need
 * more than that, or more memory than map and factory are allowed, throws
 * {@link MapCapacityException} and no entry has changed.
 * <p>
 * Every operation throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 */
public interface LongRowBulkMap extends LongRowBulkOperations, OffHeapMap {

	/**
	 * Looks up a key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 3, 4 });
	 * byte[] row = new byte[2];
	 * map.get(1, row); // = true
	 * map.get(2, row); // row = [3, 4]
	 * </pre>
	 * @param key any key
	 * @param row receives the row of the key; keeps what it has if there is none
	 * @return {@code true} if there is an entry with this key
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IllegalArgumentException if it does not have the length of a row
	 */
	boolean get(long key, byte[] row);

	/**
	 * Tells whether the map has a key. Takes constant time on average, and waits for
	 * nobody unless somebody is writing.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 3, 4 });
	 * map.containsKey(1); // = true
	 * </pre>
	 * @param key any key
	 * @return {@code true} if there is an entry with this key
	 */
	boolean containsKey(long key);

	/**
	 * Stores one entry, replacing the row that the key had. Takes constant time on
	 * average.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 3, 4 }); // = true
	 * map.put(1, new byte[] { 5, 6 }); // = false
	 * </pre>
	 * @param key any key
	 * @param row the row
	 * @return {@code true} if the key is new, {@code false} if it had a row
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IllegalArgumentException if it does not have the length of a row
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(long key, byte[] row);

	/**
	 * Stores one entry if the map does not have its key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.putIfAbsent(1, new byte[] { 3, 4 }); // = true
	 * map.putIfAbsent(1, new byte[] { 5, 6 }); // = false
	 * </pre>
	 * @param key any key
	 * @param row the row
	 * @return {@code true} if the key is new, {@code false} if it had a row, which stays
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IllegalArgumentException if it does not have the length of a row
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean putIfAbsent(long key, byte[] row);

	/**
	 * Removes one entry. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 3, 4 });
	 * map.remove(1); // = true
	 * map.remove(1); // = false
	 * </pre>
	 * @param key any key
	 * @return {@code true} if there was an entry with this key
	 */
	boolean remove(long key);

	/**
	 * Does something with every entry, in the order of the hashes, which is another one
	 * for every map. While nobody writes to the map, each entry is handed out once; while
	 * somebody does, those that are there all the time, with one of the rows that they
	 * have had meanwhile. No key is handed out twice. Takes time proportional to the
	 * capacity, and an array for each row. The action may use the map and write to it; an
	 * exception of it ends the walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.put(1, new byte[] { 3, 4 });
	 * map.put(2, new byte[] { 5, 6 });
	 * LongAdder sum = new LongAdder();
	 * map.forEach((key, row) -> sum.add(row[0])); // sum = 8
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(LongRowConsumer action);

}
