package io.bulkmap.table;

/**
 * How many groups a search compares before it finds an entry.
 */
public final class ProbeLengths {

	/**
	 * Number of lengths told apart; the last one stands for all longer ones.
	 */
	public static final int LENGTHS = 8;

	private ProbeLengths() {
	}

	/**
	 * Counts the lengths for the entries in some groups of a table, after the last of
	 * which the first follows. The entry with key 0 is in no group.
	 * @param table the table, not written to meanwhile
	 * @param firstGroup number of the first group
	 * @param groups number of groups, at most as many as there are
	 * @param counts {@value #LENGTHS} counters, to which the number of entries is added
	 * that are found in the first group, in the second one, and so on
	 */
	public static void count(Table table, int firstGroup, int groups, long[] counts) {
		int group = Table.group((long) firstGroup << TableLayout.GROUP_SHIFT);
		for (int left = groups; left > 0; left--) {
			for (int slot = group; slot <= group + TableLayout.LAST_KEY; slot += Long.BYTES) {
				long key = table.key(slot);
				if (key == Table.EMPTY) {
					break;
				}
				int passed = table.distance(Table.group(table.home(key)), group) / TableLayout.GROUP_BYTES;
				counts[Math.min(passed, LENGTHS - 1)]++;
			}
			group = table.next(group);
		}
	}

}
