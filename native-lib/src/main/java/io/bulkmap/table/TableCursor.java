package io.bulkmap.table;

import java.util.Arrays;

/**
 * Goes through the entries of a table in the order of their hashes: key 0 first, then the
 * others by rank. That order does not change when the table is replaced by one of another
 * size.
 * <p>
 * Not synchronised: nobody may write to the table during a call of
 * {@link #fill(Table, int)}; between calls everything is allowed.
 */
/*
 * The position is a rank. Whatever has a lower one was handed out, the rest was not. So
 * an entry that is there all the time is handed out once, and no key twice, though
 * entries move to other slots and other tables meanwhile.
 *
 * A step hands out the entries whose home is one group. They are in that group or in
 * those behind it, as far as a search for them would go: to the first empty slot, which
 * there is in every table.
 */
public final class TableCursor {

	private static final long END = 1L << Integer.SIZE;

	private static final int STEPS = 4096;

	private long position;

	private boolean zeroIsDone;

	private long[] ranks;

	private long[] keys;

	private long[] values;

	private int count;

	/**
	 * Creates a cursor before the first entry.
	 * @param length how many entries to make room for
	 */
	public TableCursor(int length) {
		this.ranks = new long[length];
		this.keys = new long[length];
		this.values = new long[length];
	}

	/**
	 * Takes the next entries, instead of those that it has. Looks at a bounded number of
	 * groups, which may all be empty.
	 * @param table the table, or one that has replaced it and has the same hash
	 * @param wanted how many entries are enough; there can be more or fewer
	 */
	public void fill(Table table, int wanted) {
		this.count = 0;
		if (!this.zeroIsDone) {
			this.zeroIsDone = true;
			if (table.containsKey(0)) {
				insert(0, 0, 0, table.get(0, 0));
			}
		}
		long groups = table.groupCount();
		for (int steps = STEPS; steps > 0 && this.count < wanted && !isAtEnd(); steps--) {
			long home = (this.position * groups) >>> Integer.SIZE;
			addGroup(table, home);
			this.position = (((home + 1) << Integer.SIZE) + groups - 1) / groups;
		}
	}

	private void addGroup(Table table, long home) {
		long groups = table.groupCount();
		long group = home;
		int start = this.count;
		while (true) {
			int first = TableLayout.TABLE_GROUPS + (int) group * TableLayout.GROUP_BYTES;
			for (int slot = first; slot <= first + TableLayout.LAST_KEY; slot += Long.BYTES) {
				long key = table.region().getLong(slot + TableLayout.GROUP_KEYS);
				if (key == 0) {
					return;
				}
				long rank = table.hash().rank(key);
				if (rank >= this.position && (rank * groups) >>> Integer.SIZE == home) {
					insert(start, rank, key, table.region().getLong(slot + TableLayout.GROUP_VALUES));
				}
			}
			group = (group + 1 < groups) ? group + 1 : 0;
		}
	}

	// Keeps the entries of a step, from start on, in order.
	private void insert(int start, long rank, long key, long value) {
		if (this.count == this.keys.length) {
			this.ranks = Arrays.copyOf(this.ranks, 2 * this.count);
			this.keys = Arrays.copyOf(this.keys, 2 * this.count);
			this.values = Arrays.copyOf(this.values, 2 * this.count);
		}
		int index = this.count++;
		while (index > start && isBefore(rank, key, index - 1)) {
			this.ranks[index] = this.ranks[index - 1];
			this.keys[index] = this.keys[index - 1];
			this.values[index] = this.values[index - 1];
			index--;
		}
		this.ranks[index] = rank;
		this.keys[index] = key;
		this.values[index] = value;
	}

	private boolean isBefore(long rank, long key, int index) {
		return rank < this.ranks[index] || (rank == this.ranks[index] && key < this.keys[index]);
	}

	/**
	 * Tells whether there is nothing left to take.
	 * @return {@code true} behind the last entry
	 */
	public boolean isAtEnd() {
		return this.position == END;
	}

	/**
	 * Returns the number of entries taken.
	 * @return the number of entries
	 */
	public int count() {
		return this.count;
	}

	/**
	 * Returns the key of an entry taken.
	 * @param index number of the entry, less than {@link #count()}
	 * @return the key
	 */
	public long key(int index) {
		return this.keys[index];
	}

	/**
	 * Returns the value of an entry taken.
	 * @param index number of the entry, less than {@link #count()}
	 * @return the value when it was taken
	 */
	public long value(int index) {
		return this.values[index];
	}

	/**
	 * Copies entries taken to arrays.
	 * @param index number of the first one
	 * @param keys receives the keys
	 * @param values receives the values
	 * @param offset where, in both arrays
	 * @param length how many
	 */
	public void copy(int index, long[] keys, long[] values, int offset, int length) {
		System.arraycopy(this.keys, index, keys, offset, length);
		System.arraycopy(this.values, index, values, offset, length);
	}

}
