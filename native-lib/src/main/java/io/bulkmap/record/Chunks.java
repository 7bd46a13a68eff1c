package io.bulkmap.record;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Objects;

import io.bulkmap.memory.MemoryRegion;
import org.jspecify.annotations.Nullable;

/**
 * Memory in chunks, addressed by places: a place is the number of a chunk and the
 * distance from its beginning, in units of eight bytes. What is at a place stays there.
 * <p>
 * Not synchronised.
 */
/*
 * So memory grows without moving anything, but for the first chunk: that begins small,
 * for small maps, and is copied to a larger one until it is as large as all others.
 */
final class Chunks {

	/**
	 * Bytes of a chunk: two huge pages.
	 */
	static final int BYTES = 1 << 22;

	/**
	 * A place is the number of its chunk times two to the power of this, plus the units
	 * before it there.
	 */
	static final int CHUNK_SHIFT = 19;

	private static final int UNITS = 1 << CHUNK_SHIFT;

	private static final int FIRST_BYTES = 4096;

	private final ChunkSource source;

	private @Nullable MemoryRegion[] chunks = new @Nullable MemoryRegion[1];

	private int count;

	// Numbers of chunks that were dropped.
	private int[] vacant = new int[0];

	private int vacantCount;

	// Where the chunks lie, for native code.
	private @Nullable MemoryRegion directory;

	Chunks(ChunkSource source) {
		this.source = source;
	}

	/**
	 * Returns the number of chunks.
	 * @return the number of chunks
	 */
	int count() {
		return this.count;
	}

	/**
	 * Returns the bytes of a chunk.
	 * @param chunk number of the chunk
	 * @return {@link #BYTES}; fewer for the first one, others for one that was added by
	 * itself, and 0 for one that was dropped
	 */
	int bytes(int chunk) {
		MemoryRegion region = this.chunks[chunk];
		return (region != null) ? (int) region.size() : 0;
	}

	/**
	 * Makes the first chunk larger, or adds another one. As long as there is only the
	 * first one, it gets as large as it has to be at once: each step on the way would
	 * touch new pages.
	 * @param wanted bytes that are wanted besides those that there are
	 * @return number of the chunk
	 */
	int grow(long wanted) {
		int first = (this.count > 0) ? bytes(0) : 0;
		if (first == BYTES) {
			return add(BYTES);
		}
		long least = Math.max(FIRST_BYTES, first + Math.min(wanted, BYTES));
		int bytes = (int) Math.min(BYTES, Long.highestOneBit(2 * least - 1));
		if (this.count == 0) {
			add(bytes);
		}
		else {
			replaceFirst(bytes);
		}
		region(0).populate(first + wanted);
		return 0;
	}

	/**
	 * Adds a chunk of any length. The first chunk is not such a one.
	 * @param bytes how long, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @return number of the chunk
	 */
	int add(int bytes) {
		int number = (this.vacantCount > 0) ? this.vacant[this.vacantCount - 1] : this.count;
		MemoryRegion chunk = this.source.allocate(bytes);
		try {
			enter(number, chunk);
		}
		catch (RuntimeException | Error ex) {
			this.source.release(chunk);
			throw ex;
		}
		if (number == this.count) {
			this.count++;
		}
		else {
			this.vacantCount--;
		}
		return number;
	}

	/**
	 * Gives back a chunk. Its number is that of the next one to be added.
	 * @param chunk number of a chunk that nobody needs, but the first
	 */
	void drop(int chunk) {
		if (this.vacantCount == this.vacant.length) {
			this.vacant = Arrays.copyOf(this.vacant, Math.max(8, 2 * this.vacantCount));
		}
		this.source.release(region(firstPlace(chunk)));
		this.chunks[chunk] = null;
		this.vacant[this.vacantCount++] = chunk;
	}

	private void replaceFirst(int bytes) {
		MemoryRegion small = region(0);
		MemoryRegion large = this.source.allocate(bytes);
		int longs = (int) (small.size() / Long.BYTES);
		large.longs(0, longs).put(small.longs(0, longs));
		enter(0, large);
		this.source.release(small);
	}

	private void enter(int number, MemoryRegion chunk) {
		MemoryRegion current = this.directory;
		if (current == null || number * (long) Long.BYTES == current.size()) {
			current = largerDirectory(current);
		}
		if (number == this.chunks.length) {
			this.chunks = Arrays.copyOf(this.chunks, 2 * number);
		}
		this.chunks[number] = chunk;
		current.putLong(number * Long.BYTES, chunk.address());
	}

	private MemoryRegion largerDirectory(@Nullable MemoryRegion small) {
		MemoryRegion large = this.source.allocate((small != null) ? 2 * small.size() : FIRST_BYTES);
		if (small != null) {
			int longs = (int) (small.size() / Long.BYTES);
			large.longs(0, longs).put(small.longs(0, longs));
			this.source.release(small);
		}
		this.directory = large;
		return large;
	}

	/**
	 * Returns the chunk that a place is in.
	 * @param place any place that was handed out
	 * @return the memory of the chunk
	 */
	MemoryRegion region(long place) {
		return Objects.requireNonNull(this.chunks[(int) (place >>> CHUNK_SHIFT)]);
	}

	/**
	 * Returns where a place is in its chunk.
	 * @param place any place
	 * @return the distance from the beginning, in bytes
	 */
	static int offset(long place) {
		return (int) (place & (UNITS - 1)) << 3;
	}

	/**
	 * Returns the place at the beginning of a chunk.
	 * @param chunk number of the chunk
	 * @return the place
	 */
	static long firstPlace(int chunk) {
		return (long) chunk << CHUNK_SHIFT;
	}

	/**
	 * Returns the address of the directory: the addresses of all chunks in their order.
	 * Valid until memory grows or is released.
	 * @return the address
	 */
	long directory() {
		return (this.directory != null) ? this.directory.address() : 0;
	}

	LongBuffer longs(long place, int count) {
		return region(place).longs(offset(place), count);
	}

	/**
	 * Gives all memory back.
	 */
	void release() {
		for (int i = 0; i < this.count; i++) {
			MemoryRegion chunk = this.chunks[i];
			if (chunk != null) {
				this.source.release(chunk);
			}
		}
		this.chunks = new @Nullable MemoryRegion[1];
		this.count = 0;
		this.vacantCount = 0;
		if (this.directory != null) {
			this.source.release(this.directory);
			this.directory = null;
		}
	}

}
