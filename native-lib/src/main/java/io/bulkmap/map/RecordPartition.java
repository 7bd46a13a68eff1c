package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.LongLongConsumer;
import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.Piece;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.TableCursor;

/**
 * A partition whose entries are records: its table is an index that leads from the hashes
 * of keys to the places of their records.
 * <p>
 * Methods with a {@link Piece} are for those who have taken the lock.
 *
 * @param <B> what a piece of a batch is
 */
/*
 * Two keys may have one hash, though hardly ever. So the index is used as if it were a
 * table of 2^64 slots with linear probing: a key whose hash is taken by another one gets
 * the next number that is not. Such a key is displaced; a search goes on from the hash
 * until there is no entry. When an entry is removed, those behind it that would not be
 * found any more move up. As long as no key is displaced, as even in maps of a billion
 * entries, nobody needs to look for them.
 */
final class RecordPartition<B extends Piece> extends BatchPartition<B> {

	private static final long ABSENT = Piece.ABSENT;

	private static final long OTHER = Piece.OTHER;

	// Shorter pieces say nothing about the next one.
	private static final int LEAST_THAT_TELLS = 16;

	private final RecordKind<B> kind;

	private final MapContext context;

	private final RecordMemory memory;

	private RecordStore<B> store;

	private final RecordNeed pieceNeed = new RecordNeed();

	private final RecordNeed entryNeed = new RecordNeed();

	private long displaced;

	// What the keys of the last piece were, those of the next one are likely to be.
	private boolean mostlyNew;

	private boolean allOld;

	RecordPartition(MapContext context, KeyHash indexHash, long expectedEntries, RecordKind<B> kind) {
		super(context, indexHash, expectedEntries);
		this.kind = kind;
		this.context = context;
		this.memory = new RecordMemory(context);
		this.store = kind.newStore(this.memory, this::moved);
		try {
			this.store.reserve(expectedEntries);
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	@Override
	boolean hasRoomFor(int count, long bytes, long longest) {
		return entries().hasRoomFor(count) && this.store.hasRoomFor(count, bytes, longest);
	}

	@Override
	void need(Update update, B piece, int from, int count, RecordNeed need) {
		find(piece, from, count);
		for (int i = from; i < from + count; i++) {
			this.store.need(update, piece, i, piece.places()[i], need);
		}
	}

	@Override
	void makeRoomFor(RecordNeed need) {
		entries().reserveRoomFor(need.keys());
		this.store.reserve(need);
	}

	@Override
	void settle() {
		this.store.settle();
	}

	@Override
	int find(B piece, int from, int count) {
		return compare(piece, from, count, lookUp(piece, from, count));
	}

	private int compare(B piece, int from, int count, int found) {
		if (found == 0) {
			return 0;
		}
		int others = this.store.matchAll(this.context.kernelFor(count), piece, from, count);
		return (others > 0) ? found - searchOn(piece, from, count, false) : found;
	}

	@Override
	int get(B piece, int from, int count) {
		int found = lookUp(piece, from, count);
		int others = this.store.readAll(this.context.kernelFor(count), piece, from, count);
		return (others > 0) ? found - searchOn(piece, from, count, true) : found;
	}

	// Asks the index for the places that hashes lead to.
	private int lookUp(B piece, int from, int count) {
		return lookUp(piece, piece.placeWords(), ABSENT, from, count);
	}

	// Where the record has another key, the right one may be behind it. Returns for how
	// many there is none.
	private int searchOn(B piece, int from, int count, boolean read) {
		long[] places = piece.places();
		int absent = 0;
		for (int i = from; i < from + count; i++) {
			if (places[i] == OTHER) {
				places[i] = findBehind(piece, i);
				if (places[i] == ABSENT) {
					absent++;
				}
				else if (read) {
					this.store.readValue(piece, i, places[i]);
				}
			}
		}
		return absent;
	}

	private long find(B piece, int i) {
		long number = piece.hashes()[i];
		long place = entries().tableOf(number).get(number, ABSENT);
		return (place == ABSENT || this.store.hasKey(piece, i, place)) ? place : findBehind(piece, i);
	}

	// The hash of the key leads to another one.
	private long findBehind(B piece, int i) {
		long number = piece.hashes()[i];
		long place;
		do {
			number++;
			place = entries().tableOf(number).get(number, ABSENT);
		}
		while (place != ABSENT && !this.store.hasKey(piece, i, place));
		return place;
	}

	@Override
	int store(Update update, B piece, int from, int count, boolean roomForAll) {
		boolean likely = roomForAll && (this.mostlyNew || entries().size() == 0);
		boolean all = !this.allOld && entries().hasRoomFor(count) && this.store.takesAll(piece, from, count, likely);
		int added = all ? storeAll(update, piece, from, count) : storeApart(update, piece, from, count);
		if (count >= LEAST_THAT_TELLS) {
			this.allOld = added == 0;
			this.mostlyNew = added >= count - count / 32;
		}
		return added;
	}

	// Each key gets a place, which is free again if the index says that the key is not
	// new.
	private int storeAll(Update update, B piece, int from, int count) {
		this.store.takeAll(piece, from, count);
		int added = enterAll(piece, from, count);
		boolean done = this.store.writeAll(this.context.kernelFor(count), update, piece, from, count);
		if (added < count) {
			added += updateOld(update, piece, from, count, !done);
		}
		return added;
	}

	// Asks the index for the places of old keys, and enters the candidates of new ones.
	private int enterAll(B piece, int from, int count) {
		piece.placeWords().take(piece.candidateWords(), from, count);
		DirectKernel direct = entries().directKernel(count);
		if (direct == null) {
			return (int) entries().getOrPutAll(piece.hashes(), piece.places(), from, count);
		}
		piece.hashWords().push(from, count);
		return (int) entries().getOrPutAll(direct, piece.hashWords(), piece.placeWords(), from, count);
	}

	// Withdraws the candidates of old keys. Returns how many keys were new after all: the
	// index had their hash, of another key.
	private int updateOld(Update update, B piece, int from, int count, boolean values) {
		long[] places = piece.places();
		long[] candidates = piece.candidates();
		int added = 0;
		for (int i = from; i < from + count; i++) {
			if (places[i] == candidates[i]) {
				candidates[i] = ABSENT;
			}
			else if (places[i] == OTHER) {
				long place = findBehind(piece, i);
				if (place == ABSENT) {
					enter(piece, i, candidates[i]);
					candidates[i] = ABSENT;
					added++;
				}
				else if (update(update, piece, i, place, candidates[i])) {
					candidates[i] = ABSENT;
				}
			}
			else if (values && update(update, piece, i, places[i], candidates[i])) {
				candidates[i] = ABSENT;
			}
		}
		for (int i = from + count - 1; i >= from; i--) {
			if (candidates[i] != ABSENT) {
				this.store.withdraw(candidates[i]);
			}
		}
		return added;
	}

	// Old keys first, and new ones in their order after that: no key is both, and it is
	// the order of equal ones that matters.
	private int storeApart(Update update, B piece, int from, int count) {
		int found = lookUp(piece, from, count);
		if (found == 0 && entries().hasRoomFor(count) && this.store.takesAll(piece, from, count, true)) {
			return storeAll(update, piece, from, count);
		}
		if (found == count && update == Update.PUT && this.store.hasFixedValues()) {
			if (this.store.replaceAll(this.context.kernelFor(count), piece, from, count) == 0) {
				return 0;
			}
			// Some records have other keys: once more, and more slowly.
			found = lookUp(piece, from, count);
		}
		compare(piece, from, count, found);
		RecordNeed need = this.pieceNeed.clear();
		int next = from;
		for (int i = from; i < from + count; i++) {
			long place = piece.places()[i];
			if (place != ABSENT) {
				update(update, piece, i, place, ABSENT);
			}
			else {
				this.store.need(update, piece, i, ABSENT, need);
				this.kind.move(piece, i, next++);
			}
		}
		if (!entries().hasRoomFor(next - from) || !this.store.hasRoomFor(need)) {
			throw this.context.changedMeanwhile();
		}
		return storeAll(update, piece, from, next - from);
	}

	// Returns whether the candidate, if there is one, is the place of the record now.
	private boolean update(Update update, B piece, int i, long found, long candidate) {
		long place = this.store.isStale(found) ? find(piece, i) : found;
		if (this.store.update(update, piece, i, place)) {
			return false;
		}
		long target = (candidate != ABSENT) ? candidate : takeAnother(piece, i);
		this.store.write(piece, i, target);
		long number = numberOf(piece.hashes()[i], place);
		entries().tableOf(number).put(number, target);
		this.store.giveBack(place);
		return target == candidate;
	}

	private long takeAnother(B piece, int i) {
		RecordNeed need = this.entryNeed.clear();
		this.store.need(Update.PUT, piece, i, ABSENT, need);
		if (!this.store.hasRoomFor(need)) {
			throw this.context.changedMeanwhile();
		}
		return this.store.take(piece, i);
	}

	// A new key. There is room for it.
	private void enter(B piece, int i, long place) {
		long number = piece.hashes()[i];
		while (entries().tableOf(number).containsKey(number)) {
			number++;
		}
		entries().tableOf(number).put(number, place);
		entries().written(1);
		this.displaced += (number != piece.hashes()[i]) ? 1 : 0;
		this.store.write(piece, i, place);
	}

	// The number that leads to a record whose key has a hash.
	private long numberOf(long hash, long place) {
		long number = hash;
		while (entries().tableOf(number).get(number, ABSENT) != place) {
			number++;
		}
		return number;
	}

	// A record is elsewhere now.
	private void moved(long from, long to) {
		long number = numberOf(this.store.hash(to), from);
		entries().tableOf(number).put(number, to);
	}

	@Override
	int remove(B piece, int from, int count) {
		int found = find(piece, from, count);
		if (this.displaced > 0) {
			return removeOneByOne(piece, from, count);
		}
		long[] places = piece.places();
		long[] hashes = piece.hashes();
		int next = from;
		for (int i = from; i < from + count; i++) {
			if (places[i] != ABSENT) {
				hashes[next] = hashes[i];
				places[next++] = places[i];
			}
		}
		int removed = removeHashes(piece, from, found);
		if (removed < found) { // some keys are there twice
			Arrays.sort(places, from, from + found);
		}
		for (int i = from; i < from + found; i++) {
			if (i == from || places[i] != places[i - 1] || removed == found) {
				this.store.giveBack(places[i]);
			}
		}
		return removed;
	}

	private int removeOneByOne(B piece, int from, int count) {
		int removed = 0;
		for (int i = from; i < from + count; i++) {
			long place = find(piece, i);
			if (place != ABSENT) {
				long number = numberOf(piece.hashes()[i], place);
				this.displaced -= (number != piece.hashes()[i]) ? 1 : 0;
				removeNumber(number);
				this.store.giveBack(place);
				removed++;
			}
		}
		return removed;
	}

	// Closes the gap: an entry behind it moves up unless its hash is behind the gap, too.
	private void removeNumber(long removed) {
		long gap = removed;
		entries().tableOf(gap).remove(gap);
		for (long number = gap + 1;; number++) {
			long place = entries().tableOf(number).get(number, ABSENT);
			if (place == ABSENT) {
				break;
			}
			long home = this.store.hash(place);
			if (Long.compareUnsigned(number - home, number - gap) >= 0) {
				entries().tableOf(number).remove(number);
				entries().tableOf(gap).put(gap, place);
				this.displaced -= (home == gap) ? 1 : 0;
				gap = number;
			}
		}
		entries().written(1);
	}

	/**
	 * Goes on with a cursor over the index, and copies the records that it has come to.
	 * @param cursor the cursor
	 * @param target receives the records
	 */
	void fill(TableCursor cursor, RecordCursor<B> target) {
		long stamp = lockShared();
		try {
			entries().fill(cursor, this.store.cursorStep());
			target.take(cursor, this.store);
		}
		finally {
			unlockShared(stamp);
		}
	}

	/**
	 * Copies the record whose hash is 0, if there is one.
	 * @param cursor a cursor before the first entry
	 * @param target receives the record
	 */
	void fillZero(TableCursor cursor, RecordCursor<B> target) {
		long stamp = lockShared();
		try {
			cursor.fillZero(entries().tableOf(0));
			target.take(cursor, this.store);
		}
		finally {
			unlockShared(stamp);
		}
	}

	/**
	 * Returns the records, to a caller that has taken the lock.
	 * @return the records
	 */
	RecordStore<B> store() {
		return this.store;
	}

	@Override
	long memoryBytes() {
		return super.memoryBytes() + this.memory.bytes();
	}

	@Override
	void reserve(long count) {
		long stamp = lock();
		try {
			entries().reserve(count);
			this.store.reserve(Math.max(0, count - entries().size()));
		}
		finally {
			unlock(stamp);
		}
	}

	/**
	 * Copies all records to new memory, one behind the other.
	 */
	@Override
	void trim() {
		long stamp = lock();
		try {
			entries().trim();
			RecordStore<B> compact = this.kind.newStore(this.memory, this::moved);
			try {
				RecordNeed need = new RecordNeed();
				forEachEntry((number, place) -> this.store.needOf(place, need));
				compact.reserve(need);
			}
			catch (RuntimeException ex) {
				compact.release();
				throw ex;
			}
			forEachEntry((number, place) -> entries().tableOf(number).put(number, compact.copy(this.store, place)));
			this.store.release();
			this.store = compact;
		}
		finally {
			unlock(stamp);
		}
	}

	private void forEachEntry(LongLongConsumer action) {
		TableCursor cursor = new TableCursor(Piece.LENGTH);
		cursor.fillZero(entries().tableOf(0));
		forEach(cursor, action);
		while (!cursor.isAtEnd()) {
			entries().fill(cursor, Piece.LENGTH);
			forEach(cursor, action);
		}
	}

	private static void forEach(TableCursor cursor, LongLongConsumer action) {
		for (int i = 0; i < cursor.count(); i++) {
			action.accept(cursor.key(i), cursor.value(i));
		}
	}

	@Override
	void clear() {
		long stamp = lock();
		try {
			entries().clear();
			this.store.clear();
			this.displaced = 0;
			this.allOld = false;
		}
		finally {
			unlock(stamp);
		}
	}

	@Override
	void closeEntries() {
		super.closeEntries();
		if (this.store != null) {
			this.store.release();
		}
	}

}
