package io.bulkmap;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * The bulk operations of a {@link LongRowBulkMap}, which says what holds for all of them.
 * <p>
 * Rows lie one behind the other, as bytes; or, where a row is a multiple of 8 bytes, as
 * {@code long}s: bit 0 to 7 of the first one are the first byte, bit 8 to 15 the second.
 * Where there is an offset, it is a number of keys, and of rows: with rows of 16 bytes,
 * row 3 begins at byte 48, or at the sixth {@code long}.
 *
 * <pre class="code">
 * BulkMapOptions options = BulkMapOptions.defaults().withRowBytes(16);
 * LongRowBulkMap points = factory.map("points", MapType.LONG_ROW, options);
 * points.putAll(new long[] { 1, 2 }, new long[] { 30, 31, 40, 41 }); // = 2
 * long[] rows = new long[4];
 * points.getAll(new long[] { 2, 3 }, rows); // rows = [40, 41, 0, 0]
 * </pre>
 *
 * @since 0.1.0
 */
public interface LongRowBulkOperations {

	/**
	 * Stores the pairs of a key and the row at the same place, in order, so that the last
	 * of several equal keys wins. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * map.putAll(new long[] { 1, 2, 1 }, new byte[] { 10, 11, 20, 21, 30, 31 }); // = 2
	 * byte[] row = new byte[2];
	 * map.get(1, row); // row = [30, 31]
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param rows one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, byte[] rows);

	/**
	 * Does the same as {@link #putAll(long[], byte[])} for ranges of both arrays.
	 * @param keys array that holds the keys
	 * @param rows array that holds the rows
	 * @param offset number of the first key and the first row
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, byte[] rows, int offset, int length);

	/**
	 * Does the same as {@link #putAll(long[], byte[])} for what remains in two buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer that holds one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(LongBuffer keys, ByteBuffer rows);

	/**
	 * Does the same as {@link #putAll(long[], byte[])} for rows of {@code long}s.
	 * @param keys keys, any number of them, equal ones included
	 * @param rows one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or a row is
	 * not a multiple of 8 bytes
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, long[] rows);

	/**
	 * Does the same as {@link #putAll(long[], byte[])} for ranges of arrays of
	 * {@code long}s.
	 * @param keys array that holds the keys
	 * @param rows array that holds the rows
	 * @param offset number of the first key and the first row
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if a row is not a multiple of 8 bytes
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(long[] keys, long[] rows, int offset, int length);

	/**
	 * Does the same as {@link #putAll(long[], byte[])} for what remains in two buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer that holds one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or a row is
	 * not a multiple of 8 bytes
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(LongBuffer keys, LongBuffer rows);

	/**
	 * Stores the pairs whose keys the map does not have, in order, so that the first of
	 * several equal keys wins. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * map.putAllIfAbsent(new long[] { 1, 2, 1 }, new byte[] { 10, 11, 20, 21, 30, 31 }); // = 2
	 * byte[] row = new byte[2];
	 * map.get(1, row); // row = [10, 11]
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @param rows one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, byte[] rows);

	/**
	 * Does the same as {@link #putAllIfAbsent(long[], byte[])} for ranges of both arrays.
	 * @param keys array that holds the keys
	 * @param rows array that holds the rows
	 * @param offset number of the first key and the first row
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, byte[] rows, int offset, int length);

	/**
	 * Does the same as {@link #putAllIfAbsent(long[], byte[])} for what remains in two
	 * buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer that holds one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(LongBuffer keys, ByteBuffer rows);

	/**
	 * Does the same as {@link #putAllIfAbsent(long[], byte[])} for rows of {@code long}s.
	 * @param keys keys, any number of them, equal ones included
	 * @param rows one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or a row is
	 * not a multiple of 8 bytes
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, long[] rows);

	/**
	 * Does the same as {@link #putAllIfAbsent(long[], byte[])} for ranges of arrays of
	 * {@code long}s.
	 * @param keys array that holds the keys
	 * @param rows array that holds the rows
	 * @param offset number of the first key and the first row
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if a row is not a multiple of 8 bytes
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(long[] keys, long[] rows, int offset, int length);

	/**
	 * Does the same as {@link #putAllIfAbsent(long[], byte[])} for what remains in two
	 * buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer that holds one row per key
	 * @return how many keys are new
	 * @throws NullPointerException if a buffer is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or a row is
	 * not a multiple of 8 bytes
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAllIfAbsent(LongBuffer keys, LongBuffer rows);

	/**
	 * Looks up keys. The row of an absent key keeps what it has. Takes time proportional
	 * to the length of the batch.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 10, 11 });
	 * byte[] rows = { 0, 0, 7, 7 };
	 * map.getAll(new long[] { 1, 2 }, rows); // = 1
	 * // rows = [10, 11, 7, 7]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param rows receives the row of each key at the same place
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key
	 */
	long getAll(long[] keys, byte[] rows);

	/**
	 * Looks up keys, and writes another row for those that are absent. Takes time
	 * proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 10, 11 });
	 * byte[] rows = new byte[4];
	 * map.getAll(new long[] { 1, 2 }, rows, new byte[] { -1, -1 }); // = 1
	 * // rows = [10, 11, -1, -1]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param rows receives the row of each key at the same place
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or
	 * {@code missing} is not one row
	 */
	long getAll(long[] keys, byte[] rows, byte[] missing);

	/**
	 * Does the same as {@link #getAll(long[], byte[])} for ranges of both arrays.
	 * @param keys array that holds the keys
	 * @param rows array that receives the rows
	 * @param offset number of the first key and the first row
	 * @param length number of keys
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, byte[] rows, int offset, int length);

	/**
	 * Does the same as {@link #getAll(long[], byte[])} for what remains in two buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer with room for one row per key
	 * @return how many keys were found
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or the
	 * buffer for rows is read-only
	 */
	long getAll(LongBuffer keys, ByteBuffer rows);

	/**
	 * Does the same as {@link #getAll(long[], byte[], byte[])} for ranges of both arrays.
	 * @param keys array that holds the keys
	 * @param rows array that receives the rows
	 * @param missing what to write for an absent key
	 * @param offset number of the first key and the first row
	 * @param length number of keys
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if {@code missing} is not one row
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, byte[] rows, byte[] missing, int offset, int length);

	/**
	 * Does the same as {@link #getAll(long[], byte[], byte[])} for what remains in two
	 * buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer with room for one row per key
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key,
	 * {@code missing} is not one row, or the buffer for rows is read-only
	 */
	long getAll(LongBuffer keys, ByteBuffer rows, byte[] missing);

	/**
	 * Does the same as {@link #getAll(long[], byte[])} for rows of {@code long}s.
	 * @param keys keys, any number of them
	 * @param rows receives the row of each key at the same place
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, or a row is
	 * not a multiple of 8 bytes
	 */
	long getAll(long[] keys, long[] rows);

	/**
	 * Does the same as {@link #getAll(long[], byte[])} for ranges of arrays of
	 * {@code long}s.
	 * @param keys array that holds the keys
	 * @param rows array that receives the rows
	 * @param offset number of the first key and the first row
	 * @param length number of keys
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if a row is not a multiple of 8 bytes
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, long[] rows, int offset, int length);

	/**
	 * Does the same as {@link #getAll(long[], byte[])} for what remains in two buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer with room for one row per key
	 * @return how many keys were found
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key, a row is not
	 * a multiple of 8 bytes, or the buffer for rows is read-only
	 */
	long getAll(LongBuffer keys, LongBuffer rows);

	/**
	 * Does the same as {@link #getAll(long[], byte[], byte[])} for rows of {@code long}s.
	 * @param keys keys, any number of them
	 * @param rows receives the row of each key at the same place
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key,
	 * {@code missing} is not one row, or a row is not a multiple of 8 bytes
	 */
	long getAll(long[] keys, long[] rows, long[] missing);

	/**
	 * Does the same as {@link #getAll(long[], byte[], byte[])} for ranges of arrays of
	 * {@code long}s.
	 * @param keys array that holds the keys
	 * @param rows array that receives the rows
	 * @param missing what to write for an absent key
	 * @param offset number of the first key and the first row
	 * @param length number of keys
	 * @return how many keys were found
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if {@code missing} is not one row, or a row is not
	 * a multiple of 8 bytes
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long getAll(long[] keys, long[] rows, long[] missing, int offset, int length);

	/**
	 * Does the same as {@link #getAll(long[], byte[], byte[])} for what remains in two
	 * buffers.
	 * @param keys buffer that holds the keys
	 * @param rows buffer with room for one row per key
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 * @throws NullPointerException if one of them is {@code null}
	 * @throws IllegalArgumentException if there is not one row for each key,
	 * {@code missing} is not one row, a row is not a multiple of 8 bytes, or the buffer
	 * for rows is read-only
	 */
	long getAll(LongBuffer keys, LongBuffer rows, long[] missing);

	/**
	 * Tells which keys the map has. Takes time proportional to the length of the batch.
	 *
	 * <pre class="code">
	 * map.put(1, new byte[] { 10, 11 });
	 * boolean[] found = new boolean[2];
	 * map.containsAll(new long[] { 1, 2 }, found); // = 1
	 * // found = [true, false]
	 * </pre>
	 * @param keys keys, any number of them
	 * @param found receives the answer for each key at the same place
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	long containsAll(long[] keys, boolean[] found);

	/**
	 * Does the same as {@link #containsAll(long[], boolean[])} for ranges of both arrays.
	 * @param keys array that holds the keys
	 * @param found array that receives the answers
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys were found, equal ones counted each time
	 * @throws NullPointerException if an array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within both arrays
	 */
	long containsAll(long[] keys, boolean[] found, int offset, int length);

	/**
	 * Does the same as {@link #containsAll(long[], boolean[])} for what remains in a
	 * buffer.
	 * @param keys buffer that holds the keys
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
	 * map.put(1, new byte[] { 10, 11 });
	 * map.removeAll(new long[] { 1, 2, 1 }); // = 1
	 * </pre>
	 * @param keys keys, any number of them, equal ones included
	 * @return how many entries there were
	 * @throws NullPointerException if the array is {@code null}
	 */
	long removeAll(long[] keys);

	/**
	 * Does the same as {@link #removeAll(long[])} for a range of the array.
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 * @return how many entries there were
	 * @throws NullPointerException if the array is {@code null}
	 * @throws IndexOutOfBoundsException if the range is not within the array
	 */
	long removeAll(long[] keys, int offset, int length);

	/**
	 * Does the same as {@link #removeAll(long[])} for what remains in a buffer.
	 * @param keys buffer that holds the keys
	 * @return how many entries there were
	 * @throws NullPointerException if the buffer is {@code null}
	 */
	long removeAll(LongBuffer keys);

}
