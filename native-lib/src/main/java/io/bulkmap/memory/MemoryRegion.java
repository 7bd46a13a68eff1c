package io.bulkmap.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * A piece of off-heap memory, in the byte order of the machine.
 * <p>
 * Not synchronised. A thread that reads while another writes may see any mixture, but
 * never anything outside the region.
 */
public final class MemoryRegion {

	/**
	 * Alignment of every region, in bytes: a pair of cache lines.
	 */
	public static final int ALIGNMENT = 128;

	private static final byte[] ZEROS = new byte[8192];

	private final ByteBuffer buffer;

	// Insertion is quicker than with a VarHandle over the buffer.
	private final LongBuffer longs;

	private final long address;

	MemoryRegion(ByteBuffer buffer, long address) {
		this.buffer = buffer;
		this.longs = buffer.order(ByteOrder.nativeOrder()).asLongBuffer();
		this.address = address;
	}

	/**
	 * Returns where the region lies. Valid only while the region is reachable: whoever
	 * hands it to native code ends with {@code Reference.reachabilityFence(region)}.
	 * @return the address, or 0 if the source of the region has none
	 */
	public long address() {
		return this.address;
	}

	/**
	 * Returns the size.
	 * @return the size in bytes
	 */
	public long size() {
		return this.buffer.capacity();
	}

	/**
	 * Reads eight bytes.
	 * @param offset where, in bytes; a multiple of 8
	 * @return the value
	 */
	public long getLong(int offset) {
		return this.longs.get(offset >> 3);
	}

	/**
	 * Writes eight bytes.
	 * @param offset where, in bytes; a multiple of 8
	 * @param value the value
	 */
	public void putLong(int offset, long value) {
		this.longs.put(offset >> 3, value);
	}

	/**
	 * Reads bytes into the beginning of an array.
	 * @param offset where they begin
	 * @param target receives them
	 * @param length how many
	 */
	public void getBytes(int offset, byte[] target, int length) {
		this.buffer.get(offset, target, 0, length);
	}

	/**
	 * Fills a part with zeros.
	 * @param from where it begins, in bytes
	 * @param to where it ends
	 */
	public void zero(int from, int to) {
		for (int at = from; at < to; at += ZEROS.length) {
			this.buffer.put(at, ZEROS, 0, Math.min(ZEROS.length, to - at));
		}
	}

	/**
	 * Forgets a part, which reads as zeros from then on.
	 * @param from where it begins, in bytes
	 * @param to where it ends
	 */
	public void discard(int from, int to) {
		zero(from, to);
	}

	/**
	 * Returns a view of a part of the region, for bulk copies.
	 * @param offset where the view begins, in bytes; a multiple of 8
	 * @param longs length of the view, in units of eight bytes
	 * @return the view, in the byte order of the machine
	 */
	public LongBuffer longs(int offset, int longs) {
		return this.buffer.slice(offset, longs * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
	}

	/**
	 * Compares the bytes of two regions.
	 * @param other another region
	 * @return {@code true} if both have the same size and the same bytes
	 */
	public boolean sameBytes(MemoryRegion other) {
		return this.buffer.mismatch(other.buffer) < 0;
	}

}
