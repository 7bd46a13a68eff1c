package io.bulkmap.map;

import io.bulkmap.record.RecordBatch;
import io.bulkmap.table.SipHash;

/**
 * The hash of the keys of a map of records.
 *
 * @param hash the hash
 * @param mask the bits of it that are used: all, but in tests of what happens to keys
 * with the same hash
 */
record RecordHash(SipHash hash, long mask) {

	/**
	 * Writes the hashes of the keys of a batch to its array.
	 * @param batch has the keys
	 * @param count how many
	 */
	void hashAll(RecordBatch batch, int count) {
		long[] hashes = batch.hashes();
		for (int i = 0; i < count; i++) {
			hashes[i] = hash(batch.keyWord(2 * i), batch.keyWord(2 * i + 1));
		}
	}

	/**
	 * Returns the hash of one key.
	 * @param word0 first word of the key
	 * @param word1 second word of the key
	 * @return the hash
	 */
	long hash(long word0, long word1) {
		return this.hash.hash16(word0, word1) & this.mask;
	}

}
