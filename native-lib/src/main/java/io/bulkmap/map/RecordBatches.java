package io.bulkmap.map;

import java.util.Arrays;
import java.util.function.Function;

import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on maps of records. A call locks all partitions from its beginning to
 * its end, in their order, and works on a piece of its batch at a time.
 *
 * @param <B> what a piece is
 */
final class RecordBatches<B extends Piece> {

	private final Partitions partitions;

	private final RecordKind<B> kind;

	private final MapContext context;

	private final Pool<RecordWork<B>> pool;

	RecordBatches(MapContext context, Partitions partitions, RecordKind<B> kind) {
		this.partitions = partitions;
		this.kind = kind;
		this.context = context;
		this.pool = kind.pool(context);
	}

	/**
	 * Stores pairs, in order.
	 * @param update what becomes of the values of old keys
	 * @param keys the keys
	 * @param values the values
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws io.bulkmap.MapCapacityException if there is no memory; no entry has changed
	 * then
	 */
	long updateAll(Update update, BatchKeys<B> keys, BatchValues<B> values, int length) {
		RecordWork<B> work = begin();
		try {
			return updateAll(update, keys, values, length, work);
		}
		finally {
			end(work);
		}
	}

	/**
	 * Does something while nobody else reads or writes.
	 * @param <T> type of the result
	 * @param action what to do
	 * @return what the action returns
	 */
	<T extends @Nullable Object> T exclusively(Function<Alone, T> action) {
		RecordWork<B> work = begin();
		try {
			return action.apply(new Alone(work));
		}
		finally {
			end(work);
		}
	}

	private RecordWork<B> begin() {
		this.partitions.checkUsable();
		RecordWork<B> work = this.pool.take();
		this.partitions.lockAll(work.stamps.of(this.partitions.count()));
		return work;
	}

	private RecordWork<B> beginToRead() {
		this.partitions.checkUsable();
		RecordWork<B> work = this.pool.take();
		this.partitions.lockAllShared(work.stamps.of(this.partitions.count()));
		return work;
	}

	private void endReading(RecordWork<B> work) {
		this.partitions.unlockAllShared(work.stamps.of(this.partitions.count()));
		this.pool.giveBack(work);
	}

	private void end(RecordWork<B> work) {
		settle();
		this.partitions.unlockAll(work.stamps.of(this.partitions.count()));
		this.pool.giveBack(work);
	}

	private long updateAll(Update update, BatchKeys<B> keys, BatchValues<B> values, int length, RecordWork<B> work) {
		boolean roomForAll = hasRoomFor(keys, values, length, work.piece)
				|| makeRoom(update, keys, values, length, work) == length;
		long added = 0;
		for (int done = 0; done < length;) {
			int count = fit(keys, values, done, length);
			B sorted = copy(keys, values, done, count, work);
			for (int i = 0; i < this.partitions.count(); i++) {
				added += partition(i).store(update, sorted, work.begin(i), work.count(i), roomForAll);
			}
			done += count;
		}
		return added;
	}

	// To find out how long the keys are is quicker than to look them up.
	private boolean hasRoomFor(BatchKeys<B> keys, BatchValues<B> values, int length, B piece) {
		return hasRoomFor(length, keys.extent(), values.extent()) || (hasRoomFor(length, Extent.NONE, Extent.NONE)
				&& hasRoomFor(length, keys.exactExtent(piece), values.extent()));
	}

	private boolean hasRoomFor(int length, Extent keys, Extent values) {
		for (int i = 0; i < this.partitions.count(); i++) {
			if (!partition(i).hasRoomFor(length, keys, values)) {
				return false;
			}
		}
		return true;
	}

	// Returns how many keys have room because they are not there.
	private long makeRoom(Update update, BatchKeys<B> keys, BatchValues<B> values, int length, RecordWork<B> work) {
		RecordNeed[] needs = new RecordNeed[this.partitions.count()];
		Arrays.setAll(needs, (i) -> new RecordNeed());
		for (int done = 0; done < length;) {
			int count = fit(keys, values, done, length);
			B sorted = copy(keys, values, done, count, work);
			for (int i = 0; i < needs.length; i++) {
				partition(i).need(update, sorted, work.begin(i), work.count(i), needs[i]);
			}
			done += count;
		}
		long absent = 0;
		for (int i = 0; i < needs.length; i++) {
			partition(i).makeRoomFor(needs[i]);
			absent += needs[i].keys();
		}
		return absent;
	}

	private void settle() {
		for (int i = 0; i < this.partitions.count(); i++) {
			partition(i).settle();
		}
	}

	private int fit(BatchKeys<B> keys, BatchValues<B> values, int from, int length) {
		return values.fit(from, fit(keys, from, length));
	}

	private int fit(BatchKeys<B> keys, int from, int length) {
		return keys.fit(from, Math.min(this.kind.pieceLength(), length - from));
	}

	/**
	 * Looks up keys.
	 * @param keys the keys
	 * @param values receives the values
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long getAll(BatchKeys<B> keys, BatchValues<B> values, int length) {
		RecordWork<B> work = beginToRead();
		try {
			return getAll(keys, values, length, work);
		}
		finally {
			endReading(work);
		}
	}

	private long getAll(BatchKeys<B> keys, BatchValues<B> values, int length, RecordWork<B> work) {
		long hits = 0;
		for (int done = 0; done < length;) {
			int count = fit(keys, done, length);
			B sorted = copy(keys, done, count, work);
			int found = 0;
			for (int i = 0; i < this.partitions.count(); i++) {
				found += partition(i).get(sorted, work.begin(i), work.count(i));
			}
			work.unsort(this.kind);
			values.takeFrom(work.piece, done, count, found);
			hits += found;
			done += count;
		}
		return hits;
	}

	/**
	 * Tells which keys there are.
	 * @param keys the keys
	 * @param found receives the answers, if there is such an array
	 * @param offset where, in that array
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long containsAll(BatchKeys<B> keys, boolean @Nullable [] found, int offset, int length) {
		RecordWork<B> work = beginToRead();
		try {
			long hits = 0;
			for (int done = 0; done < length;) {
				int count = fit(keys, done, length);
				B sorted = copy(keys, done, count, work);
				for (int i = 0; i < this.partitions.count(); i++) {
					hits += partition(i).find(sorted, work.begin(i), work.count(i));
				}
				if (found != null) {
					work.readFound(found, offset + done);
				}
				done += count;
			}
			return hits;
		}
		finally {
			endReading(work);
		}
	}

	/**
	 * Removes entries.
	 * @param keys the keys
	 * @param length number of keys
	 * @return how many entries there were
	 */
	long removeAll(BatchKeys<B> keys, int length) {
		RecordWork<B> work = begin();
		try {
			return removeAll(keys, length, work);
		}
		finally {
			end(work);
		}
	}

	private long removeAll(BatchKeys<B> keys, int length, RecordWork<B> work) {
		keys.extent(); // refuses keys while all are there
		long removed = 0;
		for (int done = 0; done < length;) {
			int count = fit(keys, done, length);
			B sorted = copy(keys, done, count, work);
			for (int i = 0; i < this.partitions.count(); i++) {
				removed += partition(i).remove(sorted, work.begin(i), work.count(i));
			}
			done += count;
		}
		return removed;
	}

	@SuppressWarnings("unchecked") // the map has made them all
	private BatchPartition<B> partition(int number) {
		return (BatchPartition<B>) this.partitions.get(number);
	}

	// Copies, hashes and sorts the entries of a piece.
	private B copy(BatchKeys<B> keys, BatchValues<B> values, int from, int count, RecordWork<B> work) {
		keys.copyTo(work.piece, from, count);
		values.copyTo(work.piece, from, count);
		return hashAndSort(count, work);
	}

	// The same without values, or with whatever the piece has for such.
	private B copy(BatchKeys<B> keys, int from, int count, RecordWork<B> work) {
		keys.copyTo(work.piece, from, count);
		return hashAndSort(count, work);
	}

	private B hashAndSort(int count, RecordWork<B> work) {
		this.kind.hashAll(this.context.kernelFor(count), work.piece, count);
		return work.sort(this.partitions, this.kind, count);
	}

	/**
	 * The operations for one who is alone with the map.
	 */
	final class Alone {

		private final RecordWork<B> work;

		private Alone(RecordWork<B> work) {
			this.work = work;
		}

		long updateAll(Update update, BatchKeys<B> keys, BatchValues<B> values, int length) {
			return RecordBatches.this.updateAll(update, keys, values, length, this.work);
		}

		long getAll(BatchKeys<B> keys, BatchValues<B> values, int length) {
			return RecordBatches.this.getAll(keys, values, length, this.work);
		}

		long removeAll(BatchKeys<B> keys, int length) {
			return RecordBatches.this.removeAll(keys, length, this.work);
		}

	}

}
