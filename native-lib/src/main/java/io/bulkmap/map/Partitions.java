package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapStatistics;
import io.bulkmap.ProbeStatistics;
import io.bulkmap.kernel.Update;
import io.bulkmap.table.Capacity;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.ProbeLengths;
import io.bulkmap.table.Table;

/**
 * The partitions of a map: one, or a power of two that share the keys by the upper bits
 * of their rank.
 */
/*
 * Where there is one, it gets every batch as it is. Otherwise a batch is sorted by
 * partition, in pieces, and each partition locked once per piece, while the others are
 * free.
 *
 * A batch must fit into all partitions before it changes any. So it asks each of them for
 * a promise of room first. If one of them has none, all are locked until the batch is
 * stored (see LockedBatches). Locks are taken in the order of the partitions then, and
 * one at a time otherwise, so that nobody waits for ever.
 */
final class Partitions {

	// Half a millisecond of work.
	private static final int PROBED_GROUPS = 16_384;

	private final MapContext context;

	private final KeyHash hash;

	private final int bits;

	private final Partition[] partitions;

	Partitions(MapContext context, KeyHash hash, long expectedEntries) {
		this(context, hash, expectedEntries, (partHash, share) -> new Partition(context, partHash, share));
	}

	Partitions(MapContext context, KeyHash hash, long expectedEntries, Maker maker) {
		int count = context.partitions();
		this.context = context;
		this.hash = hash;
		this.bits = Integer.numberOfTrailingZeros(count);
		this.partitions = new Partition[count];
		try {
			for (int i = 0; i < count; i++) {
				this.partitions[i] = maker.make(hash.withoutUpperBits(this.bits), share(expectedEntries));
			}
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Returns how many partitions a map has.
	 * @param options how the map is created
	 * @return their number, a power of two
	 */
	static int countFor(BulkMapOptions options) {
		if (options.partitions() != BulkMapOptions.AUTOMATIC) {
			return options.partitions();
		}
		// Half of what one can have, so that there can be twice as many as expected.
		long entriesPerPartition = Capacity.of(options.loadLimit()).maximumEntries() / 2;
		int count = 1;
		while (count < BulkMapOptions.MAXIMUM_PARTITIONS && options.expectedEntries() / count > entriesPerPartition) {
			count *= 2;
		}
		return count;
	}

	// Partitions are not equally full: five standard deviations are enough.
	private long share(long entries) {
		int count = this.partitions.length;
		double mean = (double) entries / count;
		return (count == 1) ? entries : (long) Math.ceil(mean + 5 * Math.sqrt(mean));
	}

	int count() {
		return this.partitions.length;
	}

	List<Table> tables() {
		return Stream.of(this.partitions).flatMap((partition) -> partition.entries().tables().stream()).toList();
	}

	Partition get(int index) {
		return this.partitions[index];
	}

	Partition of(long key) {
		return (this.bits == 0) ? this.partitions[0]
				: this.partitions[(int) (this.hash.rank(key) >>> (Integer.SIZE - this.bits))];
	}

	long updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		if (this.bits == 0) {
			return this.partitions[0].updateAll(update, keys, values, offset, length);
		}
		SplitBatch split = this.context.takeSplit();
		try {
			int[] shares = split.noShares(this.partitions.length);
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				sort(split, keys, offset, length, done);
				for (int i = 0; i < this.partitions.length; i++) {
					shares[i] += split.count(i);
				}
			}
			if (!promise(shares)) {
				return new LockedBatches(this.context, this).updateAll(update, LongBuffer.wrap(keys, offset, length),
						LongBuffer.wrap(values, offset, length));
			}
			try {
				return updateAllPromised(split, shares, update, keys, values, offset, length);
			}
			finally {
				withdrawPromises(shares, this.partitions.length);
			}
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private void sort(SplitBatch split, long[] keys, int offset, int length, int done) {
		sort(split, keys, offset + done, Math.min(length - done, SplitBatch.LENGTH));
	}

	/**
	 * Sorts keys by partition.
	 * @param split receives them
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys, at most {@link SplitBatch#LENGTH}
	 */
	void sort(SplitBatch split, long[] keys, int offset, int length) {
		split.byPartition(this.hash, this.bits, keys, offset, length);
	}

	private boolean promise(int[] shares) {
		for (int i = 0; i < this.partitions.length; i++) {
			if (shares[i] > 0 && !this.partitions[i].promise(shares[i])) {
				withdrawPromises(shares, i);
				return false;
			}
		}
		return true;
	}

	private void withdrawPromises(int[] shares, int count) {
		for (int i = 0; i < count; i++) {
			if (shares[i] > 0) {
				this.partitions[i].withdrawPromise(shares[i]);
			}
		}
	}

	// A short batch is sorted already. What is left of the shares in the end, is promised
	// still.
	private long updateAllPromised(SplitBatch split, int[] shares, Update update, long[] keys, long[] values,
			int offset, int length) {
		long added = 0;
		for (int done = 0; done < length; done += SplitBatch.LENGTH) {
			if (length > SplitBatch.LENGTH) {
				sort(split, keys, offset, length, done);
			}
			split.takeValues(values, offset + done);
			for (int i = 0; i < this.partitions.length; i++) {
				int count = split.count(i);
				if (count > 0) {
					int promised = Math.min(count, shares[i]);
					shares[i] -= promised;
					added += this.partitions[i].updatePromised(update, split, i, promised);
				}
			}
		}
		return added;
	}

	/**
	 * Locks all partitions exclusively.
	 * @param stamps receives the stamps, for {@link #unlockAll(long[])}; as long as there
	 * are partitions, or longer
	 */
	void lockAll(long[] stamps) {
		for (int i = 0; i < this.partitions.length; i++) {
			stamps[i] = this.partitions[i].lock();
		}
	}

	void unlockAll(long[] stamps) {
		for (int i = 0; i < this.partitions.length; i++) {
			this.partitions[i].unlock(stamps[i]);
		}
	}

	/**
	 * Locks all partitions against writers.
	 * @param stamps receives the stamps, for {@link #unlockAllShared(long[])}; as long as
	 * there are partitions, or longer
	 */
	void lockAllShared(long[] stamps) {
		for (int i = 0; i < this.partitions.length; i++) {
			stamps[i] = this.partitions[i].lockShared();
		}
	}

	void unlockAllShared(long[] stamps) {
		for (int i = 0; i < this.partitions.length; i++) {
			this.partitions[i].unlockShared(stamps[i]);
		}
	}

	long getAll(long[] keys, long[] values, long missing, int offset, int length) {
		if (this.bits == 0) {
			return this.partitions[0].getAll(keys, values, missing, offset, length);
		}
		SplitBatch split = this.context.takeSplit();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				sort(split, keys, offset, length, done);
				for (int i = 0; i < this.partitions.length; i++) {
					if (split.count(i) > 0) {
						hits += this.partitions[i].getAll(split.keys, split.values, missing, split.begin(i),
								split.count(i));
					}
				}
				split.returnValues(values, offset + done);
			}
			return hits;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	long containsAll(long[] keys, boolean[] found, int offset, int length) {
		if (this.bits == 0) {
			return this.partitions[0].containsAll(keys, found, offset, length);
		}
		SplitBatch split = this.context.takeSplit();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				sort(split, keys, offset, length, done);
				for (int i = 0; i < this.partitions.length; i++) {
					if (split.count(i) > 0) {
						hits += this.partitions[i].containsAll(split.keys, split.found, split.begin(i), split.count(i));
					}
				}
				split.returnFound(found, offset + done);
			}
			return hits;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	long removeAll(long[] keys, int offset, int length) {
		if (this.bits == 0) {
			return this.partitions[0].removeAll(keys, offset, length);
		}
		SplitBatch split = this.context.takeSplit();
		try {
			long removed = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				sort(split, keys, offset, length, done);
				for (int i = 0; i < this.partitions.length; i++) {
					if (split.count(i) > 0) {
						removed += this.partitions[i].removeAll(split.keys, split.begin(i), split.count(i));
					}
				}
			}
			return removed;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	/**
	 * Makes sure that the map is open, and the thread allowed to use it.
	 */
	void checkUsable() {
		if (this.context.options().singleThread()) {
			this.context.checkThread();
		}
		this.partitions[0].size();
	}

	long size() {
		long size = 0;
		for (Partition partition : this.partitions) {
			size += partition.size();
		}
		return size;
	}

	void reserve(long entries) {
		for (Partition partition : this.partitions) {
			partition.reserve(share(entries));
		}
	}

	void trim() {
		for (Partition partition : this.partitions) {
			partition.trim();
		}
	}

	void clear() {
		for (Partition partition : this.partitions) {
			partition.clear();
		}
	}

	MapStatistics statistics(long otherBytes) {
		Totals totals = new Totals();
		for (Partition partition : this.partitions) {
			partition.look((entries) -> totals.add(entries, partition.memoryBytes()));
		}
		return new MapStatistics(totals.size, totals.capacity, totals.slots, totals.memoryBytes + otherBytes,
				this.context.memoryLimit(), this.partitions.length, totals.growing,
				this.context.kernel().worthwhileBatch(), totals.growths, totals.movedEntries,
				this.context.calls().statistics());
	}

	ProbeStatistics probeStatistics() {
		long[] lengths = new long[ProbeLengths.LENGTHS];
		for (Partition partition : this.partitions) {
			partition.look((entries) -> entries.tables().forEach((table) -> countProbeLengths(table, lengths)));
		}
		return new ProbeStatistics(LongStream.of(lengths).sum(), LongStream.of(lengths).boxed().toList());
	}

	private static void countProbeLengths(Table table, long[] lengths) {
		int first = ThreadLocalRandom.current().nextInt(table.groupCount());
		ProbeLengths.count(table, first, Math.min(PROBED_GROUPS, table.groupCount()), lengths);
	}

	// Also of partitions that do not exist yet, where the constructor fails.
	void close() {
		for (Partition partition : this.partitions) {
			if (partition != null) {
				partition.close();
			}
		}
	}

	/**
	 * Makes a partition.
	 */
	interface Maker {

		Partition make(KeyHash hash, long expectedEntries);

	}

	/**
	 * What the partitions have together.
	 */
	private static final class Totals {

		private long size;

		private long capacity;

		private long slots;

		private long memoryBytes;

		private int growing;

		private long growths;

		private long movedEntries;

		void add(GrowingTable entries, long bytes) {
			this.size += entries.size();
			this.capacity += entries.capacity();
			this.slots += entries.slots();
			this.memoryBytes += bytes;
			this.growing += entries.isGrowing() ? 1 : 0;
			this.growths += entries.growths();
			this.movedEntries += entries.movedEntries();
		}

	}

}
