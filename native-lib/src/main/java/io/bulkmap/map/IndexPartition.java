package io.bulkmap.map;

import io.bulkmap.kernel.Update;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.table.KeyHash;

/**
 * A partition whose entries are words: its table has keys and values themselves.
 */
final class IndexPartition extends BatchPartition<RecordBatch> {

	private static final long PRESENT = 0;

	// What tables return for absent keys; it may be a value.
	private static final long MISSING = LongLongMapView.MISSING;

	IndexPartition(MapContext context, KeyHash hash, long expectedEntries) {
		super(context, hash, expectedEntries);
	}

	@Override
	boolean hasRoomFor(int count, long bytes, long longest) {
		return entries().hasRoomFor(count);
	}

	@Override
	void need(Update update, RecordBatch piece, int from, int count, RecordNeed need) {
		long found = entries().getAll(piece.hashes(), piece.candidates(), MISSING, from, count);
		need.addKeys(count - (int) found);
	}

	@Override
	void makeRoomFor(RecordNeed need) {
		entries().reserveRoomFor(need.keys());
	}

	@Override
	void settle() {
		// nothing was prepared
	}

	@Override
	int find(RecordBatch piece, int from, int count) {
		return get(piece, from, count);
	}

	@Override
	int get(RecordBatch piece, int from, int count) {
		long[] keys = piece.hashes();
		long[] words = piece.candidates();
		long[] places = piece.places();
		int found = (int) entries().getAll(keys, words, MISSING, from, count);
		int missing = 0;
		for (int i = from; i < from + count; i++) {
			piece.valueWord(i, words[i]);
			places[i] = (words[i] != MISSING) ? PRESENT : RecordBatch.ABSENT;
			missing += (words[i] != MISSING) ? 0 : 1;
		}
		if (missing > count - found) { // some have that value
			for (int i = from; i < from + count; i++) {
				places[i] = entries().tableOf(keys[i]).containsKey(keys[i]) ? PRESENT : RecordBatch.ABSENT;
			}
		}
		return found;
	}

	@Override
	int store(Update update, RecordBatch piece, int from, int count, boolean roomForAll) {
		long[] words = piece.candidates();
		for (int i = from; i < from + count; i++) {
			words[i] = piece.valueWord(i);
		}
		return (int) entries().updateAll(update, piece.hashes(), words, from, count);
	}

	@Override
	int remove(RecordBatch piece, int from, int count) {
		return (int) entries().removeAll(piece.hashes(), from, count);
	}

}
