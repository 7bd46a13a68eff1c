package io.bulkmap.record;

import java.nio.ByteBuffer;

import io.bulkmap.memory.MemoryRegion;

/**
 * The bytes of records of any length, each at its place. Which places there are, a
 * subclass knows.
 * <p>
 * Not synchronised.
 */
/*
 * A record begins with the length of its key and that of its value, 4 bytes each, the
 * latter negative if the record is dead. Then comes the key, and then the value, both
 * with zeros up to a multiple of 8.
 */
abstract class RecordBytes {

	/**
	 * Where the key of a record begins.
	 */
	public static final int KEY = Long.BYTES;

	// A dead one, in the upper half of the first word.
	private static final long DEAD = 1L << 63;

	final Chunks chunks;

	RecordBytes(Chunks chunks) {
		this.chunks = chunks;
	}

	/**
	 * Returns what a record takes.
	 * @param keyLength length of its key, in bytes
	 * @param valueLength length of its value, in bytes
	 * @return the number of bytes, a multiple of 8
	 */
	public static int bytes(int keyLength, int valueLength) {
		return KEY + padded(keyLength) + padded(valueLength);
	}

	private static int padded(int length) {
		return (length + Long.BYTES - 1) & -Long.BYTES;
	}

	/**
	 * Returns what a record takes.
	 * @param place its place
	 * @return the number of bytes
	 */
	public int bytes(long place) {
		return bytes(keyLength(place), valueLength(place));
	}

	/**
	 * Returns the length of the key of a record.
	 * @param place its place
	 * @return the number of bytes
	 */
	public int keyLength(long place) {
		return (int) region(place).getLong(offset(place));
	}

	/**
	 * Returns the length of the value of a record.
	 * @param place its place
	 * @return the number of bytes
	 */
	public int valueLength(long place) {
		return (int) ((region(place).getLong(offset(place)) & ~DEAD) >>> 32);
	}

	/**
	 * Tells whether a place was given back, or its record has moved, since the last time
	 * that room was made.
	 * @param place a place that was in use then
	 * @return {@code true} if the record is dead
	 */
	public boolean isDead(long place) {
		return region(place).getLong(offset(place)) < 0;
	}

	void die(long place) {
		MemoryRegion region = region(place);
		region.putLong(offset(place), region.getLong(offset(place)) | DEAD);
	}

	/**
	 * Changes the lengths of a record that takes as much after that.
	 * @param place its place
	 * @param keyLength length of its key, in bytes
	 * @param valueLength length of its value, in bytes
	 */
	public void lengths(long place, int keyLength, int valueLength) {
		region(place).putLong(offset(place), lengths(keyLength, valueLength));
	}

	static long lengths(int keyLength, int valueLength) {
		return ((long) valueLength << 32) | keyLength;
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
	 * Returns where the value of a record begins.
	 * @param place its place
	 * @return the distance from the beginning of {@link #region(long)}, in bytes
	 */
	public int valueOffset(long place) {
		return offset(place) + KEY + padded(keyLength(place));
	}

	/**
	 * Tells whether a record has a key.
	 * @param place its place
	 * @param bytes buffer that holds the key, in the byte order of the machine
	 * @param key range of the key in it, as {@link BytesBatch#key(int)} returns it
	 * @return {@code true} if it is the same key
	 */
	public boolean hasKey(long place, ByteBuffer bytes, long key) {
		int length = BytesBatch.length(key);
		return keyLength(place) == length
				&& region(place).hasBytes(offset(place) + KEY, bytes, BytesBatch.begin(key), length);
	}

	/**
	 * Writes the key of a record.
	 * @param place its place
	 * @param bytes buffer that holds the key, in the byte order of the machine
	 * @param key range of the key in it; it has the length that the record has
	 */
	public void putKey(long place, ByteBuffer bytes, long key) {
		region(place).putPadded(offset(place) + KEY, bytes, BytesBatch.begin(key), BytesBatch.length(key));
	}

	/**
	 * Writes the value of a record.
	 * @param place its place
	 * @param bytes buffer that holds the value, in the byte order of the machine
	 * @param value range of the value in it; it has the length that the record has
	 */
	public void putValue(long place, ByteBuffer bytes, long value) {
		region(place).putPadded(valueOffset(place), bytes, BytesBatch.begin(value), BytesBatch.length(value));
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
