package io.bulkmap;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A map from bytes to bytes, any number of them, that reads and writes whole batches with
 * one call and keeps its entries outside the Java heap.
 * <p>
 * Keys are equal if they have the same bytes; there may be an empty one. Keys and values
 * have up to {@value #MOST_BYTES} bytes each. A bulk operation means exactly the same as
 * its single operation in a loop, in the order of the batch. Arrays and buffers are only
 * read or written during the call and never kept; what is returned is the caller's. All
 * arguments are checked before anything is changed.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one. A call that writes keeps all others waiting, whatever their keys; those
 * that read run side by side. Other threads see all of a batch or nothing.
 * <p>
 * <b>Memory:</b> an entry takes a record of 8 bytes, its key and its value, both filled
 * up to a multiple of 8; and a slot of the index, 16 bytes, of which at least a quarter
 * and at most half, by default, are taken. The index grows as a {@link LongLongBulkMap}
 * does. Memory of entries that were removed, or have got values of another length, is
 * used again: records move together as soon as a quarter of 256 KiB is of no use. Records
 * of more than 64 KiB have memory of their own, which goes back with them.
 * {@link #trim()} gives back what is not needed.
 * <p>
 * <b>Hash:</b> NH over blocks of 128 bytes, a polynomial modulo 2<sup>61</sup> - 1 over
 * them, and pair-multiply-shift at the end, with secrets that are new for each map: any
 * two keys of up to 128 bytes that are chosen without them have the same hash of 64 bits
 * once in 2<sup>63</sup> secrets, and once in 2<sup>43</sup> at any length. Keys are
 * compared in full.
 * <p>
 * <b>Limits:</b> each partition has room for 33.5 million entries. A call that would need
 * more than that, or more memory than map and factory are allowed, throws
 * {@link MapCapacityException} and no entry has changed.
 * <p>
 * Every operation throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 */
public interface BytesBulkMap extends BytesBulkOperations, OffHeapMap {

	/**
	 * The longest key, and the longest value, in bytes: 16 MiB.
	 */
	int MOST_BYTES = 1 << 24;

	/**
	 * Returns the value of a key. Takes time proportional to the bytes of both.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10, 11 });
	 * map.get(new byte[] { 1 }).length; // = 2
	 * map.get(new byte[] { 2 }); // = null
	 * </pre>
	 * @param key the key
	 * @return the value of the key, or {@code null} if the map does not have the key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	byte @Nullable [] get(byte[] key);

	/**
	 * Tells whether the map has a key. Takes time proportional to its bytes.
	 *
	 * <pre class="code">
	 * map.put(new byte[0], new byte[] { 10 });
	 * map.containsKey(new byte[0]); // = true
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there is an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	boolean containsKey(byte[] key);

	/**
	 * Stores one entry, replacing the value that the key had. Takes time proportional to
	 * the bytes of both.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 }); // = true
	 * map.put(new byte[] { 1 }, new byte[0]); // = false
	 * map.get(new byte[] { 1 }).length; // = 0
	 * </pre>
	 * @param key the key
	 * @param value the value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if one of both is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(byte[] key, byte[] value);

	/**
	 * Stores one entry if the map does not have its key. Takes time proportional to the
	 * bytes of both.
	 *
	 * <pre class="code">
	 * map.putIfAbsent(new byte[] { 1 }, new byte[] { 10 }); // = true
	 * map.putIfAbsent(new byte[] { 1 }, new byte[0]); // = false
	 * map.get(new byte[] { 1 }).length; // = 1
	 * </pre>
	 * @param key the key
	 * @param value the value
	 * @return {@code true} if the key is new, {@code false} if it had a value, which
	 * stays
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if one of both is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean putIfAbsent(byte[] key, byte[] value);

	/**
	 * Stores one entry and returns the value that the key had, in one step for other
	 * threads.
	 *
	 * <pre class="code">
	 * map.getAndPut(new byte[] { 1 }, new byte[] { 10 }); // = null
	 * map.getAndPut(new byte[] { 1 }, new byte[0]).length; // = 1
	 * </pre>
	 * @param key the key
	 * @param value the value
	 * @return the value before, or {@code null} if the key is new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if one of both is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	byte @Nullable [] getAndPut(byte[] key, byte[] value);

	/**
	 * Stores one entry if the map does not have its key, and else returns the value of
	 * the key, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.getOrPut(new byte[] { 1 }, new byte[] { 10 }); // = null
	 * map.getOrPut(new byte[] { 1 }, new byte[0]).length; // = 1
	 * </pre>
	 * @param key the key
	 * @param value the value
	 * @return the value of the key, which stays, or {@code null} if the key is new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if one of both is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	byte @Nullable [] getOrPut(byte[] key, byte[] value);

	/**
	 * Removes one entry and returns its value, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.getAndRemove(new byte[] { 1 }).length; // = 1
	 * map.getAndRemove(new byte[] { 1 }); // = null
	 * </pre>
	 * @param key the key
	 * @return the value, or {@code null} if there was no entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	byte @Nullable [] getAndRemove(byte[] key);

	/**
	 * Replaces the value of a key if it has a certain one, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.replace(new byte[] { 1 }, new byte[] { 10 }, new byte[] { 11 }); // = true
	 * map.replace(new byte[] { 1 }, new byte[] { 10 }, new byte[] { 12 }); // = false
	 * </pre>
	 * @param key the key
	 * @param expected the value that it must have
	 * @param value the value that it gets
	 * @return {@code true} if it had that value
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if one of them is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean replace(byte[] key, byte[] expected, byte[] value);

	/**
	 * Replaces the value of a key if it has one, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.getAndReplace(new byte[] { 1 }, new byte[] { 11 }); // = null
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.getAndReplace(new byte[] { 1 }, new byte[] { 11, 12 }).length; // = 1
	 * map.get(new byte[] { 1 }).length; // = 2
	 * </pre>
	 * @param key the key
	 * @param value the value that it gets
	 * @return the value before, or {@code null} if there is no entry with this key, and
	 * none was made
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if one of both is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	byte @Nullable [] getAndReplace(byte[] key, byte[] value);

	/**
	 * Removes one entry. Takes time proportional to the bytes of the key.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.remove(new byte[] { 1 }); // = true
	 * map.remove(new byte[] { 1 }); // = false
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there was an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	boolean remove(byte[] key);

	/**
	 * Removes one entry if it has a certain value, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.remove(new byte[] { 1 }, new byte[] { 11 }); // = false
	 * map.remove(new byte[] { 1 }, new byte[] { 10 }); // = true
	 * </pre>
	 * @param key the key
	 * @param expected the value that it must have
	 * @return {@code true} if there was such an entry
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the key is too long
	 */
	boolean remove(byte[] key, byte[] expected);

	/**
	 * Does something with every entry, in the order of the hashes, which is another one
	 * for every map. While nobody writes to the map, each entry is handed out once; while
	 * somebody does, those that are there all the time, with one of the values that they
	 * have had meanwhile. No key is handed out twice. Takes time proportional to the
	 * capacity. The action may use the map and write to it; an exception of it ends the
	 * walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.put(new byte[] { 2 }, new byte[] { 20 });
	 * LongAdder sum = new LongAdder();
	 * map.forEach((key, value) -> sum.add(value[0])); // sum = 30
	 * }</pre>
	 * @param action what to do; the arrays are its own
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(BiConsumer<byte[], byte[]> action);

	/**
	 * Returns a view of this map as a map of objects.
	 *
	 * <pre class="code">{@code
	 * BulkMap<String, Long> counts = map.as(Codec.strings(), Codec.longs());
	 * counts.put("one", 1L);
	 * counts.get("one"); // = 1
	 * }</pre>
	 * @param <K> type of the keys
	 * @param <V> type of the values
	 * @param keys codec of the keys
	 * @param values codec of the values
	 * @return the view
	 * @throws NullPointerException if a codec is {@code null}
	 */
	<K, V> BulkMap<K, V> as(Codec<K> keys, Codec<V> values);

	/**
	 * Copies all entries, as they are at one moment, to memory of their own, from where
	 * they can be read in the order of their keys while others go on to write. Writers
	 * wait while records are copied, and not while they are brought into order, which
	 * takes time proportional to the bytes of the keys, at most. A snapshot needs as much
	 * memory as the records of the map, which counts as the map's, and 8 bytes per entry
	 * on the heap; 16 while they are brought into order.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 2 }, new byte[] { 20 });
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * BytesSnapshot snapshot = map.snapshot();
	 * snapshot.next();
	 * snapshot.key()[0]; // = 1
	 * snapshot.close();
	 * </pre>
	 * @return the copy, to be closed by the caller
	 * @throws MapCapacityException if there is no memory for it
	 */
	BytesSnapshot snapshot();

}
