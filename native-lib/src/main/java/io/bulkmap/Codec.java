package io.bulkmap;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * How objects of a type become bytes and objects again, for the keys and values of maps.
 * <p>
 * Equal objects must have the same bytes, and others different ones; what is decoded must
 * be equal to what was encoded. A codec is used by any number of threads at a time. The
 * codecs of this interface keep the order: bytes, compared as unsigned numbers from the
 * first one on, are in the order of the objects.
 *
 * <pre class="code">{@code
 * record Point(int x, int y) {
 * }
 * Codec<Point> points = Codec.of(
 *         (point) -> ByteBuffer.allocate(8).putInt(point.x()).putInt(point.y()).array(),
 *         (bytes) -> new Point(ByteBuffer.wrap(bytes).getInt(0), ByteBuffer.wrap(bytes).getInt(4)));
 * points.decode(points.encode(new Point(1, 2))); // = Point[x=1, y=2]
 * }</pre>
 *
 * @param <T> type of the objects
 * @since 0.1.0
 */
public interface Codec<T> {

	/**
	 * Returns the bytes of an object.
	 *
	 * <pre class="code">
	 * Codec.strings().encode("one").length; // = 3
	 * </pre>
	 * @param object the object
	 * @return its bytes, an array that nobody else changes
	 */
	byte[] encode(T object);

	/**
	 * Returns the object that has some bytes.
	 *
	 * <pre class="code">
	 * Codec.longs().decode(Codec.longs().encode(7L)); // = 7
	 * </pre>
	 * @param bytes what {@link #encode} has returned
	 * @return an object that is equal to the one that was encoded
	 */
	T decode(byte[] bytes);

	/**
	 * Returns a codec made of two functions.
	 *
	 * <pre class="code">{@code
	 * Codec<Byte> codec = Codec.of((number) -> new byte[] { number }, (bytes) -> bytes[0]);
	 * codec.encode((byte) 7)[0]; // = 7
	 * }</pre>
	 * @param <T> type of the objects
	 * @param encode returns the bytes of an object
	 * @param decode returns the object that has some bytes
	 * @return the codec
	 * @throws NullPointerException if a function is {@code null}
	 */
	static <T> Codec<T> of(Function<? super T, byte[]> encode, Function<byte[], ? extends T> decode) {
		Objects.requireNonNull(encode, "'encode' must not be null");
		Objects.requireNonNull(decode, "'decode' must not be null");
		return new FunctionCodec<>(encode, decode);
	}

	/**
	 * Returns the codec of strings: UTF-8, and for surrogates without the other one of
	 * their pair what WTF-8 has for them, so that no string is lost. The order is that of
	 * code points.
	 *
	 * <pre class="code">
	 * Codec.strings().encode("\u00e9").length; // = 2
	 * </pre>
	 * @return the codec
	 */
	static Codec<String> strings() {
		return StringCodec.INSTANCE;
	}

	/**
	 * Returns the codec of numbers: eight bytes, the most significant one first, with the
	 * sign turned around.
	 *
	 * <pre class="code">
	 * Codec.longs().encode(1L).length; // = 8
	 * </pre>
	 * @return the codec
	 */
	static Codec<Long> longs() {
		return WordCodecs.LONGS;
	}

	/**
	 * Returns the codec of UUIDs: sixteen bytes in the order of their text, which is the
	 * order of the text, not that of {@link UUID#compareTo}.
	 *
	 * <pre class="code">
	 * Codec.uuids().encode(new UUID(1, 2)).length; // = 16
	 * </pre>
	 * @return the codec
	 */
	static Codec<UUID> uuids() {
		return WordCodecs.UUIDS;
	}

}
