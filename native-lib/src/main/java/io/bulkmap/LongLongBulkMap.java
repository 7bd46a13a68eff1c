package io.bulkmap;

import java.nio.LongBuffer;
import java.util.Objects;
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
 */
public interface LongLongBulkMap extends AutoCloseable {

	/**
	 * Returns the name that the map has in its factory. Works on a closed map, too.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the value of a key. Takes constant time on average.
	 * @param key any key
	 * @param missing what to return when the map does not have the key
	 * @return the value of the key, or {@code missing}
	 */
	long get(long key, long missing);

	/**
	 * Tells whether the map has a key. Takes constant time on average.
	 * @param key any key
	 * @return {@code true} if there is an entry with this key
	 */
	boolean containsKey(long key);

	/**
	 * Stores one entry, replacing the value that the key had. Takes constant time on
	 * average.
	 * @param key any key
	 * @param value any value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(long key, long value);

	/**
	 * Stores one entry if the map does not have its key. Takes constant time on average.
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
	 * @param key any key
	 * @param value what to add
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean add(long key, long value);

	/**
	 * Removes one entry. Takes constant time on average.
	 * @param key any key
	 * @return {@code true} if there was an entry with this key
	 */
	boolean remove(long key);

	/**
	 * Stores the pairs {@code keys[i], values[i]} in order. Takes time proportional to
	 * the length of the batch.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	default long putAll(long[] keys, long[] values) {
		Batches.checkSameLength(keys, values);
		return putAll(keys, values, 0, keys.length);
	}

	/**
	 * Stores the pairs {@code keys[i], values[i]} for {@code offset <= i < offset +
	 * length} in order. Takes time proportional to {@code length}.
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place to read in both arrays
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Stores the pairs of what remains in two buffers, in order, as
	 * {@link #putAll(long[], long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that holds as many values
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(LongBuffer keys, LongBuffer values);

	/**
	 * Stores the pairs {@code keys[i], values[i]} whose keys the map does not have, in
	 * order, so that the first of several equal keys wins. Takes time proportional to the
	 * length of the batch.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	default long putAllIfAbsent(long[] keys, long[] values) {
		Batches.checkSameLength(keys, values);
		return putAllIfAbsent(keys, values, 0, keys.length);
	}

	/**
	 * Stores the pairs {@code keys[i], values[i]} whose keys the map does not have, in
	 * order, so that the first of several equal keys wins. Takes time proportional to the
	 * length of the batch.
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place to read in both arrays
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, long[] values, int offset, int length);

	/**
	 * Stores the pairs of what remains in two buffers whose keys the map does not have,
	 * in order, as {@link #putAllIfAbsent(long[], long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that holds as many values
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(LongBuffer keys, LongBuffer values);

	/**
	 * Adds {@code values[i]} to the value of {@code keys[i]}, in order; a new key gets
	 * the value itself. Sums wrap around as those of any {@code long}. Takes time
	 * proportional to the length of the batch.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	default long addAll(long[] keys, long[] values) {
		Batches.checkSameLength(keys, values);
		return addAll(keys, values, 0, keys.length);
	}

	/**
	 * Adds {@code values[i]} to the value of {@code keys[i]}, in order; a new key gets
	 * the value itself. Sums wrap around as those of any {@code long}. Takes time
	 * proportional to the length of the batch.
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place to read in both arrays
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long addAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Adds what remains in a buffer of values to the values of the keys that remain in
	 * another one, in order, as {@link #addAll(long[], long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that holds as many values
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long addAll(LongBuffer keys, LongBuffer values);

	/**
	 * Replaces the value of {@code keys[i]} by {@code values[i]} where that is smaller; a
	 * new key gets the value itself. Takes time proportional to the length of the batch.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	default long minAll(long[] keys, long[] values) {
		Batches.checkSameLength(keys, values);
		return minAll(keys, values, 0, keys.length);
	}

	/**
	 * Replaces the value of {@code keys[i]} by {@code values[i]} where that is smaller; a
	 * new key gets the value itself. Takes time proportional to the length of the batch.
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place to read in both arrays
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long minAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Replaces the values of the keys that remain in a buffer by smaller ones, as
	 * {@link #minAll(long[], long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that holds as many values
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long minAll(LongBuffer keys, LongBuffer values);

	/**
	 * Replaces the value of {@code keys[i]} by {@code values[i]} where that is larger; a
	 * new key gets the value itself. Takes time proportional to the length of the batch.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	default long maxAll(long[] keys, long[] values) {
		Batches.checkSameLength(keys, values);
		return maxAll(keys, values, 0, keys.length);
	}

	/**
	 * Replaces the value of {@code keys[i]} by {@code values[i]} where that is larger; a
	 * new key gets the value itself. Takes time proportional to the length of the batch.
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place to read in both arrays
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long maxAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Replaces the values of the keys that remain in a buffer by larger ones, as
	 * {@link #maxAll(long[], long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that holds as many values
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long maxAll(LongBuffer keys, LongBuffer values);

	/**
	 * Looks up {@code keys[i]} and writes its value, or {@code missing}, to
	 * {@code values[i]}. Takes time proportional to the length of the batch.
	 * @param keys keys to look up, equal ones included
	 * @param values receives one value per key; the same array as {@code keys} is allowed
	 * @param missing what to write for a key that the map does not have
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	default long getAll(long[] keys, long[] values, long missing) {
		Batches.checkSameLength(keys, values);
		return getAll(keys, values, missing, 0, keys.length);
	}

	/**
	 * Looks up {@code keys[i]} for {@code offset <= i < offset + length} and writes its
	 * value, or {@code missing}, to {@code values[i]}. Takes time proportional to
	 * {@code length}.
	 * @param keys array that holds the keys
	 * @param values array that receives the values at the same places; the same array as
	 * {@code keys} is allowed
	 * @param missing what to write for a key that the map does not have
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, long[] values, long missing, int offset, int length);

	/**
	 * Looks up the keys that remain in a buffer, as {@link #getAll(long[], long[], long)}
	 * does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param values buffer that receives as many values, from its position on; may be the
	 * same memory at the same place, but not overlap otherwise
	 * @param missing what to write for a key that the map does not have
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the buffers differ in what remains, or
	 * {@code values} is read-only
	 */
	long getAll(LongBuffer keys, LongBuffer values, long missing);

	/**
	 * Tells for each {@code keys[i]} whether the map has it. Takes time proportional to
	 * the length of the batch.
	 * @param keys keys to look up, equal ones included
	 * @param found receives one answer per key
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	default long containsAll(long[] keys, boolean[] found) {
		Batches.checkSameLength(keys, found);
		return containsAll(keys, found, 0, keys.length);
	}

	/**
	 * Tells for each {@code keys[i]} with {@code offset <= i < offset + length} whether
	 * the map has it. Takes time proportional to {@code length}.
	 * @param keys array that holds the keys
	 * @param found array that receives the answers at the same places
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long containsAll(long[] keys, boolean[] found, int offset, int length);

	/**
	 * Tells for each of the keys that remain in a buffer whether the map has it, as
	 * {@link #containsAll(long[], boolean[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @param found receives one answer per key
	 * @return how many keys the map has, equal ones counted each time
	 * @throws NullPointerException if an argument is {@code null}
	 * @throws IllegalArgumentException if there are more or fewer keys than answers
	 */
	long containsAll(LongBuffer keys, boolean[] found);

	/**
	 * Removes the entries with the keys {@code keys[i]}. Takes time proportional to the
	 * length of the batch; the memory of the map stays.
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the array is {@code null}
	 */
	default long removeAll(long[] keys) {
		Objects.requireNonNull(keys, "'keys' must not be null");
		return removeAll(keys, 0, keys.length);
	}

	/**
	 * Removes the entries with the keys {@code keys[i]} with
	 * {@code offset <= i < offset +
	 * length}. Takes time proportional to {@code length}; the memory of the map stays.
	 * @param keys array that holds the keys
	 * @param offset first place to read
	 * @param length number of keys
	 * @return how many entries there were
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within the array
	 */
	long removeAll(long[] keys, int offset, int length);

	/**
	 * Removes the entries with the keys that remain in a buffer, as
	 * {@link #removeAll(long[])} does.
	 * @param keys buffer that holds the keys, between its position and its limit
	 * @return how many entries there were
	 * @throws NullPointerException if the buffer is {@code null}
	 */
	long removeAll(LongBuffer keys);

	/**
	 * Does something with every entry, in the order and under the conditions of
	 * {@link LongLongCursor}. Takes time proportional to the capacity. The action may use
	 * the map and write to it; an exception of it ends the walk and is passed on.
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(LongLongConsumer action);

	/**
	 * Returns a cursor before the first entry, for export batch by batch.
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
	 * @return a view of this map, equal to every {@code Map} with the same entries
	 */
	ConcurrentMap<Long, Long> asMap();

	/**
	 * Returns the number of entries.
	 * @return the number of entries
	 */
	long size();

	/**
	 * Makes room for a number of entries, so that the map does not grow before it has
	 * them. Does nothing if there is room. Takes time proportional to the size of the map
	 * and to that number.
	 * @param entries number of entries, those included that the map has
	 * @throws IllegalArgumentException if the number is negative
	 * @throws MapCapacityException if there is no memory for so many; nothing has changed
	 * then
	 */
	void reserve(long entries);

	/**
	 * Gives back the memory that the entries do not need. Does nothing if that is none.
	 * Takes time proportional to the capacity, and for that time the memory of a smaller
	 * table in addition.
	 * @throws MapCapacityException if there is no memory for the smaller table; nothing
	 * has changed then
	 */
	void trim();

	/**
	 * Removes all entries and keeps the memory. Takes time proportional to the capacity.
	 */
	void clear();

	/**
	 * Returns size and memory of the map, taken together at one moment.
	 * @return the statistics
	 */
	MapStatistics statistics();

	/**
	 * Removes the map from its factory and releases its memory, after the operations that
	 * are running have ended. Closing again does nothing.
	 */
	@Override
	void close();

}
