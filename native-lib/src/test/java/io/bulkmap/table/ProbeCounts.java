package io.bulkmap.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many groups a search for each entry of some tables visits, read from their bytes
 * without using any probe. The entry with key 0 has no group and does not count.
 */
public final class ProbeCounts {

	private static final int SHOWN = 12;

	// Index 0 is not used.
	private long[] histogram = new long[8];

	private long entries;

	private long visits;

	private ProbeCounts() {
	}

	/**
	 * Reads tables.
	 */
	public static ProbeCounts of(List<Table> tables) {
		ProbeCounts statistics = new ProbeCounts();
		tables.forEach(statistics::add);
		return statistics;
	}

	/**
	 * Returns how many groups are visited to find a key in the table that has it. Takes
	 * time proportional to that number.
	 */
	public static long visits(List<Table> tables, long key) {
		for (Table table : tables) {
			if (table.containsKey(key)) {
				return visits(table, key);
			}
		}
		throw new AssertionError("No table has key " + key);
	}

	private static long visits(Table table, long key) {
		int group = home(table, key);
		for (int visits = 1; visits <= table.groupCount(); visits++) {
			for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
				if (key(table, group, slot) == key) {
					return visits;
				}
			}
			group = (group + 1 < table.groupCount()) ? group + 1 : 0;
		}
		throw new AssertionError("No group has key " + key);
	}

	private void add(Table table) {
		for (int group = 0; group < table.groupCount(); group++) {
			for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
				long key = key(table, group, slot);
				if (key != 0) {
					int passed = group - home(table, key);
					add(1 + ((passed >= 0) ? passed : passed + table.groupCount()));
				}
			}
		}
	}

	private void add(int length) {
		if (length >= this.histogram.length) {
			this.histogram = Arrays.copyOf(this.histogram, Math.max(length + 1, 2 * this.histogram.length));
		}
		this.histogram[length]++;
		this.entries++;
		this.visits += length;
	}

	/**
	 * Counts the entries of another one, too.
	 */
	public void add(ProbeCounts other) {
		this.histogram = Arrays.copyOf(this.histogram, Math.max(this.histogram.length, other.histogram.length));
		for (int length = 0; length < other.histogram.length; length++) {
			this.histogram[length] += other.histogram[length];
		}
		this.entries += other.entries;
		this.visits += other.visits;
	}

	public long entries() {
		return this.entries;
	}

	/**
	 * Returns the groups visited to find every entry once.
	 */
	public long visits() {
		return this.visits;
	}

	public double mean() {
		return (double) this.visits / this.entries;
	}

	/**
	 * Returns the share of the entries that are not in the group where they belong.
	 */
	public double displaced() {
		return 1 - (double) this.histogram[1] / this.entries;
	}

	public int maximum() {
		int length = this.histogram.length - 1;
		while (length > 1 && this.histogram[length] == 0) {
			length--;
		}
		return length;
	}

	/**
	 * Returns for how many entries so many groups are visited.
	 */
	public long count(int length) {
		return (length < this.histogram.length) ? this.histogram[length] : 0;
	}

	private static int home(Table table, long key) {
		return (int) (table.hash().home(key, table.groupCount()) >>> TableLayout.GROUP_SHIFT);
	}

	private static long key(Table table, int group, int slot) {
		return table.region()
			.getLong(TableLayout.TABLE_GROUPS + group * TableLayout.GROUP_BYTES + slot * Long.BYTES
					+ TableLayout.GROUP_KEYS);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d entries, groups per hit: mean %.5f, maximum %d, histogram %s",
				this.entries, mean(), maximum(),
				Arrays.toString(Arrays.copyOfRange(this.histogram, 1, 1 + Math.min(maximum(), SHOWN))));
	}

}
