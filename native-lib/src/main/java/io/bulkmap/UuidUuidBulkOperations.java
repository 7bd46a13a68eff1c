package io.bulkmap;

import java.nio.LongBuffer;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The bulk operations of a {@link UuidUuidBulkMap}, which says what holds for all of
 * them.
 * <p>
 * Each takes {@code UUID} objects, or keys and values of 16 bytes as two {@code long}s:
 * the most significant bits of number {@code i} are element {@code 2 * i} of an array, or
 * of what remains in a buffer, and the least significant ones the next element. No object
 * is made for them.
 *
 * @since 0.1.0
 */
public interface UuidUuidBulkOperations {

	/**
	 * Stores the pairs of a key and the value at the same place, in order, so that the
	 * last of several equal keys wins. Takes time proportional to the length of the
	 * batch.
	 *
	 * <pre class="code">
	 * UUID one = new UUID(0, 1);
	 * UUID two = new UUID(0, 2);
	 * map.putAll(new UUID[] { one, one }, new UUID[] { one, two }); // = 1
	 * map.get(one); // = 00000000-0000-0000-0000-000000000002
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array, a key or a value is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(UUID[] keys, UUID[] values);

	/**
	 * Does the same as {@link #putAll(UUID[], UUID[])} for two words each.
	 * @param keys array that holds the keys, two elements each
	 * @param values array that holds the values, two elements each
	 * @param offset number of the first key and the first value
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Does the same as {@link #putAll(UUID[], UUID[])} for what remains in two buffers.
	 * @param keys buffer that holds the keys, two elements each
	 * @param values buffer that holds one value per key, two elements each
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(LongBuffer keys, LongBuffer values);

	/**
	 * Stores the pairs whose keys the map does not have, in order, so that the first of
	 * several equal keys wins. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * UUID one = new UUID(0, 1);
	 * UUID two = new UUID(0, 2);
	 * map.putAllIfAbsent(new UUID[] { one, one }, new UUID[] { one, two }); // = 1
	 * map.get(one); // = 00000000-0000-0000-0000-000000000001
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array, a key or a value is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(UUID[] keys, UUID[] values);

	/**
	 * Does the same as {@link #putAllIfAbsent(UUID[], UUID[])} for two words each.
	 * @param keys array that holds the keys, two elements each
	 * @param values array that holds the values, two elements each
	 * @param offset number of the first key and the first value
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, long[] values, int offset, int length);

	/**
	 * Does the same as {@link #putAllIfAbsent(UUID[], UUID[])} for what remains in two
	 * buffers.
	 * @param keys buffer that holds the keys, two elements each
	 * @param values buffer that holds one value per key, two elements each
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(LongBuffer keys, LongBuffer values);

	/**
	 * Looks up keys. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * UUID one = new UUID(0, 1);
	 * map.put(one, one);
	 * UUID[] values = new UUID[2];
	 * map.getAll(new UUID[] { one, new UUID(0, 2) }, values); // = 1
	 * // values = [00000000-0000-0000-0000-000000000001, null]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param values receives the value of each key at the same place; {@code null} for an
	 * absent key
	 * @return how many keys were found
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	long getAll(UUID[] keys, @Nullable UUID[] values);

	/**
	 * Looks up keys of two words each. The place of an absent key keeps what it has.
	 * Takes time proportional to the length of the batch.
	 * @param keys array that holds the keys, two elements each
	 * @param values array that receives the values, two elements each
	 * @param offset number of the first key and the first value
	 * @param length number of keys
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, long[] values, int offset, int length);

	/**
	 * Does the same as {@link #getAll(long[], long[], int, int)} for what remains in
	 * buffers.
	 * @param keys buffer that holds the keys, two elements each
	 * @param values buffer with room for one value per key, two elements each
	 * @return how many keys were found
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values, or
	 * the buffer for them is read-only
	 */
	long getAll(LongBuffer keys, LongBuffer values);

	/**
	 * Tells which keys the map has. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * UUID one = new UUID(0, 1);
	 * map.put(one, new UUID(3, 4));
	 * boolean[] found = new boolean[2];
	 * map.containsAll(new UUID[] { one, new UUID(0, 2) }, found); // = 1
	 * // found = [true, false]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	long containsAll(UUID[] keys, boolean[] found);

	/**
	 * Does the same as {@link #containsAll(UUID[], boolean[])} for keys of two words
	 * each.
	 * @param keys array that holds the keys, two elements each
	 * @param found array that receives the answers
	 * @param offset number of the first key and the first answer
	 * @param length number of keys
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long containsAll(long[] keys, boolean[] found, int offset, int length);

	/**
	 * Does the same as {@link #containsAll(UUID[], boolean[])} for what remains in a
	 * buffer.
	 * @param keys buffer that holds the keys, two elements each
	 * @param found receives one answer per key
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of answers
	 */
	long containsAll(LongBuffer keys, boolean[] found);

	/**
	 * Removes the entries with some keys. Takes time proportional to the length of the
	 * batch.
	 *
	 * <pre class="code">
	 * UUID one = new UUID(0, 1);
	 * map.put(one, new UUID(3, 4));
	 * map.removeAll(new UUID[] { one, new UUID(0, 2), one }); // = 1
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the array or a key is {@code null}
	 */
	long removeAll(UUID[] keys);

	/**
	 * Does the same as {@link #removeAll(UUID[])} for keys of two words each.
	 * @param keys array that holds the keys, two elements each
	 * @param offset number of the first key
	 * @param length number of keys
	 * @return how many entries there were
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within the array
	 */
	long removeAll(long[] keys, int offset, int length);

	/**
	 * Does the same as {@link #removeAll(UUID[])} for what remains in a buffer.
	 * @param keys buffer that holds the keys, two elements each
	 * @return how many entries there were
	 * @throws NullPointerException if the buffer is {@code null}
	 * @throws IllegalArgumentException if what remains is an odd number of elements
	 */
	long removeAll(LongBuffer keys);

}
