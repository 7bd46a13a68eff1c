package io.bulkmap.map;

import java.nio.ByteOrder;
import java.nio.LongBuffer;

import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Update;
import org.jspecify.annotations.Nullable;

/**
 * Batches for which all partitions of a map are locked, from the first key to the last:
 * those that may not fit into each of them, and those of buffers.
 */
/*
 * Pairs are copied to a working place in pieces and sorted by partition; but where there
 * is one partition, which is not growing, and everything is off-heap, the kernel works on
 * the buffers themselves.
 */
final class LockedBatches {

	private static final int PIECE = SplitBatch.LENGTH;

	private static final long MISSING = LongLongMapView.MISSING;

	private final MapContext context;

	private final Partitions partitions;

	LockedBatches(MapContext context, Partitions partitions) {
		this.context = context;
		this.partitions = partitions;
	}

	/**
	 * Stores pairs.
	 * @param update what becomes of the values of old keys
	 * @param keys the keys
	 * @param values the values
	 * @return how many keys are new
	 */
	long updateAll(Update update, LongBuffer keys, LongBuffer values) {
		SplitBatch input = this.context.takeSplit();
		SplitBatch split = this.context.takeSplit();
		long[] stamps = split.stamps.of(this.partitions.count());
		this.partitions.lockAll(stamps);
		try {
			makeRoom(keys, input, split);
			long added = 0;
			DirectKernel kernel = (isDirect(keys) && isDirect(values)) ? directKernel() : null;
			if (kernel != null) {
				return entries(0).updateAll(kernel, update, keys, values);
			}
			for (int done = 0; done < keys.remaining(); done += PIECE) {
				int count = sortKeys(keys, done, input, split);
				values.get(values.position() + done, input.values, 0, count);
				split.takeValues(input.values, 0);
				for (int i = 0; i < this.partitions.count(); i++) {
					added += entries(i).updateAll(update, split.keys, split.values, split.begin(i), split.count(i));
				}
			}
			return added;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.context.giveBack(split);
			this.context.giveBack(input);
		}
	}

	private void makeRoom(LongBuffer keys, SplitBatch input, SplitBatch split) {
		int[] shares = shares(keys, input, split);
		boolean uncertain = false;
		for (int i = 0; i < this.partitions.count(); i++) {
			entries(i).startCounting(shares[i]);
			uncertain |= entries(i).needsCounting();
		}
		for (int done = 0; uncertain && done < keys.remaining(); done += PIECE) {
			sortKeys(keys, done, input, split);
			uncertain = false;
			for (int i = 0; i < this.partitions.count(); i++) {
				entries(i).count(split.keys, split.begin(i), split.count(i));
				uncertain |= entries(i).needsCounting();
			}
		}
		for (int i = 0; i < this.partitions.count(); i++) {
			entries(i).finishCounting();
		}
	}

	private int[] shares(LongBuffer keys, SplitBatch input, SplitBatch split) {
		int[] shares = split.noShares(this.partitions.count());
		if (this.partitions.count() == 1) {
			shares[0] = keys.remaining();
			return shares;
		}
		for (int done = 0; done < keys.remaining(); done += PIECE) {
			sortKeys(keys, done, input, split);
			for (int i = 0; i < this.partitions.count(); i++) {
				shares[i] += split.count(i);
			}
		}
		return shares;
	}

	/**
	 * Looks up keys.
	 * @param keys the keys
	 * @param values receives the values
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 */
	long getAll(LongBuffer keys, LongBuffer values, long missing) {
		SplitBatch input = this.context.takeSplit();
		SplitBatch split = this.context.takeSplit();
		long[] stamps = split.stamps.of(this.partitions.count());
		this.partitions.lockAllShared(stamps);
		try {
			DirectKernel kernel = (isDirect(keys) && isDirect(values)) ? directKernel() : null;
			if (kernel != null) {
				return entries(0).getAll(kernel, keys, values, missing);
			}
			long hits = 0;
			for (int done = 0; done < keys.remaining(); done += PIECE) {
				int count = sortKeys(keys, done, input, split);
				for (int i = 0; i < this.partitions.count(); i++) {
					hits += entries(i).getAll(split.keys, split.values, missing, split.begin(i), split.count(i));
				}
				split.returnValues(input.values, 0);
				values.put(values.position() + done, input.values, 0, count);
			}
			return hits;
		}
		finally {
			this.partitions.unlockAllShared(stamps);
			this.context.giveBack(split);
			this.context.giveBack(input);
		}
	}

	/**
	 * Tells which keys there are.
	 * @param keys the keys
	 * @param found receives the answers
	 * @return how many keys were found
	 */
	long containsAll(LongBuffer keys, boolean[] found) {
		SplitBatch input = this.context.takeSplit();
		SplitBatch split = this.context.takeSplit();
		long[] stamps = split.stamps.of(this.partitions.count());
		this.partitions.lockAllShared(stamps);
		try {
			long hits = 0;
			for (int done = 0; done < keys.remaining(); done += PIECE) {
				sortKeys(keys, done, input, split);
				for (int i = 0; i < this.partitions.count(); i++) {
					hits += entries(i).containsAll(split.keys, split.found, split.begin(i), split.count(i));
				}
				split.returnFound(found, done);
			}
			return hits;
		}
		finally {
			this.partitions.unlockAllShared(stamps);
			this.context.giveBack(split);
			this.context.giveBack(input);
		}
	}

	/**
	 * Removes entries.
	 * @param keys the keys
	 * @return how many entries there were
	 */
	long removeAll(LongBuffer keys) {
		SplitBatch input = this.context.takeSplit();
		SplitBatch split = this.context.takeSplit();
		long[] stamps = split.stamps.of(this.partitions.count());
		this.partitions.lockAll(stamps);
		try {
			DirectKernel kernel = isDirect(keys) ? directKernel() : null;
			if (kernel != null) {
				return entries(0).removeAll(kernel, keys);
			}
			long removed = 0;
			for (int done = 0; done < keys.remaining(); done += PIECE) {
				sortKeys(keys, done, input, split);
				for (int i = 0; i < this.partitions.count(); i++) {
					removed += entries(i).removeAll(split.keys, split.begin(i), split.count(i));
				}
			}
			return removed;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.context.giveBack(split);
			this.context.giveBack(input);
		}
	}

	/**
	 * Replaces values, where they are what they are thought to be.
	 * @param keys keys, each once, at most {@link SplitBatch#LENGTH}
	 * @param expected what their values are thought to be
	 * @param replacements the new values
	 * @param count number of keys
	 * @return which values were replaced; perhaps not some that could have been
	 */
	boolean[] replaceAll(long[] keys, long[] expected, long[] replacements, int count) {
		boolean[] replaced = new boolean[count];
		long[] same = new long[count];
		long[] values = new long[count];
		SplitBatch split = this.context.takeSplit();
		long[] stamps = split.stamps.of(this.partitions.count());
		this.partitions.lockAll(stamps);
		try {
			this.partitions.sort(split, keys, 0, count);
			for (int i = 0; i < this.partitions.count(); i++) {
				entries(i).getAll(split.keys, split.values, MISSING, split.begin(i), split.count(i));
			}
			split.returnValues(values, 0);
			int length = 0;
			for (int i = 0; i < count; i++) {
				replaced[i] = values[i] == expected[i] && values[i] != MISSING;
				if (replaced[i]) {
					same[length] = keys[i];
					values[length++] = replacements[i];
				}
			}
			this.partitions.sort(split, same, 0, length);
			split.takeValues(values, 0);
			for (int i = 0; i < this.partitions.count(); i++) {
				entries(i).updateAll(Update.PUT, split.keys, split.values, split.begin(i), split.count(i));
			}
			return replaced;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.context.giveBack(split);
		}
	}

	private int sortKeys(LongBuffer keys, int done, SplitBatch input, SplitBatch split) {
		int count = Math.min(keys.remaining() - done, PIECE);
		keys.get(keys.position() + done, input.keys, 0, count);
		this.partitions.sort(split, input.keys, 0, count);
		return count;
	}

	private GrowingTable entries(int partition) {
		return this.partitions.get(partition).entries();
	}

	private @Nullable DirectKernel directKernel() {
		return (this.partitions.count() == 1) ? entries(0).directKernel() : null;
	}

	private static boolean isDirect(LongBuffer buffer) {
		return buffer.isDirect() && buffer.order() == ByteOrder.nativeOrder();
	}

}
