package io.bulkmap;

import java.util.function.ObjLongConsumer;

/**
 * A map from strings to {@code long} that reads and writes whole batches with one call
 * and keeps its entries outside the Java heap.
 * <p>
 * Keys are equal if they have the same characters, whatever {@link CharSequence} they
 * are; there may be an empty one. They are kept in UTF-8, where they have up to
 * {@value BytesBulkMap#MOST_BYTES} bytes. A surrogate without the other one of its pair,
 * which UTF-8 does not know, is kept in three bytes as any other character of its range
 * is (as in WTF-8), so that every {@code String} is a key and comes back as it was. Every
 * {@code long} is an ordinary value. A bulk operation means exactly the same as its
 * single operation in a loop, in the order of the batch. Arrays, lists and buffers are
 * only read or written during the call and never kept. All arguments are checked before
 * anything is changed.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one. A call that writes keeps all others waiting, whatever their keys; those
 * that read run side by side. Other threads see all of a batch or nothing.
 * <p>
 * <b>Memory:</b> an entry takes a record of 16 bytes and its key, filled up to a multiple
 * of 8; and a slot of the index, 16 bytes, of which at least a quarter and at most half,
 * by default, are taken. The index grows as a {@link LongLongBulkMap} does. Memory of
 * entries that were removed is used again: records move together as soon as a quarter of
 * 256 KiB is of no use. {@link #trim()} gives back what is not needed.
 * <p>
 * <b>Hash:</b> as that of {@link BytesBulkMap}, with secrets that are new for each map.
 * Keys are compared in full.
 * <p>
 * <b>Limits:</b> each partition has room for 33.5 million entries. A call that would need
 * more than that, or more memory than map and factory are allowed, throws
 * {@link MapCapacityException} and no entry has changed.
 * <p>
 * Every operation throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 */
public interface StringLongBulkMap extends StringLongBulkOperations, OffHeapMap {

	/**
	 * Returns the value of a key. Takes time proportional to its length.
	 *
	 * <pre class="code">
	 * map.put("one", 10);
	 * map.get("one", -1); // = 10
	 * map.get("two", -1); // = -1
	 * </pre>
	 * @param key the key
	 * @param missing what to return when the map does not have the key
	 * @return the value of the key, or {@code missing}
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	long get(CharSequence key, long missing);

	/**
	 * Tells whether the map has a key. Takes time proportional to its length.
	 *
	 * <pre class="code">
	 * map.put("", 10);
	 * map.containsKey(""); // = true
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there is an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	boolean containsKey(CharSequence key);

	/**
	 * Stores one entry, replacing the value that the key had. Takes time proportional to
	 * the length of the key.
	 *
	 * <pre class="code">
	 * map.put("one", 10); // = true
	 * map.put("one", 11); // = false
	 * map.get("one", -1); // = 11
	 * </pre>
	 * @param key the key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(CharSequence key, long value);

	/**
	 * Stores one entry if the map does not have its key. Takes time proportional to the
	 * length of the key.
	 *
	 * <pre class="code">
	 * map.putIfAbsent("one", 10); // = true
	 * map.putIfAbsent("one", 11); // = false
	 * map.get("one", -1); // = 10
	 * </pre>
	 * @param key the key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value, which
	 * stays
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean putIfAbsent(CharSequence key, long value);

	/**
	 * Adds to the value of one key; a new key gets the value itself. The sum wraps around
	 * as that of any {@code long}. Takes time proportional to the length of the key.
	 *
	 * <pre class="code">
	 * map.add("one", 10); // = true
	 * map.add("one", 5); // = false
	 * map.get("one", -1); // = 15
	 * </pre>
	 * @param key the key
	 * @param value what to add
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean add(CharSequence key, long value);

	/**
	 * Removes one entry. Takes time proportional to the length of the key.
	 *
	 * <pre class="code">
	 * map.put("one", 10);
	 * map.remove("one"); // = true
	 * map.remove("one"); // = false
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there was an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	boolean remove(CharSequence key);

	/**
	 * Does something with every entry, in the order of the hashes, which is another one
	 * for every map. While nobody writes to the map, each entry is handed out once; while
	 * somebody does, those that are there all the time, with one of the values that they
	 * have had meanwhile. No key is handed out twice. Takes time proportional to the
	 * capacity. The action may use the map and write to it; an exception of it ends the
	 * walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.put("one", 10);
	 * map.put("two", 20);
	 * LongAdder sum = new LongAdder();
	 * map.forEach((key, value) -> sum.add(value)); // sum = 30
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(ObjLongConsumer<String> action);

}
