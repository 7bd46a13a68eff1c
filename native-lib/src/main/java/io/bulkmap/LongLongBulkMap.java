package io.bulkmap;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A map from {@code long} to {@code long} that reads and writes whole batches with one
 * call and keeps its entries outside the Java heap.
 * <p>
 * Every {@code long} is an ordinary key and an ordinary value. A bulk operation means
 * exactly the same as its single operation in a loop, in the order of the batch, so that
 * the last of several equal keys wins. Arrays and buffers are only read or written during
 * the call and never kept; the positions of buffers stay as they are. All arguments are
 * checked before anything is changed.
 * <p>
 * <b>Buffers:</b> what remains in a direct buffer in the byte order of the machine is
 * read and written where it is, if there is a native kernel, one partition, and the map
 * is not growing; everything else is copied a piece at a time.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one. Each entry is read and written at once. Operations that write to the same
 * partition are serialised; those that read it run side by side and wait only for a write
 * in progress. If there is one partition, other threads see all of a batch or nothing;
 * otherwise they may see a part.
 * <p>
 * <b>Memory:</b> the map owns its off-heap tables, and grows by itself: a call that
 * writes moves a number of entries in proportion to those that it writes, until all are
 * in a table of twice the size. A bulk call allocates nothing on the heap, but for a
 * working place now and then, which is kept for the next one.
 * <p>
 * <b>Limits:</b> each partition has room for 33.5 million entries. A call that would need
 * more than that, or more memory than map and factory are allowed, throws
 * {@link MapCapacityException} and has changed nothing.
 * <p>
 * Every operation throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 * @see BulkMapFactory#longLongMap(String)
 * @see MapType#LONG_LONG
 */
public interface LongLongBulkMap extends LongLongBulkOperations, OffHeapMap {

	/**
	 * Returns the value of a key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.get(1, -1); // = 10
	 * map.get(2, -1); // = -1
	 * </pre>
	 * @param key any key
	 * @param missing what to return when the map does not have the key
	 * @return the value of the key, or {@code missing}
	 */
	long get(long key, long missing);

	/**
	 * Tells whether the map has a key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.containsKey(1); // = true
	 * </pre>
	 * @param key any key
	 * @return {@code true} if there is an entry with this key
	 */
	boolean containsKey(long key);

	/**
	 * Stores one entry, replacing the value that the key had. Takes constant time on
	 * average.
	 *
	 * <pre class="code">
	 * map.put(1, 10); // = true
	 * map.put(1, 11); // = false
	 * map.get(1, -1); // = 11
	 * </pre>
	 * @param key any key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(long key, long value);

	/**
	 * Stores one entry if the map does not have its key. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.putIfAbsent(1, 10); // = true
	 * map.putIfAbsent(1, 11); // = false
	 * map.get(1, -1); // = 10
	 * </pre>
	 * @param key any key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value, which
	 * stays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean putIfAbsent(long key, long value);

	/**
	 * Adds to the value of one key; a new key gets the value itself. The sum wraps around
	 * as that of any {@code long}. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.add(1, 10); // = true
	 * map.add(1, 5); // = false
	 * map.get(1, -1); // = 15
	 * </pre>
	 * @param key any key
	 * @param value what to add
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean add(long key, long value);

	/**
	 * Removes one entry. Takes constant time on average.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.remove(1); // = true
	 * map.remove(1); // = false
	 * </pre>
	 * @param key any key
	 * @return {@code true} if there was an entry with this key
	 */
	boolean remove(long key);

	/**
	 * Does something with every entry, in the order and under the conditions of
	 * {@link LongLongCursor}. Takes time proportional to the capacity. The action may use
	 * the map and write to it; an exception of it ends the walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.put(1, 10);
	 * map.put(2, 20);
	 * LongAdder sum = new LongAdder();
	 * map.forEach((key, value) -> sum.add(value)); // sum = 30
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(LongLongConsumer action);

	/**
	 * Returns a cursor before the first entry, for export batch by batch.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * long[] keys = new long[500];
	 * long[] values = new long[500];
	 * int count = map.cursor().next(keys, values); // = 1
	 * </pre>
	 * @return the cursor
	 */
	LongLongCursor cursor();

	/**
	 * Returns this map as a {@link ConcurrentMap}, for code that wants one. There is one
	 * set of entries: what is written to the view, its collections, iterators and entries
	 * is written to the map, and what is written to the map shows in them.
	 * <p>
	 * <b>Cost:</b> keys and values are boxed, and whatever is not a bulk operation takes
	 * the lock for each entry, so that most calls cost several times what those of this
	 * interface do. Operations take the same time as here; {@code containsValue},
	 * {@code equals} and {@code hashCode} take time proportional to the capacity.
	 * {@code putAll}, {@code replaceAll} and {@code keySet().removeAll} work in bulk,
	 * about a thousand entries at a time: the call as a whole is not atomic, and one that
	 * fails may have stored those before. The view itself has no memory; an iterator has
	 * some kilobytes.
	 * <p>
	 * <b>Nulls:</b> there are none, as in {@link ConcurrentHashMap}: as a key, a value or
	 * something to look for, {@code null} is a {@link NullPointerException}. An object
	 * that is not a {@code Long} is never found.
	 * <p>
	 * <b>Atomicity:</b> the operations of {@code ConcurrentMap} are atomic for a key,
	 * {@code replaceAll} for each entry. Functions run without a lock and may use the
	 * map. They run again if another thread has changed the value meanwhile;
	 * {@code computeIfAbsent} may run its function and return the value of somebody else.
	 * If a function throws, its entry is left as it was.
	 * <p>
	 * <b>Iteration:</b> the order and the promises are those of {@link LongLongCursor};
	 * no iterator throws a {@code ConcurrentModificationException}. Iterators and streams
	 * fetch some hundred entries at a time, which may be out of date when they are handed
	 * out. {@code remove} of an iterator removes the key, whatever its value is by now.
	 * An entry keeps the value that the iterator has seen; its {@code setValue} stores
	 * the new one even if the key was removed meanwhile. Iterators belong to one thread
	 * at a time. {@code size} is at most {@link Integer#MAX_VALUE}.
	 * <p>
	 * <b>Serialisation:</b> the view can be serialised, its collections cannot. It is
	 * read as a {@code ConcurrentHashMap} with the entries that an iterator has found,
	 * because a map outside the heap needs a factory that owns it.
	 * <p>
	 * Once the map is closed, operations of the view throw {@link IllegalStateException},
	 * those of an iterator at the latest when it needs more entries; those that grow the
	 * map throw {@link MapCapacityException} if it cannot.
	 *
	 * <pre class="code">{@code
	 * ConcurrentMap<Long, Long> view = map.asMap();
	 * view.merge(1L, 10L, Long::sum); // = 10
	 * map.add(1, 5); // view = {1=15}
	 * }</pre>
	 * @return a view of this map, equal to every {@code Map} with the same entries
	 */
	ConcurrentMap<Long, Long> asMap();

}
