package io.bulkmap;

import java.util.List;

/**
 * The bulk operations of a {@link StringLongBulkMap}, which says what holds for all of
 * them.
 * <p>
 * Each takes an array of strings or other character sequences, a list of them, or packed
 * bytes that are UTF-8. No object is made for a packed string.
 *
 * @since 0.1.0
 */
public interface StringLongBulkOperations {

	/**
	 * Stores the pairs of a key and the value at the same place, in order, so that the
	 * last of several equal keys wins. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.putAll(new String[] { "one", "two", "one" }, new long[] { 10, 20, 11 }); // = 2
	 * map.get("one", -1); // = 11
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(CharSequence[] keys, long[] values);

	/**
	 * Does the same as {@link #putAll(CharSequence[], long[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(List<? extends CharSequence> keys, long[] values);

	/**
	 * Does the same as {@link #putAll(CharSequence[], long[])} for packed keys.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long or not UTF-8
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(PackedBytes keys, long[] values);

	/**
	 * Stores the pairs whose keys the map does not have, in order, so that the first of
	 * several equal keys wins. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.putAllIfAbsent(new String[] { "one", "two", "one" }, new long[] { 10, 20, 11 }); // = 2
	 * map.get("one", -1); // = 10
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(CharSequence[] keys, long[] values);

	/**
	 * Does the same as {@link #putAllIfAbsent(CharSequence[], long[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(List<? extends CharSequence> keys, long[] values);

	/**
	 * Does the same as {@link #putAllIfAbsent(CharSequence[], long[])} for packed keys.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long or not UTF-8
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(PackedBytes keys, long[] values);

	/**
	 * Adds each value to that of its key, in order, or stores it if the key is new; sums
	 * wrap around as those of any {@code long}. Takes time proportional to the bytes of
	 * the batch.
	 *
	 * <pre class="code">
	 * map.addAll(new String[] { "one", "two", "one" }, new long[] { 10, 20, 11 }); // = 2
	 * map.get("one", -1); // = 21
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long addAll(CharSequence[] keys, long[] values);

	/**
	 * Does the same as {@link #addAll(CharSequence[], long[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long addAll(List<? extends CharSequence> keys, long[] values);

	/**
	 * Does the same as {@link #addAll(CharSequence[], long[])} for packed keys.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long or not UTF-8
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long addAll(PackedBytes keys, long[] values);

	/**
	 * Lowers the value of each key to the given one if that is smaller, or stores it if
	 * the key is new. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.minAll(new String[] { "one", "two", "one" }, new long[] { 10, 20, 11 }); // = 2
	 * map.get("one", -1); // = 10
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long minAll(CharSequence[] keys, long[] values);

	/**
	 * Does the same as {@link #minAll(CharSequence[], long[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long minAll(List<? extends CharSequence> keys, long[] values);

	/**
	 * Does the same as {@link #minAll(CharSequence[], long[])} for packed keys.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long or not UTF-8
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long minAll(PackedBytes keys, long[] values);

	/**
	 * Raises the value of each key to the given one if that is larger, or stores it if
	 * the key is new. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.maxAll(new String[] { "one", "two", "one" }, new long[] { 10, 20, 11 }); // = 2
	 * map.get("one", -1); // = 11
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long maxAll(CharSequence[] keys, long[] values);

	/**
	 * Does the same as {@link #maxAll(CharSequence[], long[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long maxAll(List<? extends CharSequence> keys, long[] values);

	/**
	 * Does the same as {@link #maxAll(CharSequence[], long[])} for packed keys.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @param values one value per key
	 * @return how many keys are new
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long or not UTF-8
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long maxAll(PackedBytes keys, long[] values);

	/**
	 * Looks up keys. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.put("one", 10);
	 * long[] values = new long[2];
	 * map.getAll(new String[] { "one", "two" }, values, -1); // = 1
	 * // values = [10, -1]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param values receives the value of each key at the same place
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long; some values may have been read by then
	 */
	long getAll(CharSequence[] keys, long[] values, long missing);

	/**
	 * Does the same as {@link #getAll(CharSequence[], long[], long)} for a list.
	 * @param keys keys, any number of them
	 * @param values receives the value of each key at the same place
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long; some values may have been read by then
	 */
	long getAll(List<? extends CharSequence> keys, long[] values, long missing);

	/**
	 * Does the same as {@link #getAll(CharSequence[], long[], long)} for packed keys. A
	 * key that is not UTF-8 is absent.
	 * @param keys keys in UTF-8, any number of them
	 * @param values receives the value of each key at the same place
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many values as keys, or a key
	 * is too long
	 */
	long getAll(PackedBytes keys, long[] values, long missing);

	/**
	 * Tells which keys the map has. Takes time proportional to the bytes of the batch.
	 *
	 * <pre class="code">
	 * map.put("one", 10);
	 * boolean[] found = new boolean[2];
	 * map.containsAll(new String[] { "one", "two" }, found); // = 1
	 * // found = [true, false]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array or a key is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length, or a key is too
	 * long
	 */
	long containsAll(CharSequence[] keys, boolean[] found);

	/**
	 * Does the same as {@link #containsAll(CharSequence[], boolean[])} for a list.
	 * @param keys keys, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if list, array or a key is {@code null}
	 * @throws IllegalArgumentException if there are not as many answers as keys, or a key
	 * is too long
	 */
	long containsAll(List<? extends CharSequence> keys, boolean[] found);

	/**
	 * Does the same as {@link #containsAll(CharSequence[], boolean[])} for packed keys. A
	 * key that is not UTF-8 is absent.
	 * @param keys keys in UTF-8, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there are not as many answers as keys, or a key
	 * is too long
	 */
	long containsAll(PackedBytes keys, boolean[] found);

	/**
	 * Removes the entries with some keys. Takes time proportional to the bytes of the
	 * batch.
	 *
	 * <pre class="code">
	 * map.put("one", 10);
	 * map.removeAll(new String[] { "one", "two", "one" }); // = 1
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the array or a key is {@code null}
	 * @throws IllegalArgumentException if a key is too long
	 */
	long removeAll(CharSequence[] keys);

	/**
	 * Does the same as {@link #removeAll(CharSequence[])} for a list.
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the list or a key is {@code null}
	 * @throws IllegalArgumentException if a key is too long
	 */
	long removeAll(List<? extends CharSequence> keys);

	/**
	 * Does the same as {@link #removeAll(CharSequence[])} for packed keys. A key that is
	 * not UTF-8 is absent.
	 * @param keys keys in UTF-8, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the argument is {@code null}
	 * @throws IllegalArgumentException if a key is too long
	 */
	long removeAll(PackedBytes keys);

}
