package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.TableCursor;

/**
 * A partition whose entries are records: its table is an index that leads from the hashes
 * of keys to the places of their records.
 * <p>
 * Methods with a {@link RecordBatch} are for those who have taken the lock.
 */
/*
 * Two keys may have one hash, though hardly ever. So the index is used as if it were a
 * table of 2^64 slots with linear probing: a key whose hash is taken by another one gets
 * the next number that is not. Such a key is displaced; a search goes on from the hash
 * until there is no entry. When an entry is removed, those behind it that would not be
 * found any more move up. As long as no key is displaced, as even in maps of a billion
 * entries, nobody needs to look for them.
 */
final class RecordPartition extends Partition {

	private static final long ABSENT = RecordBatch.ABSENT;

	private static final long OTHER = RecordBatch.OTHER;

	private final RecordFormat format;

	private final RecordHash hash;

	private final MapContext context;

	private final RecordMemory memory;

	private FixedRecords records;

	private long displaced;

	RecordPartition(MapContext context, KeyHash indexHash, long expectedEntries, RecordFormat format, RecordHash hash) {
		super(context, indexHash, expectedEntries);
		this.format = format;
		this.hash = hash;
		this.context = context;
		this.memory = new RecordMemory(context);
		this.records = new FixedRecords(this.memory, format.bytes());
		try {
			this.records.reserve(expectedEntries);
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Tells whether there is room for some pairs, whatever their keys.
	 * @param pairs how many
	 * @return {@code false} if it depends on which keys are new
	 */
	boolean hasRoomFor(long pairs) {
		return this.records.room() >= pairs && entries().hasRoomFor(pairs);
	}

	/**
	 * Makes room for some new keys.
	 * @param keys how many
	 * @throws io.bulkmap.MapCapacityException if there is no memory; nothing that anybody
	 * could look up has changed then
	 */
	void makeRoomFor(long keys) {
		entries().reserveRoomFor(keys);
		this.records.reserve(keys);
	}

	private RecordKernel kernelFor(int length) {
		return this.context.kernelFor(length).recordKernel();
	}

	/**
	 * Counts the keys of a piece that are not there; equal ones each time.
	 */
	int countAbsent(RecordBatch batch, int from, int count) {
		return count - find(batch, from, count);
	}

	/**
	 * Finds the records of the keys of a piece.
	 * @param batch receives their places, or {@link RecordBatch#ABSENT}
	 * @return how many there are
	 */
	int find(RecordBatch batch, int from, int count) {
		long[] places = batch.places();
		entries().getAll(batch.hashes(), places, ABSENT, from, count);
		if (kernelFor(count).matchAll(this.records, this.format, batch, from, count) > 0) {
			for (int i = from; i < from + count; i++) {
				if (places[i] == OTHER) {
					places[i] = findBehind(batch, i);
				}
			}
		}
		return countPresent(batch, from, count);
	}

	/**
	 * Looks up the values of a piece.
	 * @param batch receives them, and the places of their records or
	 * {@link RecordBatch#ABSENT}
	 * @return how many there are
	 */
	int get(RecordBatch batch, int from, int count) {
		long[] places = batch.places();
		entries().getAll(batch.hashes(), places, ABSENT, from, count);
		if (kernelFor(count).readAll(this.records, this.format, batch, from, count) > 0) {
			for (int i = from; i < from + count; i++) {
				if (places[i] == OTHER) {
					places[i] = findBehind(batch, i);
					readValue(batch, i, places[i]);
				}
			}
		}
		return countPresent(batch, from, count);
	}

	private static int countPresent(RecordBatch batch, int from, int count) {
		int present = 0;
		for (int i = from; i < from + count; i++) {
			present += (batch.places()[i] != ABSENT) ? 1 : 0;
		}
		return present;
	}

	// The hash of the key leads to another one.
	private long findBehind(RecordBatch batch, int i) {
		long number = batch.hashes()[i];
		long place;
		do {
			number++;
			place = entries().tableOf(number).get(number, ABSENT);
		}
		while (place != ABSENT && !hasKey(batch, i, place));
		return place;
	}

	private boolean hasKey(RecordBatch batch, int i, long place) {
		if (this.format.keyWords() == 0) {
			return true;
		}
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		return record.getLong(offset) == batch.keyWord(2 * i)
				&& record.getLong(offset + Long.BYTES) == batch.keyWord(2 * i + 1);
	}

	private void readValue(RecordBatch batch, int i, long place) {
		if (place != ABSENT) {
			MemoryRegion record = this.records.region(place);
			int offset = FixedRecords.offset(place) + this.format.valueOffset();
			int words = this.format.valueWords();
			for (int word = 0; word < words; word++) {
				batch.valueWord(i * words + word, record.getLong(offset + word * Long.BYTES));
			}
		}
	}

	/**
	 * Stores a piece, in order. There is room for its new keys.
	 * @return how many keys are new
	 * @throws IllegalStateException if there was no room after all
	 */
	int store(Update update, RecordBatch batch, int from, int count) {
		return hasRoomFor(count) ? storeAll(update, batch, from, count) : storeNewOnes(update, batch, from, count);
	}

	// Each key gets a place, which is free again if the key is not new. The index says
	// which.
	private int storeAll(Update update, RecordBatch batch, int from, int count) {
		long[] places = batch.places();
		long[] candidates = batch.candidates();
		for (int i = from; i < from + count; i++) {
			candidates[i] = this.records.take();
			places[i] = candidates[i];
		}
		entries().getOrPutAll(batch.hashes(), places, from, count);
		boolean replaces = update == Update.PUT;
		kernelFor(count).writeAll(this.records, this.format, batch, replaces, from, count);
		int added = 0;
		for (int i = from; i < from + count; i++) {
			if (places[i] == candidates[i]) {
				candidates[i] = ABSENT;
				added++;
			}
			else if (places[i] == OTHER) {
				long place = findBehind(batch, i);
				if (place != ABSENT) {
					update(update, batch, i, place);
				}
				else {
					enter(batch, i, candidates[i]);
					candidates[i] = ABSENT;
					added++;
				}
			}
			else if (!replaces) {
				update(update, batch, i, places[i]);
			}
		}
		for (int i = from + count - 1; i >= from; i--) {
			if (candidates[i] != ABSENT) {
				this.records.giveBack(candidates[i]);
			}
		}
		return added;
	}

	private int storeNewOnes(Update update, RecordBatch batch, int from, int count) {
		find(batch, from, count);
		int added = 0;
		for (int i = from; i < from + count; i++) {
			long place = batch.places()[i];
			if (place == ABSENT && added > 0) { // it may have come with this batch
				place = find(batch, i);
			}
			if (place != ABSENT) {
				update(update, batch, i, place);
			}
			else if (hasRoomFor(1)) {
				enter(batch, i, this.records.take());
				added++;
			}
			else {
				throw this.context.changedMeanwhile();
			}
		}
		return added;
	}

	private long find(RecordBatch batch, int i) {
		long number = batch.hashes()[i];
		long place = entries().tableOf(number).get(number, ABSENT);
		return (place == ABSENT || hasKey(batch, i, place)) ? place : findBehind(batch, i);
	}

	// A new key. There is room for it.
	private void enter(RecordBatch batch, int i, long place) {
		long number = batch.hashes()[i];
		while (entries().tableOf(number).containsKey(number)) {
			number++;
		}
		entries().tableOf(number).put(number, place);
		entries().written(1);
		this.displaced += (number != batch.hashes()[i]) ? 1 : 0;
		write(batch, i, place);
	}

	private void write(RecordBatch batch, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		for (int word = 0; word < this.format.keyWords(); word++) {
			record.putLong(offset + word * Long.BYTES, batch.keyWord(2 * i + word));
		}
		writeValue(batch, i, place);
	}

	private void writeValue(RecordBatch batch, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place) + this.format.valueOffset();
		int words = this.format.valueWords();
		for (int word = 0; word < words; word++) {
			record.putLong(offset + word * Long.BYTES, batch.valueWord(i * words + word));
		}
	}

	private void update(Update update, RecordBatch batch, int i, long place) {
		if (update == Update.PUT) {
			writeValue(batch, i, place);
		}
		else if (update != Update.PUT_IF_ABSENT) {
			assert this.format.valueWords() == 1 : this.format;
			MemoryRegion record = this.records.region(place);
			int offset = FixedRecords.offset(place) + this.format.valueOffset();
			record.putLong(offset, update.combine(record.getLong(offset), batch.valueWord(i)));
		}
	}

	/**
	 * Removes the entries with the keys of a piece.
	 * @return how many there were
	 */
	int remove(RecordBatch batch, int from, int count) {
		int found = find(batch, from, count);
		if (this.displaced > 0) {
			return removeOneByOne(batch, from, count);
		}
		long[] places = batch.places();
		long[] hashes = batch.hashes();
		int next = from;
		for (int i = from; i < from + count; i++) {
			if (places[i] != ABSENT) {
				hashes[next] = hashes[i];
				places[next++] = places[i];
			}
		}
		int removed = (int) entries().removeAll(hashes, from, found);
		if (removed < found) { // some keys are there twice
			Arrays.sort(places, from, from + found);
		}
		for (int i = from; i < from + found; i++) {
			if (i == from || places[i] != places[i - 1] || removed == found) {
				this.records.giveBack(places[i]);
			}
		}
		return removed;
	}

	private int removeOneByOne(RecordBatch batch, int from, int count) {
		int removed = 0;
		for (int i = from; i < from + count; i++) {
			long place = find(batch, i);
			if (place != ABSENT) {
				removeNumber(numberOf(batch, i, place));
				this.records.giveBack(place);
				removed++;
			}
		}
		return removed;
	}

	// The number that leads to the record of a key.
	private long numberOf(RecordBatch batch, int i, long place) {
		long number = batch.hashes()[i];
		while (entries().tableOf(number).get(number, ABSENT) != place) {
			number++;
		}
		this.displaced -= (number != batch.hashes()[i]) ? 1 : 0;
		return number;
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
			long home = hash(place);
			if (Long.compareUnsigned(number - home, number - gap) >= 0) {
				entries().tableOf(number).remove(number);
				entries().tableOf(gap).put(gap, place);
				this.displaced -= (home == gap) ? 1 : 0;
				gap = number;
			}
		}
		entries().written(1);
	}

	private long hash(long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		return this.hash.hash(record.getLong(offset), record.getLong(offset + Long.BYTES));
	}

	/**
	 * Goes on with a cursor over the index, and copies the records that it has come to.
	 * @param cursor the cursor
	 * @param target receives the records
	 */
	void fill(TableCursor cursor, RecordCursor target) {
		long stamp = lockShared();
		try {
			entries().fill(cursor, RecordBatch.LENGTH / 2);
			target.take(cursor, this.records);
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
	void fillZero(TableCursor cursor, RecordCursor target) {
		long stamp = lockShared();
		try {
			cursor.fillZero(entries().tableOf(0));
			target.take(cursor, this.records);
		}
		finally {
			unlockShared(stamp);
		}
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
			this.records.reserve(Math.max(0, count - entries().size()));
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
			FixedRecords compact = new FixedRecords(this.memory, this.format.bytes());
			try {
				compact.reserve(entries().size());
			}
			catch (RuntimeException ex) {
				compact.release();
				throw ex;
			}
			copyTo(compact);
			this.records.release();
			this.records = compact;
		}
		finally {
			unlock(stamp);
		}
	}

	private void copyTo(FixedRecords target) {
		TableCursor cursor = new TableCursor(RecordBatch.LENGTH);
		cursor.fillZero(entries().tableOf(0));
		copyTo(target, cursor);
		while (!cursor.isAtEnd()) {
			entries().fill(cursor, RecordBatch.LENGTH);
			copyTo(target, cursor);
		}
	}

	private void copyTo(FixedRecords target, TableCursor cursor) {
		int words = this.format.bytes() / Long.BYTES;
		for (int i = 0; i < cursor.count(); i++) {
			long source = cursor.value(i);
			long place = target.take();
			target.region(place)
				.longs(FixedRecords.offset(place), words)
				.put(this.records.region(source).longs(FixedRecords.offset(source), words));
			entries().tableOf(cursor.key(i)).put(cursor.key(i), place);
		}
	}

	@Override
	void clear() {
		long stamp = lock();
		try {
			entries().clear();
			this.records.clear();
			this.displaced = 0;
		}
		finally {
			unlock(stamp);
		}
	}

	@Override
	void closeEntries() {
		super.closeEntries();
		if (this.records != null) {
			this.records.release();
		}
	}

}
