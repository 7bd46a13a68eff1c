package io.bulkmap;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Byte strings that lie one behind the other in a buffer, as a parser leaves them: string
 * {@code i} goes from {@code offsets[i]} to {@code offsets[i + 1]}. There are no objects
 * for the single strings, and nothing is copied until a map reads them.
 * <p>
 * Buffer and offsets belong to the caller, who does not change them as long as a map uses
 * them. Who does so nevertheless, finds other entries in the map than expected, and a
 * call may throw an {@link IllegalStateException} or {@link IndexOutOfBoundsException}
 * after it has stored some; the map stays in order.
 *
 * <pre class="code">
 * byte[] bytes = "onetwothree".getBytes(StandardCharsets.UTF_8);
 * PackedBytes words = PackedBytes.of(bytes, new int[] { 0, 3, 6, 11 });
 * words.count(); // = 3
 * words.length(2); // = 5
 * </pre>
 *
 * @since 0.1.0
 */
public final class PackedBytes {

	private final ByteBuffer bytes;

	private final int[] offsets;

	private PackedBytes(ByteBuffer bytes, int[] offsets) {
		this.bytes = bytes;
		this.offsets = offsets;
	}

	/**
	 * Returns the byte strings in a buffer.
	 *
	 * <pre class="code">
	 * ByteBuffer bytes = ByteBuffer.allocateDirect(11).put("onetwothree".getBytes(StandardCharsets.UTF_8));
	 * PackedBytes.of(bytes, new int[] { 0, 3, 6, 11 }).count(); // = 3
	 * PackedBytes.of(bytes, new int[] { 0, 3, 6, 12 }); // throws IndexOutOfBoundsException
	 * </pre>
	 * @param bytes the buffer, on the heap or not; its position does not matter, its
	 * limit is that of the offsets
	 * @param offsets where each string begins, and where the last one ends, as indexes of
	 * the buffer in ascending order
	 * @return the strings, one fewer than there are offsets
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there is no offset, or one is less than the one
	 * before
	 * @throws IndexOutOfBoundsException if an offset is negative or beyond the limit
	 */
	public static PackedBytes of(ByteBuffer bytes, int[] offsets) {
		Objects.requireNonNull(bytes, "'bytes' must not be null");
		Objects.requireNonNull(offsets, "'offsets' must not be null");
		if (offsets.length == 0) {
			throw new IllegalArgumentException("'offsets' must have one element at least: where the last string ends");
		}
		for (int i = 1; i < offsets.length; i++) {
			if (offsets[i] < offsets[i - 1]) {
				throw new IllegalArgumentException("'offsets[%d]' must not be less than the one before: %d < %d"
					.formatted(i, offsets[i], offsets[i - 1]));
			}
		}
		if (offsets[0] < 0 || offsets[offsets.length - 1] > bytes.limit()) {
			throw new IndexOutOfBoundsException("'offsets' from %d to %d are not within the limit of 'bytes', %d"
				.formatted(offsets[0], offsets[offsets.length - 1], bytes.limit()));
		}
		return new PackedBytes(bytes.duplicate(), offsets);
	}

	/**
	 * Returns the byte strings in an array.
	 *
	 * <pre class="code">
	 * PackedBytes.of(new byte[] { 1, 2, 3 }, new int[] { 0, 2, 3 }).length(0); // = 2
	 * </pre>
	 * @param bytes the array
	 * @param offsets where each string begins, and where the last one ends, in ascending
	 * order
	 * @return the strings, one fewer than there are offsets
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if there is no offset, or one is less than the one
	 * before
	 * @throws IndexOutOfBoundsException if an offset is negative or beyond the array
	 */
	public static PackedBytes of(byte[] bytes, int[] offsets) {
		Objects.requireNonNull(bytes, "'bytes' must not be null");
		return of(ByteBuffer.wrap(bytes), offsets);
	}

	/**
	 * Returns how many strings there are.
	 *
	 * <pre class="code">
	 * PackedBytes.of(new byte[0], new int[] { 0, 0 }).count(); // = 1
	 * </pre>
	 * @return the number of strings
	 */
	public int count() {
		return this.offsets.length - 1;
	}

	/**
	 * Returns where a string begins, or the one before it ends.
	 *
	 * <pre class="code">
	 * PackedBytes.of(new byte[3], new int[] { 0, 2, 3 }).offset(1); // = 2
	 * </pre>
	 * @param index number of the string, or {@link #count()} for where the last one ends
	 * @return the index in {@link #bytes()}
	 * @throws IndexOutOfBoundsException if there is no such string
	 */
	public int offset(int index) {
		return this.offsets[index];
	}

	/**
	 * Returns how long a string is.
	 *
	 * <pre class="code">
	 * PackedBytes.of(new byte[3], new int[] { 0, 2, 3 }).length(1); // = 1
	 * </pre>
	 * @param index number of the string
	 * @return the number of bytes
	 * @throws IndexOutOfBoundsException if there is no such string
	 */
	public int length(int index) {
		return this.offsets[index + 1] - this.offsets[index];
	}

	/**
	 * Copies bytes of strings.
	 *
	 * <pre class="code">
	 * ByteBuffer target = ByteBuffer.allocate(4);
	 * PackedBytes.of(new byte[] { 1, 2, 3 }, new int[] { 0, 2, 3 }).copyTo(1, 2, target, 0);
	 * target.get(1); // = 3
	 * </pre>
	 * @param begin index of the first one in {@link #bytes()}
	 * @param length how many
	 * @param target receives them; its position does not change
	 * @param index where the first one goes
	 * @throws NullPointerException if there is no target
	 * @throws IndexOutOfBoundsException if one of both has not that many bytes there
	 * @throws java.nio.ReadOnlyBufferException if the target is read-only
	 */
	public void copyTo(int begin, int length, ByteBuffer target, int index) {
		Objects.requireNonNull(target, "'target' must not be null");
		target.put(index, this.bytes, begin, length);
	}

	/**
	 * Returns the bytes of all strings.
	 *
	 * <pre class="code">
	 * PackedBytes.of(new byte[] { 1, 2, 3 }, new int[] { 0, 2, 3 }).bytes().get(2); // = 3
	 * </pre>
	 * @return a read-only view of the buffer
	 */
	public ByteBuffer bytes() {
		return this.bytes.asReadOnlyBuffer();
	}

}
