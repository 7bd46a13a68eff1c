package io.bulkmap.kernel;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

/**
 * What a kernel does with records of any length, and with the keys in them. Stateless.
 * <p>
 * Callers have checked that ranges lie within their batches, that places are those of
 * records in use, that records and batches lie in the memory of the kernel, and that
 * nobody else writes to the records meanwhile; and, for operations that write, that
 * nobody else reads them.
 */
public interface BytesKernel {

	/**
	 * Hashes the keys of a batch.
	 * @param hash the hash
	 * @param batch has the keys, and receives the hashes in its array
	 * @param count how many, from the first one on
	 */
	void hashAll(BytesHash hash, BytesBatch batch, int count);

	/**
	 * Compares the keys of a batch with those of the records that their hashes lead to. A
	 * place becomes {@link BytesBatch#OTHER} where the record has another key.
	 * @param records the records
	 * @param batch has the keys and places, or {@link BytesBatch#ABSENT}, which stays
	 * @param from the first key
	 * @param count how many
	 * @return how many records have another key
	 */
	int matchAll(ByteRecords records, BytesBatch batch, int from, int count);

	/**
	 * Does as {@link #matchAll}, and copies the values, of a word each, of records with
	 * the same key.
	 * @param records the records
	 * @param batch has the keys and places, or {@link BytesBatch#ABSENT}, which stays;
	 * receives the values
	 * @param from the first key
	 * @param count how many
	 * @return how many records have another key
	 */
	int readAll(ByteRecords records, BytesBatch batch, int from, int count);

	/**
	 * Writes key and value of new records, in order: of those whose place is the
	 * candidate, which have their lengths already. A place becomes
	 * {@link BytesBatch#OTHER} where the record has another key.
	 * @param records the records
	 * @param batch has keys, values, places and candidates
	 * @param words whether a value is a word, not a range of bytes
	 * @param from the first key
	 * @param count how many
	 * @return how many old records have another key
	 */
	int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count);

}
