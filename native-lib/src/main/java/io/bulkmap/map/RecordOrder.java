package io.bulkmap.map;

import java.nio.ByteOrder;

import io.bulkmap.record.ByteRecords;

/**
 * Brings places of records into the order of their keys: bytes as unsigned numbers, and a
 * key before those that it is the beginning of. All keys are different.
 */
/*
 * Radix exchange by words. Of some records whose keys are the same up to a depth, the
 * next word of each key is read once. The highest bit in which these words differ divides
 * them, without any choice that a caller's keys could make a bad one. Where no bit
 * differs, the next word is read: zeros, behind the end of a key, so that a key ends
 * before others only where words are equal, and the at most nine that end within this
 * word go by their length.
 *
 * So each word of a key is read once, and a record is looked at once or twice per bit of
 * its key, at most, whatever the others are. The smaller half is sorted first, by a call,
 * and the larger one after it, in the same call: so there are never more calls at a time
 * than the number of records has bits.
 */
final class RecordOrder {

	private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

	private final ByteRecords records;

	private final long[] places;

	// The next word of the key of each record.
	private final long[] words;

	private RecordOrder(ByteRecords records, long[] places) {
		this.records = records;
		this.places = places;
		this.words = new long[places.length];
	}

	/**
	 * Sorts places.
	 * @param records the records
	 * @param places all of their places
	 */
	static void sort(ByteRecords records, long[] places) {
		RecordOrder order = new RecordOrder(records, places);
		order.readWords(0, places.length, 0);
		order.sort(0, places.length, 0);
	}

	private void readWords(int from, int to, int depth) {
		for (int i = from; i < to; i++) {
			this.words[i] = word(this.places[i], depth);
		}
	}

	private long word(long place, int depth) {
		if (depth >= this.records.keyLength(place)) {
			return 0;
		}
		long word = this.records.region(place).getLong(ByteRecords.offset(place) + ByteRecords.KEY + depth);
		return LITTLE_ENDIAN ? Long.reverseBytes(word) : word;
	}

	private void sort(int first, int end, int firstDepth) {
		int from = first;
		int to = end;
		int depth = firstDepth;
		while (to - from > 1) {
			long differing = differing(from, to);
			if (differing == 0) {
				from = sortEnding(from, to, depth + Long.BYTES);
				depth += Long.BYTES;
				readWords(from, to, depth);
				continue;
			}
			int middle = divide(from, to, Long.highestOneBit(differing));
			if (middle - from < to - middle) {
				sort(from, middle, depth);
				from = middle;
			}
			else {
				sort(middle, to, depth);
				to = middle;
			}
		}
	}

	private long differing(int from, int to) {
		long first = this.words[from];
		long differing = 0;
		for (int i = from + 1; i < to; i++) {
			differing |= this.words[i] ^ first;
		}
		return differing;
	}

	// Those that do not have a bit come first.
	private int divide(int from, int to, long bit) {
		int middle = from;
		for (int i = from; i < to; i++) {
			if ((this.words[i] & bit) == 0) {
				swap(i, middle++);
			}
		}
		return middle;
	}

	// Returns where those begin whose keys go on.
	private int sortEnding(int from, int to, int depth) {
		int next = from;
		for (int i = from; i < to; i++) {
			if (this.records.keyLength(this.places[i]) <= depth) {
				swap(i, next);
				for (int j = next; j > from && isLonger(j - 1, j); j--) {
					swap(j - 1, j);
				}
				next++;
			}
		}
		return next;
	}

	private boolean isLonger(int i, int j) {
		return this.records.keyLength(this.places[i]) > this.records.keyLength(this.places[j]);
	}

	private void swap(int i, int j) {
		long place = this.places[i];
		this.places[i] = this.places[j];
		this.places[j] = place;
		long word = this.words[i];
		this.words[i] = this.words[j];
		this.words[j] = word;
	}

}
