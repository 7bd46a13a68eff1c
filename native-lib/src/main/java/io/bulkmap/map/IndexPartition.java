package io.bulkmap.map;

import io.bulkmap.kernel.DirectKernel;
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
		need.addKeys(count - lookUp(piece, piece.candidateWords(), MISSING, from, count));
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
		int found = lookUp(piece, piece.candidateWords(), MISSING, from, count);
		long[] keys = piece.hashes();
		long[] words = piece.candidates();
		long[] places = piece.places();
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
		DirectKernel direct = entries().directKernel(count);
		if (direct == null) {
			return (int) entries().updateAll(update, piece.hashes(), words, from, count);
		}
		piece.hashWords().push(from, count);
		piece.candidateWords().push(from, count);
		return (int) entries().updateAll(direct, update, piece.hashWords(), piece.candidateWords(), from, count);
	}

	@Override
	int remove(RecordBatch piece, int from, int count) {
		return removeHashes(piece, from, count);
	}

}
