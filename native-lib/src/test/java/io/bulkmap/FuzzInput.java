package io.bulkmap;

/**
 * The bytes that a fuzzer gives to a test, read one after the other. Behind the last one
 * come zeros.
 */
public final class FuzzInput {

	private final byte[] bytes;

	private int position;

	/**
	 * Creates the input.
	 */
	public FuzzInput(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Tells whether all bytes have been read.
	 */
	public boolean ended() {
		return this.position >= this.bytes.length;
	}

	/**
	 * Returns the next byte.
	 */
	public byte next() {
		return ended() ? 0 : this.bytes[this.position++];
	}

	/**
	 * Returns a number made of the next byte.
	 * @param bound above the number, at most 256
	 */
	public int next(int bound) {
		return (next() & 0xff) % bound;
	}

}
