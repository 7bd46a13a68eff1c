package io.bulkmap.map;

import java.util.SplittableRandom;

import io.bulkmap.LongLongBulkMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A map that always has the newest of an endless row of keys, which are put and removed
 * singly and in batches of any length.
 */
final class SlidingWindow {

	static final int LONGEST_BATCH = 2000;

	private static final int NATIVE_BATCH = 40;

	private final LongLongBulkMap map;

	private final int size;

	private final SplittableRandom random;

	// Numbers of the oldest key that the map has, and of the next one to come.
	private long oldest;

	private long next;

	/**
	 * Fills a map.
	 */
	SlidingWindow(LongLongBulkMap map, int size, long seed) {
		this.map = map;
		this.size = size;
		this.random = new SplittableRandom(seed);
		slide(0);
	}

	/**
	 * Goes on by some operations, each of which is one insertion or one removal, and ends
	 * with a full window.
	 */
	void slide(long operations) {
		long end = this.next + operations / 2;
		while (this.next < end || this.next - this.oldest < this.size) {
			long room = Math.max(end - this.next, this.size - (this.next - this.oldest));
			insert((int) Math.min(room, length()));
			while (this.next - this.oldest > this.size) {
				remove((int) Math.min(this.next - this.oldest - this.size, length()));
			}
		}
	}

	private int length() {
		return switch (this.random.nextInt(4)) {
			case 0 -> 1;
			case 1 -> this.random.nextInt(1, NATIVE_BATCH);
			default -> this.random.nextInt(1, LONGEST_BATCH + 1);
		};
	}

	private void insert(int length) {
		if (length == 1) {
			assertThat(this.map.put(key(this.next), this.next)).isTrue();
		}
		else {
			assertThat(this.map.putAll(keys(this.next, length), numbers(this.next, length))).isEqualTo(length);
		}
		this.next += length;
	}

	private void remove(int length) {
		if (length == 1) {
			assertThat(this.map.remove(key(this.oldest))).isTrue();
		}
		else {
			assertThat(this.map.removeAll(keys(this.oldest, length))).isEqualTo(length);
		}
		this.oldest += length;
	}

	/**
	 * Puts the entries of the window into another map.
	 */
	void copyTo(LongLongBulkMap target) {
		for (long number = this.oldest; number < this.next; number += LONGEST_BATCH) {
			int length = (int) Math.min(LONGEST_BATCH, this.next - number);
			target.putAll(keys(number, length), numbers(number, length));
		}
	}

	/**
	 * Checks that the map has the entries of the window and no others.
	 */
	void checkEntries() {
		assertThat(this.map.size()).isEqualTo(this.size);
		for (long number = this.oldest; number < this.next; number += LONGEST_BATCH) {
			int length = (int) Math.min(LONGEST_BATCH, this.next - number);
			long[] values = new long[length];
			assertThat(this.map.getAll(keys(number, length), values, -1)).isEqualTo(length);
			assertThat(values).isEqualTo(numbers(number, length));
		}
	}

	private static long[] numbers(long first, int length) {
		long[] numbers = new long[length];
		for (int i = 0; i < length; i++) {
			numbers[i] = first + i;
		}
		return numbers;
	}

	private static long[] keys(long first, int length) {
		long[] keys = numbers(first, length);
		for (int i = 0; i < length; i++) {
			keys[i] = key(keys[i]);
		}
		return keys;
	}

	// Another one for every number, without a pattern.
	private static long key(long number) {
		long x = number * 0x9e3779b97f4a7c15L;
		x = (x ^ (x >>> 29)) * 0xbf58476d1ce4e5b9L;
		return x ^ (x >>> 32);
	}

}
