package io.bulkmap.map;

import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on maps of records. A call locks all partitions from its beginning to
 * its end, in their order, and works on a piece of its batch at a time.
 */
final class RecordBatches implements BatchOperations {

	private final Partitions partitions;

	private final RecordFormat format;

	private final RecordHash hash;

	private final MapContext context;

	private final Pool<RecordWork> pool;

	private final int pieceLength;

	RecordBatches(MapContext context, Partitions partitions, RecordFormat format, RecordHash hash) {
		this.partitions = partitions;
		this.format = format;
		this.hash = hash;
		this.context = context;
		this.pool = context.recordWork();
		this.pieceLength = RecordBatch.length(format);
	}

	@Override
	public long updateAll(Update update, BatchKeys keys, BatchValues values, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAll();
		try {
			if (!hasRoomFor(length)) {
				makeRoom(keys, length, work);
			}
			long added = 0;
			for (int done = 0; done < length; done += this.pieceLength) {
				int count = Math.min(this.pieceLength, length - done);
				values.copyTo(work.batch, done, count);
				RecordBatch sorted = sort(keys, done, count, work);
				for (int i = 0; i < this.partitions.count(); i++) {
					added += partition(i).store(update, sorted, work.begin(i), work.count(i));
				}
			}
			return added;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.pool.giveBack(work);
		}
	}

	private boolean hasRoomFor(int length) {
		for (int i = 0; i < this.partitions.count(); i++) {
			if (!partition(i).hasRoomFor(length)) {
				return false;
			}
		}
		return true;
	}

	private void makeRoom(BatchKeys keys, int length, RecordWork work) {
		int[] absent = new int[this.partitions.count()];
		for (int done = 0; done < length; done += this.pieceLength) {
			RecordBatch sorted = sort(keys, done, Math.min(this.pieceLength, length - done), work);
			for (int i = 0; i < absent.length; i++) {
				absent[i] += partition(i).countAbsent(sorted, work.begin(i), work.count(i));
			}
		}
		for (int i = 0; i < absent.length; i++) {
			partition(i).makeRoomFor(absent[i]);
		}
	}

	@Override
	public long getAll(BatchKeys keys, BatchValues values, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAllShared();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += this.pieceLength) {
				int count = Math.min(this.pieceLength, length - done);
				RecordBatch sorted = sort(keys, done, count, work);
				for (int i = 0; i < this.partitions.count(); i++) {
					hits += partition(i).get(sorted, work.begin(i), work.count(i));
				}
				work.unsort(this.format);
				values.takeFrom(work.batch, done, count);
			}
			return hits;
		}
		finally {
			this.partitions.unlockAllShared(stamps);
			this.pool.giveBack(work);
		}
	}

	@Override
	public long containsAll(BatchKeys keys, boolean @Nullable [] found, int offset, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAllShared();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += this.pieceLength) {
				int count = Math.min(this.pieceLength, length - done);
				RecordBatch sorted = sort(keys, done, count, work);
				for (int i = 0; i < this.partitions.count(); i++) {
					hits += partition(i).find(sorted, work.begin(i), work.count(i));
				}
				work.unsort(this.format);
				for (int i = 0; found != null && i < count; i++) {
					found[offset + done + i] = work.batch.places()[i] != RecordBatch.ABSENT;
				}
			}
			return hits;
		}
		finally {
			this.partitions.unlockAllShared(stamps);
			this.pool.giveBack(work);
		}
	}

	@Override
	public long removeAll(BatchKeys keys, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAll();
		try {
			long removed = 0;
			for (int done = 0; done < length; done += this.pieceLength) {
				int count = Math.min(this.pieceLength, length - done);
				RecordBatch sorted = sort(keys, done, count, work);
				for (int i = 0; i < this.partitions.count(); i++) {
					removed += partition(i).remove(sorted, work.begin(i), work.count(i));
				}
			}
			return removed;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.pool.giveBack(work);
		}
	}

	private RecordPartition partition(int number) {
		return (RecordPartition) this.partitions.get(number);
	}

	// Copies, hashes and sorts the keys of a piece, with whatever the piece has for
	// values.
	private RecordBatch sort(BatchKeys keys, int from, int count, RecordWork work) {
		RecordBatch batch = work.batch;
		keys.copyTo(batch, from, count);
		if (this.format.keyWords() > 0) {
			this.hash.hashAll(this.context.kernelFor(count).recordKernel(), batch, count);
		}
		return work.sort(this.partitions, this.format, count);
	}

}
