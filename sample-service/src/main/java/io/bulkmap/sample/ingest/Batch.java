package io.bulkmap.sample.ingest;

/**
 * Keys, and values in the same places, for one call of a map.
 */
public final class Batch {

	private final long[] keys;

	private final long[] values;

	private int size;

	private long firstLine;

	Batch(int capacity) {
		this.keys = new long[capacity];
		this.values = new long[capacity];
	}

	void restart(long firstLine) {
		this.size = 0;
		this.firstLine = firstLine;
	}

	/**
	 * Adds a key and, where there is a second number, its value.
	 */
	void add(long[] numbers) {
		this.keys[this.size] = numbers[0];
		if (numbers.length > 1) {
			this.values[this.size] = numbers[1];
		}
		this.size++;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	boolean isFull() {
		return this.size == this.keys.length;
	}

	/**
	 * Returns the keys.
	 * @return the array itself, of which the first {@link #size()} places count
	 */
	public long[] keys() {
		return this.keys;
	}

	/**
	 * Returns the values; of a batch of mere keys, an array to write to.
	 * @return the array itself, of which the first {@link #size()} places count
	 */
	public long[] values() {
		return this.values;
	}

	/**
	 * Returns how many keys there are.
	 * @return at least 1
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns the number of the first line of the batch.
	 * @return the number, counted from 1
	 */
	public long firstLine() {
		return this.firstLine;
	}

}
