package io.bulkmap.record;

import java.nio.LongBuffer;

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

	private final MemoryRegion region;

	private final LongBuffer longs;

	/**
	 * Creates a working place.
	 * @param memory where its region comes from
	 */
	public RecordBatch(OffHeapMemory memory) {
		this(memory.allocate(BYTES));
	}

	private RecordBatch(MemoryRegion region) {
		this(region, region.longs(0, BYTES / Long.BYTES));
	}

	private RecordBatch(MemoryRegion region, LongBuffer longs) {
		super(region, longs, HASHES);
		this.region = region;
		this.longs = longs;
	}

	/**
	 * Returns the memory of keys and values.
	 * @return the region
	 */
	public MemoryRegion region() {
		return this.region;
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
	 * Copies keys of two words each.
	 * @param keys array that holds them
	 * @param index first word of the first key
	 * @param count number of keys, which become the first ones here
	 */
	public void putKeys(long[] keys, int index, int count) {
		this.longs.put(KEYS / Long.BYTES, keys, index, 2 * count);
	}

	/**
	 * Copies keys of two words each.
	 * @param keys buffer that holds them
	 * @param index first word of the first key
	 * @param count number of keys, which become the first ones here
	 */
	public void putKeys(LongBuffer keys, int index, int count) {
		this.longs.put(KEYS / Long.BYTES, keys, index, 2 * count);
	}

	/**
	 * Returns a word of a key.
	 * @param index number of the word, of all keys
	 * @return the word
	 */
	public long keyWord(int index) {
		return this.longs.get(KEYS / Long.BYTES + index);
	}

	/**
	 * Writes a word of a key.
	 * @param index number of the word, of all keys
	 * @param word the word
	 */
	public void keyWord(int index, long word) {
		this.longs.put(KEYS / Long.BYTES + index, word);
	}

	@Override
	public void putValues(long[] values, int index, int words) {
		this.longs.put(VALUES / Long.BYTES, values, index, words);
	}

	@Override
	public void putValues(LongBuffer values, int index, int words) {
		this.longs.put(VALUES / Long.BYTES, values, index, words);
	}

	@Override
	public void getValues(int word, long[] values, int index, int words) {
		this.longs.get(VALUES / Long.BYTES + word, values, index, words);
	}

	@Override
	public void getValues(int word, LongBuffer values, int index, int words) {
		values.put(index, this.longs, VALUES / Long.BYTES + word, words);
	}

	@Override
	public long valueWord(int index) {
		return this.longs.get(VALUES / Long.BYTES + index);
	}

	/**
	 * Writes a word of a value.
	 * @param index number of the word, of all values
	 * @param word the word
	 */
	public void valueWord(int index, long word) {
		this.longs.put(VALUES / Long.BYTES + index, word);
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
