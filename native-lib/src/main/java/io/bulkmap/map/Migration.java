package io.bulkmap.map;

import io.bulkmap.jfr.FlightRecorder;
import io.bulkmap.jfr.GrowthEvent;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The move of all entries from one table to another one with the same hash, a piece at a
 * time.
 */
/*
 * Both tables are in the order of the hash. What was moved is a range of ranks, and so
 * the rank of a key tells which table has it: all of its entries, or none. Both are
 * ordinary tables at any time, so that every kernel works on either.
 *
 * A piece is a run of groups of the source. It begins behind a group that is not full,
 * and ends with one: then no entry of it is elsewhere, and no other one in it. The last
 * groups overflow into the first ones. So the move begins behind any group that is not
 * full, goes around, and ends there. If that group fills up meanwhile, it overflows into
 * groups that were moved before and are empty; at the end, these are moved once more. If
 * it fills up before anything was moved, the move begins elsewhere. If it overflows as
 * far as groups that wait, which takes keys with almost one hash, the next piece is all
 * that is left.
 */
final class Migration {

	// 2 MiB.
	private static final int GIVEN_BACK_AT_ONCE = 16_384;

	private final Table source;

	private final Table target;

	// Known when the first piece is moved.
	private int firstGroup;

	private long firstRank;

	private int movedGroups;

	private long movedRanks;

	// The first group that was moved and whose memory is not given back.
	private int firstKept;

	private long movedEntries;

	private final long start = System.nanoTime();

	private final @Nullable GrowthEvent event = FlightRecorder.beginGrowth();

	Migration(Table source, Table target) {
		this.source = source;
		this.target = target;
	}

	Table source() {
		return this.source;
	}

	Table target() {
		return this.target;
	}

	long movedEntries() {
		return this.movedEntries;
	}

	/**
	 * Returns when the move began, as {@link System#nanoTime()} has it.
	 */
	long start() {
		return this.start;
	}

	@Nullable GrowthEvent event() {
		return this.event;
	}

	/**
	 * Returns where a key belongs now.
	 * @param key any key
	 * @return the source or the target
	 */
	Table tableOf(long key) {
		return tableOfRank(this.source.hash().rank(key));
	}

	Table tableOfRank(long rank) {
		return hasMoved(rank) ? this.target : this.source;
	}

	boolean hasMoved(long rank) {
		return ((rank - this.firstRank) & (KeyHash.RANKS - 1)) < this.movedRanks;
	}

	/**
	 * Returns how far the table of a rank has all entries.
	 * @param rank any rank
	 * @return the lowest rank above that belongs to the other table, or
	 * {@link KeyHash#RANKS}
	 */
	long endOfTable(long rank) {
		long endRank = (this.firstRank + this.movedRanks) & (KeyHash.RANKS - 1);
		long end = KeyHash.RANKS;
		for (long boundary : new long[] { this.firstRank, endRank }) {
			if (boundary > rank) {
				end = Math.min(end, boundary);
			}
		}
		return end;
	}

	/**
	 * Moves some more groups.
	 * @param kernel does it
	 * @param groups how many groups, at least 1; it takes more if the last one is full
	 * @return {@code true} if everything was moved
	 */
	boolean step(BulkKernel kernel, long groups) {
		int count = this.source.groupCount();
		if (this.movedGroups == 0) {
			begin();
		}
		boolean mixed = this.source.isGroupFull(groupBefore(this.movedGroups));
		int end = mixed ? count : (int) Math.min(count, this.movedGroups + groups);
		while (end < count && this.source.isGroupFull(groupBefore(end))) {
			end++;
		}
		move(kernel, this.movedGroups, end);
		this.movedGroups = end;
		boolean done = end == count;
		this.movedRanks = done ? KeyHash.RANKS
				: (this.source.firstRank(groupAt(end)) - this.firstRank) & (KeyHash.RANKS - 1);
		if (hasMoved(this.source.hash().rank(0)) && this.source.containsKey(0)) {
			this.source.copyZeroTo(this.target);
			this.source.remove(0);
			this.movedEntries++;
		}
		for (int again = end; done && this.source.size() > 0; again++) {
			assert again < 2 * count : this.source.size();
			move(kernel, again, again + 1);
		}
		return done;
	}

	private void begin() {
		int group = 0;
		while (this.source.isGroupFull(group)) {
			group++;
		}
		this.firstGroup = (group + 1) % this.source.groupCount();
		this.firstRank = this.source.firstRank(this.firstGroup);
		this.firstKept = this.firstGroup;
	}

	private void move(BulkKernel kernel, int from, int to) {
		int left = to - from;
		int group = groupAt(from);
		while (left > 0) {
			int groups = Math.min(left, this.source.groupCount() - group);
			long entries = kernel.copyGroups(this.source, this.target, group, groups);
			this.source.clearGroups(group, groups, entries);
			this.movedEntries += entries;
			giveBack(group, group + groups);
			left -= groups;
			group = 0;
		}
	}

	// Small pieces give nothing back, and those in between keep a page at each end. The
	// first groups that were moved may have entries again, see above.
	private void giveBack(int from, int to) {
		if (from < this.firstKept) {
			this.firstKept = from;
		}
		while (this.firstKept < to && !this.source.isGroupEmpty(this.firstKept)) {
			this.firstKept++;
		}
		if (to - this.firstKept >= GIVEN_BACK_AT_ONCE && this.source.region().givesBack()) {
			this.source.giveBack(this.firstKept, to - this.firstKept);
			this.firstKept = to;
		}
	}

	private int groupBefore(int index) {
		return groupAt(index + this.source.groupCount() - 1);
	}

	private int groupAt(int index) {
		return (this.firstGroup + index) % this.source.groupCount();
	}

}
