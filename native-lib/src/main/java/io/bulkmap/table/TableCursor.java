package io.bulkmap.table;

import java.util.Arrays;

/**
 * Goes through the entries of a table in the order of their hashes: by rank. That order
 * does not change when the table is replaced by one of another size.
 * <p>
 * Not synchronised: nobody may write to the table during a call of
 * {@link #fill(Table, int, long)}; between calls everything is allowed.
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

	private static final long END = KeyHash.RANKS;

	private static final int STEPS = 4096;

	private long position;

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
	 * @param end rank where this table ends to be the one that has the entries
	 */
	public void fill(Table table, int wanted, long end) {
		this.count = 0;
		long groups = table.groupCount();
		for (int steps = STEPS; steps > 0 && this.count < wanted && this.position < end; steps--) {
			long home = (this.position * groups) >>> Integer.SIZE;
			addGroup(table, home, end);
			this.position = Math.min(end, (((home + 1) << Integer.SIZE) + groups - 1) / groups);
		}
	}

	/**
	 * Takes the entry with key 0, which is in no group, instead of those that it has.
	 * Belongs before all others.
	 * @param table the table that has it, if any has
	 */
	public void fillZero(Table table) {
		this.count = 0;
		if (table.containsKey(Table.EMPTY)) {
			insert(0, 0, Table.EMPTY, table.get(Table.EMPTY, 0));
		}
	}

	/**
	 * Goes back to before the first entry.
	 */
	public void rewind() {
		this.count = 0;
		this.position = 0;
	}

	/**
	 * Returns how far it has come.
	 * @return the lowest rank whose entries were not taken yet; behind the last entry
	 * {@link KeyHash#RANKS}
	 */
	public long position() {
		return this.position;
	}

	private void addGroup(Table table, long home, long end) {
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
				if (rank >= this.position && rank < end && (rank * groups) >>> Integer.SIZE == home) {
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
