package io.bulkmap.record;

import java.util.Arrays;

import io.bulkmap.memory.MemoryRegion;

/**
 * Records of one length, each found by its place.
 * <p>
 * Not synchronised. A place is handed out once until it is given back; a record keeps its
 * place, and its bytes are those of the last record there until they are written.
 */
/*
 * Places that were given back are handed out first, so that memory does not grow while
 * records come and go. Some hundred of them are in an array, because an update of old
 * keys takes as many places as it gives back, and should not look at their memory. All
 * others are a stack: the first eight bytes of such a record lead to the one that was
 * given back before.
 */
public final class FixedRecords {

	/**
	 * A place is the number of the chunk that the record is in, times two to the power of
	 * this, plus the units of eight bytes before it there.
	 */
	public static final int CHUNK_SHIFT = Chunks.CHUNK_SHIFT;

	private static final long NONE = -1;

	private static final int MOST_RECENT = 1024;

	private final Chunks chunks;

	private final int bytes;

	// Of a whole chunk.
	private final int recordsPerChunk;

	// Places that were never handed out begin here.
	private int chunk;

	private int recordsInChunk;

	// Given back lately.
	private long[] recent = new long[16];

	private int recentCount;

	private long free = NONE;

	private long freeCount;

	// Records that there is room for behind the last one.
	private long fresh;

	/**
	 * Creates an empty store, which has no memory yet.
	 * @param source where memory comes from
	 * @param bytes length of a record, a multiple of 8, from 8 to 4096
	 */
	public FixedRecords(ChunkSource source, int bytes) {
		assert bytes >= Long.BYTES && bytes <= 4096 && bytes % Long.BYTES == 0 : bytes;
		this.chunks = new Chunks(source);
		this.bytes = bytes;
		this.recordsPerChunk = Chunks.BYTES / bytes;
	}

	/**
	 * Returns how many places can be taken without more memory.
	 * @return the number of records
	 */
	public long room() {
		return this.recentCount + this.freeCount + this.fresh;
	}

	/**
	 * Makes room for some more records.
	 * @param more how many places will be taken, at least 0
	 * @throws RuntimeException if there is no memory; what there is stays as it is
	 */
	public void reserve(long more) {
		while (room() < more) {
			long before = capacity();
			this.chunks.grow((more - room()) * this.bytes);
			this.fresh += capacity() - before;
		}
	}

	private long capacity() {
		int count = this.chunks.count();
		return (count == 0) ? 0 : this.chunks.bytes(0) / this.bytes + (count - 1L) * this.recordsPerChunk;
	}

	/**
	 * Hands out a place.
	 * @return a place that is in use from now on; there has to be room for it
	 */
	public long take() {
		assert room() > 0;
		if (this.recentCount > 0) {
			return this.recent[--this.recentCount];
		}
		if (this.free != NONE) {
			long place = this.free;
			this.free = this.chunks.region(place).getLong(Chunks.offset(place));
			this.freeCount--;
			return place;
		}
		if (this.recordsInChunk == this.recordsPerChunk) {
			this.chunk++;
			this.recordsInChunk = 0;
		}
		this.fresh--;
		return Chunks.firstPlace(this.chunk) + (long) this.recordsInChunk++ * (this.bytes >> 3);
	}

	/**
	 * Hands out places.
	 * @param places receives places that are in use from now on; there has to be room for
	 * them
	 * @param from index of the first one there
	 * @param count how many
	 */
	public void takeAll(long[] places, int from, int count) {
		int end = from + count;
		int i = from;
		while (i < end) {
			if (this.recentCount > 0 || this.free != NONE || this.recordsInChunk == this.recordsPerChunk) {
				places[i++] = take();
			}
			else {
				i += takeFresh(places, i, Math.min(end - i, this.recordsPerChunk - this.recordsInChunk));
			}
		}
	}

	private int takeFresh(long[] places, int from, int count) {
		assert room() >= count;
		long first = Chunks.firstPlace(this.chunk) + (long) this.recordsInChunk * (this.bytes >> 3);
		for (int i = 0; i < count; i++) {
			places[from + i] = first + (long) i * (this.bytes >> 3);
		}
		this.recordsInChunk += count;
		this.fresh -= count;
		return count;
	}

	/**
	 * Takes a place back.
	 * @param place a place in use
	 */
	public void giveBack(long place) {
		if (this.recentCount < MOST_RECENT) {
			if (this.recentCount == this.recent.length) {
				this.recent = Arrays.copyOf(this.recent, 2 * this.recentCount);
			}
			this.recent[this.recentCount++] = place;
		}
		else {
			this.chunks.region(place).putLong(Chunks.offset(place), this.free);
			this.free = place;
			this.freeCount++;
		}
	}

	/**
	 * Takes all places back and keeps the memory.
	 */
	public void clear() {
		this.chunk = 0;
		this.recordsInChunk = 0;
		this.recentCount = 0;
		this.free = NONE;
		this.freeCount = 0;
		this.fresh = capacity();
	}

	/**
	 * Gives all memory back.
	 */
	public void release() {
		this.chunks.release();
		clear();
	}

	/**
	 * Returns how much memory records are spread over: from the first place to the last
	 * one that was ever handed out since there were none.
	 * @return the number of bytes
	 */
	public long extent() {
		return (long) this.chunk * Chunks.BYTES + (long) this.recordsInChunk * this.bytes;
	}

	/**
	 * Returns the memory that a record is in.
	 * @param place its place
	 * @return the memory; this record begins at {@link #offset(long)}
	 */
	public MemoryRegion region(long place) {
		return this.chunks.region(place);
	}

	/**
	 * Returns where a record begins.
	 * @param place its place
	 * @return the distance from the beginning of {@link #region(long)}, in bytes
	 */
	public static int offset(long place) {
		return Chunks.offset(place);
	}

	/**
	 * Returns the address of the addresses of all chunks, for native code. Valid until
	 * memory is reserved or released.
	 * @return the address
	 */
	public long directory() {
		return this.chunks.directory();
	}

}
