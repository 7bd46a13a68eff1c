package io.bulkmap.map;

import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on maps without records: keys and values are words, which the tables
 * have themselves. Works on a piece of the batch at a time.
 */
final class IndexBatches implements BatchOperations {

	private static final RecordFormat FORMAT = new RecordFormat(0, 1);

	private static final int PIECE = RecordBatch.length(FORMAT);

	private static final long PRESENT = 0;

	// What tables return for absent keys; it may be a value.
	private static final long MISSING = LongLongMapView.MISSING;

	private final Partitions partitions;

	private final Pool<RecordWork> pool;

	IndexBatches(MapContext context, Partitions partitions) {
		this.partitions = partitions;
		this.pool = context.recordWork();
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
			for (int done = 0; done < length; done += PIECE) {
				int count = Math.min(PIECE, length - done);
				values.copyTo(work.batch, done, count);
				RecordBatch sorted = sort(keys, done, count, work);
				long[] words = sorted.candidates();
				for (int i = 0; i < count; i++) {
					words[i] = sorted.valueWord(i);
				}
				for (int i = 0; i < this.partitions.count(); i++) {
					added += entries(i).updateAll(update, sorted.hashes(), words, work.begin(i), work.count(i));
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
			if (!entries(i).hasRoomFor(length)) {
				return false;
			}
		}
		return true;
	}

	// Equal new keys count each time.
	private void makeRoom(BatchKeys keys, int length, RecordWork work) {
		int[] absent = new int[this.partitions.count()];
		for (int done = 0; done < length; done += PIECE) {
			RecordBatch sorted = sort(keys, done, Math.min(PIECE, length - done), work);
			for (int i = 0; i < absent.length; i++) {
				absent[i] += work.count(i) - entries(i).getAll(sorted.hashes(), sorted.candidates(), MISSING,
						work.begin(i), work.count(i));
			}
		}
		for (int i = 0; i < absent.length; i++) {
			entries(i).reserveRoomFor(absent[i]);
		}
	}

	@Override
	public long getAll(BatchKeys keys, BatchValues values, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAllShared();
		try {
			long hits = 0;
			for (int done = 0; done < length; done += PIECE) {
				int count = Math.min(PIECE, length - done);
				hits += look(keys, done, count, work);
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
			for (int done = 0; done < length; done += PIECE) {
				int count = Math.min(PIECE, length - done);
				hits += look(keys, done, count, work);
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

	// Leaves in the piece the values, and places that say which keys are absent.
	private long look(BatchKeys keys, int from, int count, RecordWork work) {
		RecordBatch sorted = sort(keys, from, count, work);
		long hits = 0;
		for (int i = 0; i < this.partitions.count(); i++) {
			hits += look(entries(i), sorted, work.begin(i), work.count(i));
		}
		work.unsort(FORMAT);
		return hits;
	}

	private static long look(GrowingTable entries, RecordBatch batch, int from, int count) {
		long[] keys = batch.hashes();
		long[] words = batch.candidates();
		long[] places = batch.places();
		long hits = entries.getAll(keys, words, MISSING, from, count);
		int missing = 0;
		for (int i = from; i < from + count; i++) {
			batch.valueWord(i, words[i]);
			places[i] = (words[i] != MISSING) ? PRESENT : RecordBatch.ABSENT;
			missing += (words[i] != MISSING) ? 0 : 1;
		}
		if (missing > count - hits) { // some have that value
			for (int i = from; i < from + count; i++) {
				places[i] = entries.tableOf(keys[i]).containsKey(keys[i]) ? PRESENT : RecordBatch.ABSENT;
			}
		}
		return hits;
	}

	@Override
	public long removeAll(BatchKeys keys, int length) {
		this.partitions.checkUsable();
		RecordWork work = this.pool.take();
		long[] stamps = this.partitions.lockAll();
		try {
			long removed = 0;
			for (int done = 0; done < length; done += PIECE) {
				RecordBatch sorted = sort(keys, done, Math.min(PIECE, length - done), work);
				for (int i = 0; i < this.partitions.count(); i++) {
					removed += entries(i).removeAll(sorted.hashes(), work.begin(i), work.count(i));
				}
			}
			return removed;
		}
		finally {
			this.partitions.unlockAll(stamps);
			this.pool.giveBack(work);
		}
	}

	private GrowingTable entries(int partition) {
		return this.partitions.get(partition).entries();
	}

	private RecordBatch sort(BatchKeys keys, int from, int count, RecordWork work) {
		keys.copyTo(work.batch, from, count);
		return work.sort(this.partitions, FORMAT, count);
	}

}
