package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.table.KeyHash;

/**
 * A piece of a batch, sorted by the tables that its keys belong to; those of one table
 * stay in the order of the batch. Working place of one call at a time.
 */
final class SplitBatch {

	/**
	 * Pairs that fit: 160 KiB in all, part of a usual second-level cache, and long enough
	 * that each of some dozen tables gets a worthwhile batch.
	 */
	static final int LENGTH = 8192;

	final long[] keys = new long[LENGTH];

	final long[] values = new long[LENGTH];

	final boolean[] found = new boolean[LENGTH];

	// Of the locks of the call.
	final LockStamps stamps = new LockStamps();

	// Of each pair of the batch: the table, then its place in the sorted arrays.
	private final int[] places = new int[LENGTH];

	// Of each table: where its pairs begin; one more for the end of the last.
	private int[] begins = new int[2 + 1];

	// Of each table: how many pairs of the whole batch are its share.
	private int[] shares = new int[0];

	private int tables;

	private int length;

	/**
	 * Begins to count the shares of some tables in a batch.
	 * @param tables how many tables
	 * @return one number per table, all 0
	 */
	int[] noShares(int tables) {
		if (this.shares.length < tables) {
			this.shares = new int[tables];
		}
		Arrays.fill(this.shares, 0, tables, 0);
		return this.shares;
	}

	/**
	 * Sorts keys by the upper bits of their rank.
	 * @param hash the hash of the map
	 * @param bits how many bits say which table it is
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 */
	void byPartition(KeyHash hash, int bits, long[] keys, int offset, int length) {
		int[] counts = start(1 << bits, length);
		int shift = Integer.SIZE - bits;
		if (bits == 0) {
			Arrays.fill(this.places, 0, length, 0);
			counts[1] = length;
			sort(keys, offset);
			return;
		}
		for (int i = 0; i < length; i++) {
			int table = (int) (hash.rank(keys[offset + i]) >>> shift);
			this.places[i] = table;
			counts[table + 1]++;
		}
		sort(keys, offset);
	}

	/**
	 * Sorts keys into those that the source of a migration has, and those of its target.
	 * @param migration the migration
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 */
	void byMigration(Migration migration, long[] keys, int offset, int length) {
		int[] counts = start(2, length);
		KeyHash hash = migration.source().hash();
		for (int i = 0; i < length; i++) {
			int table = migration.hasMoved(hash.rank(keys[offset + i])) ? 1 : 0;
			this.places[i] = table;
			counts[table + 1]++;
		}
		sort(keys, offset);
	}

	private int[] start(int tables, int length) {
		if (this.begins.length <= tables) {
			this.begins = new int[tables + 1];
		}
		Arrays.fill(this.begins, 0, tables + 1, 0);
		this.tables = tables;
		this.length = length;
		return this.begins;
	}

	// Leaves in begins[i] where table i ends; and where it begins, in begins[i - 1].
	private void sort(long[] keys, int offset) {
		int[] next = this.begins;
		for (int table = 1; table <= this.tables; table++) {
			next[table] += next[table - 1];
		}
		for (int i = 0; i < this.length; i++) {
			int place = next[this.places[i]]++;
			this.places[i] = place;
			this.keys[place] = keys[offset + i];
		}
	}

	/**
	 * Takes the values that belong to the keys.
	 * @param values array that holds the values
	 * @param offset first place in the array
	 */
	void takeValues(long[] values, int offset) {
		for (int i = 0; i < this.length; i++) {
			this.values[this.places[i]] = values[offset + i];
		}
	}

	/**
	 * Brings the values back to where the keys were.
	 * @param target receives the values
	 * @param offset first place in the array
	 */
	void returnValues(long[] target, int offset) {
		for (int i = 0; i < this.length; i++) {
			target[offset + i] = this.values[this.places[i]];
		}
	}

	/**
	 * Brings the answers back to where the keys were.
	 * @param target receives the answers
	 * @param offset first place in the array
	 */
	void returnFound(boolean[] target, int offset) {
		for (int i = 0; i < this.length; i++) {
			target[offset + i] = this.found[this.places[i]];
		}
	}

	/**
	 * Returns the place of each key of the batch in {@link #keys}.
	 * @return the array itself
	 */
	int[] places() {
		return this.places;
	}

	/**
	 * Returns where the keys of a table begin in {@link #keys}.
	 * @param table number of the table
	 * @return the place
	 */
	int begin(int table) {
		return (table == 0) ? 0 : this.begins[table - 1];
	}

	/**
	 * Returns how many keys a table has.
	 * @param table number of the table
	 * @return the number of keys
	 */
	int count(int table) {
		return this.begins[table] - begin(table);
	}

}
