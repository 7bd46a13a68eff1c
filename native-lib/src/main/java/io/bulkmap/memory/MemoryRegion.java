package io.bulkmap.memory;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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

	/**
	 * Shortest range that {@link #discard(int, int)} gives back to the operating system,
	 * in bytes. It takes as long as writing zeros there; 16 KiB would take three times as
	 * long, and 256 KiB take half as long.
	 */
	public static final int WORTHWHILE_DISCARD = 1 << 16;

	private static final byte[] ZEROS = new byte[8192];

	private final ByteBuffer buffer;

	// Insertion is quicker than with a VarHandle over the buffer.
	private final LongBuffer longs;

	private final long address;

	private final @Nullable SystemPages pages;

	private final MemoryRegion whole;

	/**
	 * Creates a region.
	 * @param buffer its bytes
	 * @param address where they lie
	 * @param pages where they can be given back; they begin with a page then, and end
	 * with one that nobody else uses the rest of
	 */
	MemoryRegion(ByteBuffer buffer, long address, @Nullable SystemPages pages) {
		this.buffer = buffer;
		this.longs = buffer.order(ByteOrder.nativeOrder()).asLongBuffer();
		this.address = address;
		this.pages = pages;
		this.whole = this;
	}

	private MemoryRegion(MemoryRegion whole, int bytes) {
		this.buffer = whole.buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
		this.longs = this.buffer.asLongBuffer();
		this.address = whole.address;
		this.pages = whole.pages;
		this.whole = whole;
	}

	/**
	 * Returns the beginning of this region as a region. Nobody else may use the rest.
	 * @param bytes its size, a multiple of {@link #ALIGNMENT}
	 * @return the region
	 */
	MemoryRegion beginning(long bytes) {
		return new MemoryRegion(this, (int) bytes);
	}

	/**
	 * Returns the region that this one is the beginning of.
	 * @return the region; this one if it is not part of any
	 */
	MemoryRegion whole() {
		return this.whole;
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
	 * Writes two bytes.
	 * @param offset where, in bytes
	 * @param value the value, in its lower two bytes
	 */
	public void putShort(int offset, int value) {
		this.buffer.putShort(offset, (short) value);
	}

	/**
	 * Copies bytes out of the region.
	 * @param offset where they begin
	 * @param target receives them
	 * @param index where the first one goes
	 * @param length how many
	 */
	public void getBytes(int offset, byte[] target, int index, int length) {
		this.buffer.get(offset, target, index, length);
	}

	/**
	 * Copies bytes out of the region.
	 * @param offset where they begin
	 * @param target receives them
	 * @param index where the first one goes
	 * @param length how many
	 */
	public void getBytes(int offset, ByteBuffer target, int index, int length) {
		target.put(index, this.buffer, offset, length);
	}

	/**
	 * Copies bytes into the region.
	 * @param offset where they go
	 * @param source array that holds them
	 * @param index the first one
	 * @param length how many
	 */
	public void putBytes(int offset, byte[] source, int index, int length) {
		this.buffer.put(offset, source, index, length);
	}

	/**
	 * Copies bytes into the region.
	 * @param offset where they go
	 * @param source buffer that holds them
	 * @param index the first one
	 * @param length how many
	 */
	public void putBytes(int offset, ByteBuffer source, int index, int length) {
		this.buffer.put(offset, source, index, length);
	}

	/**
	 * Compares a range with bytes of a buffer.
	 * @param offset where the range begins, in bytes
	 * @param other buffer that holds the other bytes, in the byte order of the machine
	 * @param begin where they begin
	 * @param length how many
	 * @return {@code true} if they are the same
	 */
	public boolean hasBytes(int offset, ByteBuffer other, int begin, int length) {
		if (length < Long.BYTES) {
			for (int i = 0; i < length; i++) {
				if (this.buffer.get(offset + i) != other.get(begin + i)) {
					return false;
				}
			}
			return true;
		}
		int last = length - Long.BYTES;
		for (int i = 0; i < last; i += Long.BYTES) {
			if (this.buffer.getLong(offset + i) != other.getLong(begin + i)) {
				return false;
			}
		}
		return this.buffer.getLong(offset + last) == other.getLong(begin + last);
	}

	/**
	 * Copies bytes of a buffer to a range, and fills it up with zeros to a multiple of 8.
	 * @param offset where the range begins, in bytes; a multiple of 8
	 * @param source buffer that holds the bytes, in the byte order of the machine
	 * @param begin where they begin
	 * @param length how many
	 */
	public void putPadded(int offset, ByteBuffer source, int begin, int length) {
		int whole = length & -Long.BYTES;
		if (whole <= 128) {
			for (int i = 0; i < whole; i += Long.BYTES) {
				this.buffer.putLong(offset + i, source.getLong(begin + i));
			}
		}
		else {
			this.buffer.put(offset, source, begin, whole);
		}
		if (whole < length) {
			this.buffer.putLong(offset + whole, 0);
			for (int i = whole; i < length; i++) {
				this.buffer.put(offset + i, source.get(begin + i));
			}
		}
	}

	/**
	 * Tells whether {@link #discard(int, int)} gives memory back.
	 * @return {@code false} if it only fills with zeros
	 */
	public boolean givesBack() {
		return this.pages != null;
	}

	/**
	 * Fills a range with zeros. Where the source of the region can take memory back, the
	 * whole pages of a range of {@link #WORTHWHILE_DISCARD} bytes or more go back to the
	 * operating system at once. All of it can be read and written at any time, by any
	 * thread.
	 * <p>
	 * So pieces that begin and end with a page give everything back. A huge page goes
	 * back when its last part does, and is quickest discarded as a whole.
	 * @param from where to begin, in bytes; a multiple of 8
	 * @param to where to end, in bytes; a multiple of 8
	 */
	public void discard(int from, int to) {
		int size = this.buffer.capacity();
		Objects.checkFromToIndex(from, to, size);
		if (this.pages == null) {
			zero(from, to);
			return;
		}
		int page = this.pages.pageSize();
		int firstPage = (from + page - 1) & -page;
		int endOfPages = ((to != size) ? to : to + page - 1) & -page;
		if (to - from < WORTHWHILE_DISCARD || firstPage >= endOfPages || !giveBack(this.pages, firstPage, endOfPages)) {
			zero(from, to);
			return;
		}
		zero(from, firstPage);
		zero(endOfPages, to);
	}

	/**
	 * Fills the region with zeros and gives its memory back, as far as
	 * {@link #discard(int, int)} does.
	 */
	public void discard() {
		discard(0, this.buffer.capacity());
	}

	/**
	 * Gives pages back that nobody needs, however few, if the system can take them. What
	 * they have afterwards is zeros or what they had.
	 * @param from where they begin, in bytes; a multiple of the size of a page
	 * @param to where they end, in bytes; a multiple of the size of a page
	 */
	void giveBack(long from, long to) {
		if (this.pages != null && from < to) {
			giveBack(this.pages, (int) from, (int) to);
		}
	}

	// The system refuses for memory that is locked, for example.
	private boolean giveBack(SystemPages pages, int from, int to) {
		try {
			return pages.discard(this.address + from, to - from) == 0;
		}
		finally {
			Reference.reachabilityFence(this.buffer);
		}
	}

	/**
	 * Tells the operating system that the first bytes are about to be written, so that it
	 * need not find out page by page. Where there may be huge pages, nothing is to be won
	 * but behind them.
	 * @param to where these bytes end; beyond the region if all of it is meant
	 */
	public void populate(long to) {
		if (this.pages == null) {
			return;
		}
		long size = this.buffer.capacity();
		int page = this.pages.pageSize();
		long begin = size & -MappedMemory.HUGE_PAGE;
		long end = (Math.min(to, size) + page - 1) & -page;
		if (end - begin > page) {
			try {
				this.pages.populate(this.address + begin, end - begin);
			}
			finally {
				Reference.reachabilityFence(this.buffer);
			}
		}
	}

	/**
	 * Fills a range with zeros and keeps its memory.
	 * @param from where to begin, in bytes; a multiple of 8
	 * @param to where to end, in bytes; a multiple of 8
	 */
	// Not a loop of equal steps: with some collectors, the compiler lets nobody stop such
	// a
	// loop before its end, which takes a tenth of a second for a large table.
	public void zero(int from, int to) {
		int at = from;
		while (at < to) {
			int length = Math.min(ZEROS.length, to - at);
			this.buffer.put(at, ZEROS, 0, length);
			at += length;
		}
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
	 * Returns the bytes of the region.
	 * @return the buffer itself, in the byte order of the machine; nobody changes that,
	 * or its position or limit
	 */
	public ByteBuffer bytes() {
		return this.buffer;
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
