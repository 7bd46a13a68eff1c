package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.record.BytesBatch;

/**
 * Keys of a call that were copied before its first piece, one behind the other, to the
 * beginning of what pieces have for bytes: however often the call goes over its keys,
 * those of the caller are read once.
 */
final class KeptKeys {

	/**
	 * Most keys that are kept: where they end takes half a mebibyte then.
	 */
	static final int MOST = 1 << 17;

	// Where the keys begin; the next one begins where one ends.
	private int[] begins = new int[1];

	private int count;

	private int longest;

	/**
	 * Forgets all keys.
	 */
	void clear() {
		this.count = 0;
		this.longest = 0;
	}

	/**
	 * Returns how many keys are kept: the first ones of the call.
	 * @return the number of keys
	 */
	int count() {
		return this.count;
	}

	/**
	 * Keeps keys that were just copied to a piece, one behind the other, and the first of
	 * them right behind those that it has kept.
	 * @param piece has them
	 * @param copied how many, at least 1
	 * @return {@code false} if that is too much; none of them is kept then
	 */
	boolean add(BytesBatch piece, int copied) {
		int total = this.count + copied;
		long last = piece.key(copied - 1);
		if (total > MOST || !piece.keep(BytesBatch.begin(last) + BytesBatch.length(last))) {
			return false;
		}
		if (this.begins.length <= total) {
			this.begins = Arrays.copyOf(this.begins, Math.max(total + 1, 2 * this.begins.length));
		}
		for (int i = 0; i < copied; i++) {
			long key = piece.key(i);
			assert BytesBatch.begin(key) == this.begins[this.count + i] : i;
			this.begins[this.count + i + 1] = BytesBatch.begin(key) + BytesBatch.length(key);
			this.longest = Math.max(this.longest, BytesBatch.length(key));
		}
		this.count = total;
		return true;
	}

	/**
	 * Makes a piece of kept keys.
	 * @param piece has kept them
	 * @param from the first one
	 * @param most the most that are wanted
	 * @return how many there are
	 */
	int takeTo(BytesBatch piece, int from, int most) {
		piece.clear();
		int taken = Math.min(most, this.count - from);
		for (int i = 0; i < taken; i++) {
			int begin = this.begins[from + i];
			piece.key(i, begin, this.begins[from + i + 1] - begin);
		}
		return taken;
	}

	/**
	 * Measures as if all were as long as the longest one.
	 * @param extent adds them
	 */
	void measure(ByteExtent extent) {
		extent.add(this.count, this.longest);
	}

	/**
	 * Measures each.
	 * @param extent adds them
	 */
	void measureExactly(ByteExtent extent) {
		for (int i = 0; i < this.count; i++) {
			extent.add(1, this.begins[i + 1] - this.begins[i]);
		}
	}

}
