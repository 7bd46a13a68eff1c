package io.bulkmap;

import java.nio.LongBuffer;
import java.util.Objects;

/**
 * The bulk operations of a {@link LongLongBulkMap}, which says what holds for all of
 * them. Each takes arrays, ranges of arrays, or what remains in buffers.
 *
 * @since 0.1.0
 */
public interface LongLongBulkOperations {

	/**
	 * Stores the pairs {@code keys[i], values[i]} in order. Takes time proportional to
	 * the length of the batch.
	 *
	 * <pre class="code">
	 * long[] keys = { 1, 2, 1 };
	 * long[] values = { 10, 20, 11 };
	 * map.putAll(keys, values); // = 2
	 * map.get(1, -1); // = 11
	 * </pre>
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
	 *
	 * <pre class="code">
	 * long[] keys = { 1, 2, 1 };
	 * long[] values = { 10, 20, 11 };
	 * map.putAllIfAbsent(keys, values); // = 2
	 * map.get(1, -1); // = 10
	 * </pre>
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
	 *
	 * <pre class="code">
	 * long[] keys = { 1, 2, 1 };
	 * long[] values = { 10, 20, 11 };
	 * map.addAll(keys, values); // = 2
	 * map.get(1, -1); // = 21
	 * </pre>
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
	 *
	 * <pre class="code">
	 * long[] keys = { 1, 2, 1 };
	 * long[] values = { 10, 20, 11 };
	 * map.minAll(keys, values); // = 2
	 * map.get(1, -1); // = 10
	 * </pre>
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
	 *
	 * <pre class="code">
	 * long[] keys = { 1, 2, 1 };
	 * long[] values = { 10, 20, 11 };
	 * map.maxAll(keys, values); // = 2
	 * map.get(1, -1); // = 11
	 * </pre>
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
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * long[] values = new long[2];
	 * map.getAll(new long[] { 1, 2 }, values, -1); // = 1
	 * // values = [10, -1]
	 * </pre>
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
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * boolean[] found = new boolean[2];
	 * map.containsAll(new long[] { 1, 2 }, found); // = 1
	 * // found = [true, false]
	 * </pre>
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
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.removeAll(new long[] { 1, 2, 1 }); // = 1
	 * </pre>
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

}
