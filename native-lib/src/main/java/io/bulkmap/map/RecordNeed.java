package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.record.ByteRecords;

/**
 * What some entries need if they are stored: for how many keys, and how much for their
 * records where these are of any length.
 */
/*
 * A value that fits where the old one is needs nothing; unless an equal key before it in
 * the same call has brought one that does not. So if there is any such value, all are
 * counted.
 */
final class RecordNeed {

	private long keys;

	private final Records records = new Records();

	private final Records fitting = new Records();

	private boolean moves;

	/**
	 * Needs room for a key.
	 */
	void addKey() {
		this.keys++;
	}

	/**
	 * Needs room for keys.
	 * @param count how many
	 */
	void addKeys(int count) {
		this.keys += count;
	}

	/**
	 * Needs room for a record.
	 * @param length what it takes, in bytes
	 */
	void addRecord(int length) {
		this.records.add(length);
	}

	/**
	 * Needs room for a record with another value for an old key.
	 * @param length what it takes, in bytes
	 * @param fits whether it fits where the old one is
	 */
	void addOldRecord(int length, boolean fits) {
		this.moves |= !fits;
		(fits ? this.fitting : this.records).add(length);
	}

	/**
	 * Returns for how many keys there must be room.
	 * @return the number of keys
	 */
	long keys() {
		return this.keys;
	}

	private Records all() {
		return this.moves ? this.records.with(this.fitting) : this.records;
	}

	/**
	 * Makes room for the records.
	 * @param store where they go
	 * @throws RuntimeException if there is no memory
	 */
	void reserveIn(ByteRecords store) {
		Records all = all();
		store.reserve(all.bytes, all.largest);
		for (int i = 0; i < all.largeCount; i++) {
			store.prepare(all.large[i]);
		}
	}

	/**
	 * Tells whether there is room for the records.
	 * @param store where they go
	 * @return {@code false} if room must be made
	 */
	boolean fitsInto(ByteRecords store) {
		Records all = all();
		return store.hasRoomFor(all.bytes, all.largest) && all.arePrepared(store);
	}

	/**
	 * Lengths of records.
	 */
	private static final class Records {

		private long bytes;

		private int largest;

		private int[] large = new int[0];

		private int largeCount;

		void add(int length) {
			if (!ByteRecords.isLarge(length)) {
				this.bytes += length;
				this.largest = Math.max(this.largest, length);
				return;
			}
			if (this.largeCount == this.large.length) {
				this.large = Arrays.copyOf(this.large, Math.max(8, 2 * this.largeCount));
			}
			this.large[this.largeCount++] = length;
		}

		Records with(Records others) {
			Records all = new Records();
			all.bytes = this.bytes + others.bytes;
			all.largest = Math.max(this.largest, others.largest);
			all.large = Arrays.copyOf(this.large, this.largeCount + others.largeCount);
			System.arraycopy(others.large, 0, all.large, this.largeCount, others.largeCount);
			all.largeCount = all.large.length;
			return all;
		}

		boolean arePrepared(ByteRecords store) {
			int[] lengths = Arrays.copyOf(this.large, this.largeCount);
			Arrays.sort(lengths);
			int same = 0;
			for (int i = 0; i < lengths.length; i++) {
				same = (i > 0 && lengths[i] == lengths[i - 1]) ? same + 1 : 1;
				if (same > store.prepared(lengths[i])) {
					return false;
				}
			}
			return true;
		}

	}

}
