package io.bulkmap.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a batch whose keys are bytes, any number of them, and whose values are such,
 * too, or one word each; off-heap.
 * <p>
 * Keys and values are ranges of {@link #bytes()}. Not synchronised. What the region has
 * at {@link #HASHES}, {@link #PLACES} and {@link #CANDIDATES} is for native code, and as
 * old as the last call of a method that copies it.
 */
public final class BytesBatch extends Piece {

	/**
	 * Bytes of keys, and of values, that a piece should not exceed, unless one entry
	 * does.
	 */
	public static final int BYTES = 1 << 16;

	/**
	 * Where the region has the secret of the hash; native code may use what is before it.
	 */
	public static final int SECRET = MemoryRegion.ALIGNMENT;

	/**
	 * Where the region has the ranges of the keys: of each the place of its first byte,
	 * then the number of bytes, 4 bytes both.
	 */
	public static final int KEY_RANGES = 512;

	/**
	 * Where the region has the ranges of the values, if these are bytes; else the values.
	 */
	public static final int VALUES = KEY_RANGES + Long.BYTES * LENGTH;

	/**
	 * Where the region has the hashes.
	 */
	public static final int HASHES = VALUES + Long.BYTES * LENGTH;

	/**
	 * Where the region has the places.
	 */
	public static final int PLACES = HASHES + Long.BYTES * LENGTH;

	/**
	 * Where the region has the places that new keys would get.
	 */
	public static final int CANDIDATES = PLACES + Long.BYTES * LENGTH;

	private static final int REGION_BYTES = CANDIDATES + Long.BYTES * LENGTH;

	// More memory than this is not for the next piece.
	private static final int MOST_MEMORY = 1 << 20;

	// So that there is memory for a piece behind.
	private static final int MOST_KEPT = MOST_MEMORY - 2 * BYTES;

	private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

	// Two arrays are the case that the JDK has a vector loop for, of this one charset in
	// all versions.
	private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();

	private final OffHeapMemory memory;

	private Content content;

	private int used;

	private int kept;

	private CharBuffer characters = CharBuffer.allocate(0);

	private ByteBuffer narrow = ByteBuffer.allocate(0);

	private byte @Nullable [] @Nullable [] results;

	/**
	 * Creates a working place.
	 * @param memory where its regions come from
	 */
	public BytesBatch(OffHeapMemory memory) {
		super(memory.allocate(REGION_BYTES), REGION_BYTES, VALUES, HASHES);
		this.memory = memory;
		this.content = Content.of(memory.allocate(2 * BYTES));
	}

	/**
	 * Returns the memory of {@link #bytes()}.
	 * @return the region
	 */
	public MemoryRegion content() {
		return this.content.region;
	}

	/**
	 * Returns the bytes that keys and values are ranges of.
	 * @return the buffer itself, whose position and limit mean nothing
	 */
	public ByteBuffer bytes() {
		return this.content.bytes;
	}

	/**
	 * Returns an array for {@link #appendAscii}.
	 * @param length how many characters it must have room for
	 * @return the array, with any content, and perhaps more room
	 */
	public char[] characters(int length) {
		if (this.characters.capacity() < length) {
			this.characters = CharBuffer.allocate(Math.max(length, BYTES / 2));
			this.narrow = ByteBuffer.allocate(this.characters.capacity());
		}
		return this.characters.array();
	}

	/**
	 * Copies characters, one byte each, behind the bytes that there are, if all of them
	 * are ASCII.
	 * @param length how many of {@link #characters}
	 * @return {@code false} if one is not ASCII; none is copied then
	 */
	public boolean appendAscii(int length) {
		CoderResult result = this.encoder.reset()
			.encode(this.characters.clear().limit(length), this.narrow.clear(), true);
		if (result.isError()) {
			return false;
		}
		int begin = append(this.narrow.array(), length);
		boolean ascii = isAscii(begin);
		this.used = ascii ? this.used : begin;
		return ascii;
	}

	/**
	 * Tells whether bytes are those of ASCII, which needs no look at single strings.
	 * @param begin where they begin; they end with the last byte that there is
	 * @return {@code true} if all are
	 */
	public boolean isAscii(int begin) {
		ByteBuffer bytes = bytes();
		long all = 0;
		int at = begin;
		for (; at + Long.BYTES <= this.used; at += Long.BYTES) {
			all |= bytes.getLong(at);
		}
		for (; at < this.used; at++) {
			all |= bytes.get(at);
		}
		return (all & NOT_ASCII) == 0;
	}

	/**
	 * Copies bytes behind those that there are.
	 * @param source array that holds them
	 * @param length how many, from the first one on
	 * @return where they begin in {@link #bytes()}
	 */
	public int append(byte[] source, int length) {
		int begin = append(length);
		bytes().put(begin, source, 0, length);
		return begin;
	}

	/**
	 * Forgets all bytes that are not kept.
	 */
	public void clear() {
		this.used = this.kept;
		if (content().size() > MOST_MEMORY && this.kept == 0) {
			this.content = Content.of(this.memory.allocate(2 * BYTES));
		}
		if (this.characters.capacity() > MOST_MEMORY) {
			this.characters = CharBuffer.allocate(0);
			this.narrow = ByteBuffer.allocate(0);
		}
	}

	/**
	 * Keeps the first bytes until {@link #forget()}, if they are not too many.
	 * @param end where the last of them ends
	 * @return {@code false} if they are; only those are kept then that were before
	 */
	public boolean keep(int end) {
		assert this.kept <= end && end <= this.used : end;
		if (end > MOST_KEPT) {
			return false;
		}
		this.kept = end;
		return true;
	}

	/**
	 * Forgets all bytes.
	 */
	public void forget() {
		this.kept = 0;
		clear();
	}

	/**
	 * Makes room for bytes behind those that there are.
	 * @param length how many
	 * @return where in {@link #bytes()} they go
	 */
	public int append(int length) {
		int begin = this.used;
		if (length > content().size() - begin) {
			grow(begin + (long) length);
		}
		this.used = begin + length;
		return begin;
	}

	private void grow(long needed) {
		long size = Math.max(2 * content().size(), needed + MemoryRegion.ALIGNMENT - 1) & -MemoryRegion.ALIGNMENT;
		MemoryRegion larger = this.memory.allocate(size);
		larger.putBytes(0, bytes(), 0, this.used);
		this.content = Content.of(larger);
	}

	/**
	 * Says which bytes are a key.
	 * @param i number of the key
	 * @param begin where it begins in {@link #bytes()}
	 * @param length how many bytes it has
	 */
	public void key(int i, int begin, int length) {
		longs().put(KEY_RANGES / Long.BYTES + i, range(begin, length));
	}

	/**
	 * Says which bytes are a value.
	 * @param i number of the value
	 * @param begin where it begins in {@link #bytes()}
	 * @param length how many bytes it has
	 */
	public void value(int i, int begin, int length) {
		longs().put(VALUES / Long.BYTES + i, range(begin, length));
	}

	private static long range(int begin, int length) {
		return ((long) length << 32) | begin;
	}

	/**
	 * Returns the range of a key.
	 * @param i number of the key
	 * @return its length, times 2<sup>32</sup>, plus where it begins
	 */
	public long key(int i) {
		return longs().get(KEY_RANGES / Long.BYTES + i);
	}

	/**
	 * Returns where a range begins.
	 * @param range the range
	 * @return the place in {@link #bytes()}
	 */
	public static int begin(long range) {
		return (int) range;
	}

	/**
	 * Returns how long a range is.
	 * @param range the range
	 * @return the number of bytes
	 */
	public static int length(long range) {
		return (int) (range >>> 32);
	}

	/**
	 * Returns the range of a value.
	 * @param i number of the value
	 * @return its length, times 2<sup>32</sup>, plus where it begins
	 */
	public long value(int i) {
		return longs().get(VALUES / Long.BYTES + i);
	}

	/**
	 * Returns how long a value is.
	 * @param i number of the value
	 * @param words whether values are words, not ranges of bytes
	 * @return the number of bytes
	 */
	public int valueLength(int i, boolean words) {
		return words ? Long.BYTES : length(value(i));
	}

	/**
	 * Returns values that were read and are bytes, one per entry, for one who asks for
	 * them first.
	 * @return the array itself
	 */
	public byte[] @Nullable [] results() {
		byte[] @Nullable [] current = this.results;
		if (current == null) {
			current = new byte[LENGTH] @Nullable [];
			this.results = current;
		}
		return current;
	}

	/**
	 * Takes the bytes of another piece, until one of them is cleared.
	 * @param source the other piece
	 */
	public void share(BytesBatch source) {
		this.content = source.content;
	}

	/**
	 * Takes key, value and hash of an entry of another piece that has the same bytes.
	 * @param i number of the entry here
	 * @param source the other piece, or this one
	 * @param from number of the entry there
	 */
	public void take(int i, BytesBatch source, int from) {
		hashes()[i] = source.hashes()[from];
		longs().put(KEY_RANGES / Long.BYTES + i, source.key(from));
		longs().put(VALUES / Long.BYTES + i, source.value(from));
	}

	/**
	 * Memory, and the view of it.
	 *
	 * @param region the memory
	 * @param bytes all of its bytes
	 */
	private record Content(MemoryRegion region, ByteBuffer bytes) {

		static Content of(MemoryRegion region) {
			return new Content(region, region.bytes());
		}

	}

}
