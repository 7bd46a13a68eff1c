package io.bulkmap;

import java.util.UUID;

/**
 * A map from keys of 16 bytes, such as {@link UUID}s, to {@code long}, that reads and
 * writes whole batches with one call and keeps its entries outside the Java heap.
 * <p>
 * Every 16 bytes are an ordinary key, every {@code long} is an ordinary value. A bulk
 * operation means exactly the same as its single operation in a loop, in the order of the
 * batch. Arrays and buffers are only read or written during the call and never kept; the
 * positions of buffers stay as they are. All arguments are checked before anything is
 * changed.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one. A bulk call that writes keeps all others waiting, whatever their keys;
 * those that read run side by side. Other threads see all of a batch or nothing.
 * <p>
 * <b>Memory:</b> an entry takes a record of 24 bytes, and a slot of the index, 16 bytes,
 * of which at least a quarter and at most half, by default, are taken. The index grows as
 * a {@link LongLongBulkMap} does, records are never moved. A removed record is used for
 * the next new entry; {@link #trim()} gives back what is not needed.
 * <p>
 * <b>Hash:</b> pair-multiply-shift (Dietzfelbinger, 1996; Thorup, 2015) with a secret
 * that is new for each map: for any two keys chosen without it, hashes of 64 bits are
 * equal once in 2<sup>64</sup> secrets. Keys are compared in full.
 * <p>
 * <b>Limits:</b> each partition has room for 33.5 million entries. A call that would need
 * more than that, or more memory than map and factory are allowed, throws
 * {@link MapCapacityException} and no entry has changed.
 * <p>
 * Every operation throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 */
public interface UuidLongBulkMap extends UuidLongBulkOperations, OffHeapMap {

	/**
	 * Returns the value of a key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(new UUID(0, 1), 10);
	 * map.get(new UUID(0, 1), -1); // = 10
	 * map.get(new UUID(0, 2), -1); // = -1
	 * </pre>
	 * @param key the key
	 * @param missing what to return when the map does not have the key
	 * @return the value of the key, or {@code missing}
	 * @throws NullPointerException if the key is {@code null}
	 */
	long get(UUID key, long missing);

	/**
	 * Tells whether the map has a key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(new UUID(0, 1), 10);
	 * map.containsKey(new UUID(0, 1)); // = true
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there is an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 */
	boolean containsKey(UUID key);

	/**
	 * Stores one entry, replacing the value that the key had. Takes constant time on
	 * average.
	 *
	 * <pre class="code">
	 * map.put(new UUID(0, 1), 10); // = true
	 * map.put(new UUID(0, 1), 11); // = false
	 * map.get(new UUID(0, 1), -1); // = 11
	 * </pre>
	 * @param key the key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if the key is {@code null}
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(UUID key, long value);

	/**
	 * Stores one entry if the map does not have its key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.putIfAbsent(new UUID(0, 1), 10); // = true
	 * map.putIfAbsent(new UUID(0, 1), 11); // = false
	 * map.get(new UUID(0, 1), -1); // = 10
	 * </pre>
	 * @param key the key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value, which
	 * stays
	 * @throws NullPointerException if the key is {@code null}
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean putIfAbsent(UUID key, long value);

	/**
	 * Adds to the value of one key; a new key gets the value itself. The sum wraps around
	 * as that of any {@code long}. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.add(new UUID(0, 1), 10); // = true
	 * map.add(new UUID(0, 1), 5); // = false
	 * map.get(new UUID(0, 1), -1); // = 15
	 * </pre>
	 * @param key the key
	 * @param value what to add
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if the key is {@code null}
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean add(UUID key, long value);

	/**
	 * Removes one entry. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(new UUID(0, 1), 10);
	 * map.remove(new UUID(0, 1)); // = true
	 * map.remove(new UUID(0, 1)); // = false
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there was an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 */
	boolean remove(UUID key);

	/**
	 * Does something with every entry, in the order of the hashes, which is another one
	 * for every map. While nobody writes to the map, each entry is handed out once; while
	 * somebody does, those that are there all the time, with one of the values that they
	 * have had meanwhile. No key is handed out twice. Takes time proportional to the
	 * capacity. The action may use the map and write to it; an exception of it ends the
	 * walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.put(new UUID(0, 1), 10);
	 * map.put(new UUID(0, 2), 20);
	 * LongAdder sum = new LongAdder();
	 * map.forEach((high, low, value) -> sum.add(value)); // sum = 30
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(UuidLongConsumer action);

}
