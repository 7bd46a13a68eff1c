package io.bulkmap;

import java.util.function.Function;

/**
 * A codec made of two functions.
 *
 * @param <T> type of the objects
 * @param encoder returns the bytes of an object
 * @param decoder returns the object that has some bytes
 */
record FunctionCodec<T>(Function<? super T, byte[]> encoder,
		Function<byte[], ? extends T> decoder) implements Codec<T> {

	@Override
	public byte[] encode(T object) {
		return this.encoder.apply(object);
	}

	@Override
	public T decode(byte[] bytes) {
		return this.decoder.apply(bytes);
	}

}
