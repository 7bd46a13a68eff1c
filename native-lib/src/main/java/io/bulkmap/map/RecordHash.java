package io.bulkmap.map;

import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.table.UniversalHash;

/**
 * The hash of the keys of a map of records.
 *
 * @param hash the hash
 * @param mask the bits of it that are used: all, but in tests of what happens to keys
 * with the same hash
 */
record RecordHash(UniversalHash hash, long mask) {

	/**
	 * Writes the hashes of the keys of a batch to its array.
	 * @param kernel what computes them
	 * @param batch has the keys
	 * @param count how many
	 */
	void hashAll(RecordKernel kernel, RecordBatch batch, int count) {
		kernel.hashAll(this.hash, batch, count);
		if (this.mask != -1) {
			long[] hashes = batch.hashes();
			for (int i = 0; i < count; i++) {
				hashes[i] &= this.mask;
			}
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
