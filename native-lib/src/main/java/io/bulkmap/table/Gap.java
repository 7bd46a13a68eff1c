package io.bulkmap.table;

/**
 * Closes the gap that a removed entry leaves.
 * <p>
 * A search ends at the first group with an empty slot. So where a full group loses an
 * entry, others may have passed it: an entry of a later group moves up into the gap, if
 * it may live there, and leaves a gap of its own, until the gap is in a group that had an
 * empty slot anyway or that nobody passed.
 */
final class Gap {

	private static final int NONE = -1;

	private Gap() {
	}

	/**
	 * Closes a gap.
	 * @param table the table
	 * @param slot the slot whose entry is to go
	 */
	static void close(Table table, int slot) {
		int gap = slot;
		int group = Table.groupAt(gap);
		while (table.isFull(group)) {
			int mover = findMover(table, group);
			if (mover == NONE) {
				takeFromFull(table, group, gap);
				return;
			}
			copyEntry(table, mover, gap);
			gap = mover;
			group = Table.groupAt(gap);
		}
		long found = table.tags(group);
		int last = Tags.end(found) - Long.BYTES;
		int lastSlot = group + last;
		copyEntry(table, lastSlot, gap);
		clearEntry(table, lastSlot);
		table.putTags(group, Tags.set(Tags.set(found, Table.slotInGroup(gap), Tags.get(found, last)), last, 0));
	}

	// The last entry fills the gap, and the tags of the others are made again.
	private static void takeFromFull(Table table, int group, int gap) {
		int last = group + TableLayout.LAST_KEY;
		copyEntry(table, last, gap);
		clearEntry(table, last);
		long made = 0;
		for (int slot = group; slot < last; slot += Long.BYTES) {
			made = Tags.set(made, Table.slotInGroup(slot), Tags.of(table.home(table.key(slot))));
		}
		table.putTags(group, made);
	}

	// Returns the first slot behind a full group whose entry may live in that group: its
	// home is there or earlier. Returns NONE if there is none.
	private static int findMover(Table table, int gapGroup) {
		for (int group = table.next(gapGroup); group != gapGroup; group = table.next(group)) {
			int distance = table.distance(gapGroup, group);
			for (int slot = group; slot <= group + TableLayout.LAST_KEY; slot += Long.BYTES) {
				long key = table.key(slot);
				if (key == Table.EMPTY) {
					return NONE;
				}
				if (table.distance(Table.group(table.home(key)), group) >= distance) {
					return slot;
				}
			}
		}
		return NONE;
	}

	private static void copyEntry(Table table, int from, int to) {
		table.region().putLong(to + TableLayout.GROUP_KEYS, table.key(from));
		table.region().putLong(to + TableLayout.GROUP_VALUES, table.value(from));
	}

	private static void clearEntry(Table table, int slot) {
		table.region().putLong(slot + TableLayout.GROUP_KEYS, Table.EMPTY);
		table.region().putLong(slot + TableLayout.GROUP_VALUES, 0);
	}

}
