package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * The bulk operations of a {@link BytesBulkMap}, which says what holds for all of them.
 *
 * @since 0.1.0
 */
public interface BytesBulkOperations {

	/**
	 * Stores the pairs of a key and the value at the same place, in order, so that the
	 * last of several equal keys wins. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * byte[] one = { 1 };
	 * byte[] two = { 2, 2 };
	 * map.putAll(new byte[][] { one, two, one }, new byte[][] { { 10 }, { 20 }, { 11, 12 } }); // = 2
	 * map.get(one).length; // = 2
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or an element is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key or value
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(byte[][] keys, byte[][] values);

	/**
	 * Does the same as {@link #putAll(byte[][], byte[][])} for packed keys and values.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values, or a
	 * key or value is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(PackedBytes keys, PackedBytes values);

	/**
	 * Stores the pairs whose keys the map does not have, in order, so that the first of
	 * several equal keys wins. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * byte[] one = { 1 };
	 * byte[] two = { 2, 2 };
	 * map.putAllIfAbsent(new byte[][] { one, two, one }, new byte[][] { { 10 }, { 20 }, { 11, 12 } }); // = 2
	 * map.get(one).length; // = 1
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or an element is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key or value
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(byte[][] keys, byte[][] values);

	/**
	 * Does the same as {@link #putAllIfAbsent(byte[][], byte[][])} for packed keys and
	 * values.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values, or a
	 * key or value is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(PackedBytes keys, PackedBytes values);

	/**
	 * Looks up keys. Takes time proportional to the bytes of the batch and of the values.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * byte[][] values = new byte[2][];
	 * map.getAll(new byte[][] { { 1 }, { 2 } }, values); // = 1
	 * // values[1] = null
	 * </pre>
	 * @param keys keys, any number of them
	 * @param values receives the value of each key at the same place, an array of its
	 * own, or {@code null} for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 */
	long getAll(byte[][] keys, byte[] @Nullable [] values);

	/**
	 * Does the same as {@link #getAll(byte[][], byte[][])} for packed keys.
	 * @param keys keys, any number of them
	 * @param values receives the value of each key at the same place, an array of its
	 * own, or {@code null} for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of values, or a
	 * key is too long
	 */
	long getAll(PackedBytes keys, byte[] @Nullable [] values);

	/**
	 * Tells which keys the map has. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * boolean[] found = new boolean[2];
	 * map.containsAll(new byte[][] { { 1 }, { 2 } }, found); // = 1
	 * // found = [true, false]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 */
	long containsAll(byte[][] keys, boolean[] found);

	/**
	 * Does the same as {@link #containsAll(byte[][], boolean[])} for packed keys.
	 * @param keys keys, any number of them
	 * @param found receives one answer per key
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the number of keys is not that of answers, or a
	 * key is too long
	 */
	long containsAll(PackedBytes keys, boolean[] found);

	/**
	 * Removes the entries with some keys. Takes time proportional to the bytes of the
	 * batch.
	 *
	 * <pre class="code">
	 * map.put(new byte[] { 1 }, new byte[] { 10 });
	 * map.removeAll(new byte[][] { { 1 }, { 2 }, { 1 } }); // = 1
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the array or a key is {@code null}
	 * @throws IllegalArgumentException if a key is too long
	 */
	long removeAll(byte[][] keys);

	/**
	 * Does the same as {@link #removeAll(byte[][])} for packed keys.
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the argument is {@code null}
	 * @throws IllegalArgumentException if a key is too long
	 */
	long removeAll(PackedBytes keys);

}
