package io.bulkmap.record;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;

/**
 * A piece of a batch whose keys have two words, or none, and whose values have some;
 * off-heap.
 * <p>
 * Not synchronised.
 */
public final class RecordBatch extends Piece {

	/**
	 * Where the region has the secret of the hash; native code may use what is before it.
	 */
	public static final int SECRET = 64;

	/**
	 * Where the region has the keys.
	 */
	public static final int KEYS = MemoryRegion.ALIGNMENT;

	/**
	 * Where the region has the values.
	 */
	public static final int VALUES = KEYS + 16 * LENGTH;

	/**
	 * Where the region has the hashes.
	 */
	public static final int HASHES = VALUES + 16 * LENGTH;

	/**
	 * Where the region has the places.
	 */
	public static final int PLACES = HASHES + Long.BYTES * LENGTH;

	/**
	 * Where the region has the places that new keys would get.
	 */
	public static final int CANDIDATES = PLACES + Long.BYTES * LENGTH;

	private static final int BYTES = CANDIDATES + Long.BYTES * LENGTH;

	/**
	 * Creates a working place.
	 * @param memory where its region comes from
	 */
	public RecordBatch(OffHeapMemory memory) {
		super(memory.allocate(BYTES), BYTES, VALUES, HASHES);
	}

	/**
	 * Returns how many entries of a format fit: fewer than {@link #LENGTH} if their
	 * values are longer than 16 bytes.
	 * @param format the format
	 * @return the number of entries, at least 64
	 */
	public static int length(RecordFormat format) {
		return Math.min(LENGTH, 2 * LENGTH / format.valueWords());
	}

	/**
	 * Returns a word of a key.
	 * @param index number of the word, of all keys
	 * @return the word
	 */
	public long keyWord(int index) {
		return longs().get(KEYS / Long.BYTES + index);
	}

	/**
	 * Writes a word of a key.
	 * @param index number of the word, of all keys
	 * @param word the word
	 */
	public void keyWord(int index, long word) {
		longs().put(KEYS / Long.BYTES + index, word);
	}

	/**
	 * Takes keys, values and hashes of another piece, in another order.
	 * @param source the other piece
	 * @param order the new place of each entry
	 * @param format format of the entries
	 * @param count number of entries
	 */
	public void takeSorted(RecordBatch source, int[] order, RecordFormat format, int count) {
		int keyWords = format.keyWords();
		int valueWords = format.valueWords();
		for (int i = 0; i < count; i++) {
			int place = order[i];
			hashes()[place] = source.hashes()[i];
			for (int word = 0; word < keyWords; word++) {
				keyWord(place * keyWords + word, source.keyWord(i * keyWords + word));
			}
			for (int word = 0; word < valueWords; word++) {
				valueWord(place * valueWords + word, source.valueWord(i * valueWords + word));
			}
		}
	}

	/**
	 * Copies key, value and hash of an entry to a place before it.
	 * @param format format of the entries
	 * @param from number of the entry
	 * @param to its new number, at most {@code from}
	 */
	public void move(RecordFormat format, int from, int to) {
		hashes()[to] = hashes()[from];
		for (int word = 0; word < format.keyWords(); word++) {
			keyWord(to * format.keyWords() + word, keyWord(from * format.keyWords() + word));
		}
		for (int word = 0; word < format.valueWords(); word++) {
			valueWord(to * format.valueWords() + word, valueWord(from * format.valueWords() + word));
		}
	}

	/**
	 * Takes values and places of another piece back into the order that
	 * {@link #takeSorted} has changed.
	 * @param source the other piece
	 * @param order the place of each entry there
	 * @param format format of the entries
	 * @param count number of entries
	 */
	public void takeUnsorted(RecordBatch source, int[] order, RecordFormat format, int count) {
		int valueWords = format.valueWords();
		for (int i = 0; i < count; i++) {
			int place = order[i];
			places()[i] = source.places()[place];
			for (int word = 0; word < valueWords; word++) {
				valueWord(i * valueWords + word, source.valueWord(place * valueWords + word));
			}
		}
	}

}
