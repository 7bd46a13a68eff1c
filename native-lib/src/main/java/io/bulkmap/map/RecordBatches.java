package io.bulkmap.map;

import java.util.function.Function;

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

	RecordBatches(MapContext context, Partitions partitions, RecordKind<B> kind) {
		this.partitions = partitions;
		this.kind = kind;
		this.context = context;
	}

	/**
	 * Stores pairs, in order.
	 * @param update what becomes of the values of old keys
	 * @param work working place of the call
	 * @param keys the keys
	 * @param values the values
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws io.bulkmap.MapCapacityException if there is no memory; no entry has changed
	 * then
	 */
	long updateAll(Update update, RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values, int length) {
		begin(work);
		try {
			return updateAllAlone(update, work, keys, values, length);
		}
		finally {
			end(work);
		}
	}

	/**
	 * Does something while nobody else reads or writes.
	 * @param <T> type of the result
	 * @param work working place of the call
	 * @param action what to do
	 * @return what the action returns
	 */
	<T extends @Nullable Object> T exclusively(RecordWork<B> work, Function<Alone, T> action) {
		begin(work);
		try {
			return action.apply(new Alone(work));
		}
		finally {
			end(work);
		}
	}

	private void begin(RecordWork<B> work) {
		this.partitions.checkUsable();
		this.partitions.lockAll(work.stamps.of(this.partitions.count()));
	}

	private void end(RecordWork<B> work) {
		settle();
		this.partitions.unlockAll(work.stamps.of(this.partitions.count()));
	}

	private void beginToRead(RecordWork<B> work) {
		this.partitions.checkUsable();
		this.partitions.lockAllShared(work.stamps.of(this.partitions.count()));
	}

	private void endReading(RecordWork<B> work) {
		this.partitions.unlockAllShared(work.stamps.of(this.partitions.count()));
	}

	private long updateAllAlone(Update update, RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values,
			int length) {
		boolean roomForAll = hasRoomFor(keys, values, length, work.piece)
				|| makeRoom(update, keys, values, length, work) == length;
		long added = 0;
		for (int done = 0; done < length;) {
			int count = copy(keys, values, done, length, work);
			B sorted = hashAndSort(count, work);
			for (int i = 0; i < this.partitions.count(); i++) {
				added += partition(i).store(update, sorted, work.begin(i), work.count(i), roomForAll);
			}
			done += count;
		}
		return added;
	}

	// To find out how long the keys are is quicker than to look them up.
	private boolean hasRoomFor(BatchKeys<B> keys, BatchValues<B> values, int length, B piece) {
		keys.measure();
		values.measure();
		if (hasRoomFor(keys, values, length)) {
			return true;
		}
		for (int i = 0; i < this.partitions.count(); i++) {
			if (!partition(i).hasRoomFor(length, 0, 0)) {
				return false;
			}
		}
		keys.measureExactly(piece);
		return hasRoomFor(keys, values, length);
	}

	private boolean hasRoomFor(BatchKeys<B> keys, BatchValues<B> values, int length) {
		long bytes = keys.bytes() + values.bytes();
		long longest = (long) keys.longest() + values.longest();
		for (int i = 0; i < this.partitions.count(); i++) {
			if (!partition(i).hasRoomFor(length, bytes, longest)) {
				return false;
			}
		}
		return true;
	}

	// Returns how many keys have room because they are not there.
	private long makeRoom(Update update, BatchKeys<B> keys, BatchValues<B> values, int length, RecordWork<B> work) {
		RecordNeed[] needs = work.needs(this.partitions.count());
		boolean hashes = this.partitions.count() > 1 || partition(0).entries().size() > 0;
		for (int done = 0; done < length;) {
			int count = copy(keys, values, done, length, work);
			B sorted = hashes ? hashAndSort(count, work) : work.sort(this.partitions, this.kind, count);
			for (int i = 0; i < this.partitions.count(); i++) {
				partition(i).need(update, sorted, work.begin(i), work.count(i), needs[i]);
			}
			done += count;
		}
		long absent = 0;
		for (int i = 0; i < this.partitions.count(); i++) {
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

	/**
	 * Looks up keys.
	 * @param work working place of the call
	 * @param keys the keys
	 * @param values receives the values
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long getAll(RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values, int length) {
		beginToRead(work);
		try {
			return getAllAlone(work, keys, values, length);
		}
		finally {
			endReading(work);
		}
	}

	private long getAllAlone(RecordWork<B> work, BatchKeys<B> keys, BatchValues<B> values, int length) {
		long hits = 0;
		for (int done = 0; done < length;) {
			int count = copy(keys, done, length, work);
			B sorted = hashAndSort(count, work);
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
	 * @param work working place of the call
	 * @param keys the keys
	 * @param found receives the answers, if there is such an array
	 * @param offset where, in that array
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long containsAll(RecordWork<B> work, BatchKeys<B> keys, boolean @Nullable [] found, int offset, int length) {
		beginToRead(work);
		try {
			long hits = 0;
			for (int done = 0; done < length;) {
				int count = copy(keys, done, length, work);
				B sorted = hashAndSort(count, work);
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
	 * @param work working place of the call
	 * @param keys the keys
	 * @param length number of keys
	 * @return how many entries there were
	 */
	long removeAll(RecordWork<B> work, BatchKeys<B> keys, int length) {
		begin(work);
		try {
			return removeAllAlone(work, keys, length);
		}
		finally {
			end(work);
		}
	}

	private long removeAllAlone(RecordWork<B> work, BatchKeys<B> keys, int length) {
		keys.measure(); // refuses keys while all are there
		long removed = 0;
		for (int done = 0; done < length;) {
			int count = copy(keys, done, length, work);
			B sorted = hashAndSort(count, work);
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

	// Makes a piece of the entries from one on. Returns how many.
	private int copy(BatchKeys<B> keys, BatchValues<B> values, int from, int length, RecordWork<B> work) {
		return values.copyTo(work.piece, from, copy(keys, from, length, work));
	}

	// The same without values, or with whatever the piece has for such.
	private int copy(BatchKeys<B> keys, int from, int length, RecordWork<B> work) {
		return keys.copyTo(work.piece, from, Math.min(this.kind.pieceLength(), length - from));
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
			return updateAllAlone(update, this.work, keys, values, length);
		}

		long getAll(BatchKeys<B> keys, BatchValues<B> values, int length) {
			return getAllAlone(this.work, keys, values, length);
		}

		long removeAll(BatchKeys<B> keys, int length) {
			return removeAllAlone(this.work, keys, length);
		}

	}

}
