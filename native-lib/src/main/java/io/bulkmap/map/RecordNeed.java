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

	private final Records sum = new Records();

	private boolean moves;

	/**
	 * Needs nothing, so that it can be used again.
	 * @return this
	 */
	RecordNeed clear() {
		this.keys = 0;
		this.records.clear();
		this.fitting.clear();
		this.moves = false;
		return this;
	}

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
		if (!this.moves) {
			return this.records;
		}
		this.sum.clear();
		this.sum.add(this.records);
		this.sum.add(this.fitting);
		return this.sum;
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

		void clear() {
			this.bytes = 0;
			this.largest = 0;
			this.largeCount = 0;
		}

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

		void add(Records others) {
			this.bytes += others.bytes;
			this.largest = Math.max(this.largest, others.largest);
			for (int i = 0; i < others.largeCount; i++) {
				add(others.large[i]);
			}
		}

		boolean arePrepared(ByteRecords store) {
			Arrays.sort(this.large, 0, this.largeCount);
			int same = 0;
			for (int i = 0; i < this.largeCount; i++) {
				same = (i > 0 && this.large[i] == this.large[i - 1]) ? same + 1 : 1;
				if (same > store.prepared(this.large[i])) {
					return false;
				}
			}
			return true;
		}

	}

}
