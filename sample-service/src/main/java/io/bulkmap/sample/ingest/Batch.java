package io.bulkmap.sample.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Keys, and values in the same places, for one call of a map. They are outside the heap,
 * so that a native kernel reads and writes them where they are.
 */
public final class Batch {

	private final LongBuffer keys;

	private final LongBuffer values;

	private int size;

	private long start;

	/**
	 * Creates an empty batch.
	 * @param capacity number of keys that it has room for
	 */
	public Batch(int capacity) {
		this.keys = longs(capacity);
		this.values = longs(capacity);
	}

	private static LongBuffer longs(int count) {
		return ByteBuffer.allocateDirect(count * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
	}

	void restart(long start) {
		this.size = 0;
		this.start = start;
		this.keys.clear();
		this.values.clear();
	}

	void add(long key, long value) {
		this.keys.put(this.size, key);
		this.values.put(this.size, value);
		this.size++;
	}

	/**
	 * Adds a key alone; whatever is there for its value stays.
	 */
	void add(long key) {
		this.keys.put(this.size, key);
		this.size++;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	boolean isFull() {
		return this.size == capacity();
	}

	int capacity() {
		return this.keys.capacity();
	}

	/**
	 * Returns the keys.
	 * @return the buffer itself, of which exactly the keys of the batch remain
	 */
	public LongBuffer keys() {
		return this.keys.limit(this.size);
	}

	/**
	 * Returns the values; of a batch of mere keys, a buffer to write to.
	 * @return the buffer itself, of which as many values remain as there are keys
	 */
	public LongBuffer values() {
		return this.values.limit(this.size);
	}

	/**
	 * Returns how many keys there are.
	 * @return at least 1
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns where the batch begins in its body.
	 * @return the number of a line, counted from 1, or of a byte, counted from 0
	 */
	public long start() {
		return this.start;
	}

}
