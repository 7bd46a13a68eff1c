package io.bulkmap.map;

import io.bulkmap.kernel.Update;
import io.bulkmap.table.Table;

/**
 * Bulk operations on the two tables of a {@link Migration}: a batch is sorted into the
 * keys of either, a piece at a time.
 */
final class MigrationBatches {

	private final MapContext context;

	MigrationBatches(MapContext context) {
		this.context = context;
	}

	long getAll(Migration moving, long[] keys, long[] values, long missing, int offset, int length) {
		SplitBatch split = this.context.takeSplit();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				split.byMigration(moving, keys, offset + done, Math.min(length - done, SplitBatch.LENGTH));
				hits += getSome(moving.source(), split, 0, missing) + getSome(moving.target(), split, 1, missing);
				split.returnValues(values, offset + done);
			}
			return hits;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private long getSome(Table side, SplitBatch split, int part, long missing) {
		int count = split.count(part);
		return this.context.kernelFor(count).getAll(side, split.keys, split.values, missing, split.begin(part), count);
	}

	long containsAll(Migration moving, long[] keys, boolean[] found, int offset, int length) {
		SplitBatch split = this.context.takeSplit();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				split.byMigration(moving, keys, offset + done, Math.min(length - done, SplitBatch.LENGTH));
				hits += findSome(moving.source(), split, 0) + findSome(moving.target(), split, 1);
				split.returnFound(found, offset + done);
			}
			return hits;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private long findSome(Table side, SplitBatch split, int part) {
		int count = split.count(part);
		return this.context.kernelFor(count).containsAll(side, split.keys, split.found, split.begin(part), count);
	}

	void removeAll(Migration moving, long[] keys, int offset, int length) {
		SplitBatch split = this.context.takeSplit();
		try {
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				split.byMigration(moving, keys, offset + done, Math.min(length - done, SplitBatch.LENGTH));
				removeSome(moving.source(), split, 0);
				removeSome(moving.target(), split, 1);
			}
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private void removeSome(Table side, SplitBatch split, int part) {
		int count = split.count(part);
		this.context.kernelFor(count).removeAll(side, split.keys, split.begin(part), count);
	}

	/**
	 * Stores pairs that there is room for.
	 * @return how many were stored; all, if the batch was not changed meanwhile
	 */
	int updateAll(Update update, Migration moving, long[] keys, long[] values, int offset, int length) {
		SplitBatch split = this.context.takeSplit();
		try {
			int stored = 0;
			while (stored < length) {
				int piece = Math.min(length - stored, SplitBatch.LENGTH);
				split.byMigration(moving, keys, offset + stored, piece);
				split.takeValues(values, offset + stored);
				int storedOfPiece = updateSome(update, moving.source(), split, 0)
						+ updateSome(update, moving.target(), split, 1);
				stored += storedOfPiece;
				if (storedOfPiece < piece) {
					break;
				}
			}
			return stored;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private int updateSome(Update update, Table side, SplitBatch split, int part) {
		int count = split.count(part);
		return this.context.kernelFor(count)
			.updateAll(update, side, split.keys, split.values, split.begin(part), count);
	}

	/**
	 * Looks up keys, and stores those that are new, for which there is room.
	 * @return how many keys were looked up or stored; all, if the batch was not changed
	 * meanwhile
	 */
	int getOrPutAll(Migration moving, long[] keys, long[] values, int offset, int length) {
		SplitBatch split = this.context.takeSplit();
		try {
			int all = 0;
			for (int done = 0; done < length; done += SplitBatch.LENGTH) {
				split.byMigration(moving, keys, offset + done, Math.min(length - done, SplitBatch.LENGTH));
				split.takeValues(values, offset + done);
				all += getOrPutSome(moving.source(), split, 0) + getOrPutSome(moving.target(), split, 1);
				split.returnValues(values, offset + done);
			}
			return all;
		}
		finally {
			this.context.giveBack(split);
		}
	}

	private int getOrPutSome(Table side, SplitBatch split, int part) {
		int count = split.count(part);
		return this.context.kernelFor(count).getOrPutAll(side, split.keys, split.values, split.begin(part), count);
	}

}
