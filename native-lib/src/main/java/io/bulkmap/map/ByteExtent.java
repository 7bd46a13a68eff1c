package io.bulkmap.map;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;

/**
 * How much byte strings take in records, where each is filled up to a multiple of 8.
 */
final class ByteExtent {

	private long bytes;

	private int longest;

	/**
	 * Returns how much all take.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Returns how much the longest one takes.
	 * @return the number of bytes
	 */
	int longest() {
		return this.longest;
	}

	void clear() {
		this.bytes = 0;
		this.longest = 0;
	}

	/**
	 * Adds some strings that are all as long.
	 * @param count how many
	 * @param length their length
	 */
	void add(int count, int length) {
		int padded = ByteRecords.bytes(0, length) - ByteRecords.KEY;
		this.bytes += (long) count * padded;
		this.longest = Math.max(this.longest, padded);
	}

	/**
	 * Is that of some strings.
	 * @param lengths their lengths
	 * @param from the first one
	 * @param count how many
	 */
	void measure(ByteLengths lengths, int from, int count) {
		clear();
		for (int i = from; i < from + count; i++) {
			add(1, lengths.length(i));
		}
	}

	/**
	 * Tells how many byte strings fit into a piece.
	 * @param lengths their lengths
	 * @param from the first one
	 * @param most the most that are wanted, at least 1
	 * @return how many fit, at least 1
	 */
	static int fit(ByteLengths lengths, int from, int most) {
		int bytes = lengths.length(from);
		int fitting = 1;
		while (fitting < most) {
			bytes += lengths.length(from + fitting);
			if (bytes > BytesBatch.BYTES) {
				break;
			}
			fitting++;
		}
		return fitting;
	}

}
