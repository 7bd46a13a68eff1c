package io.bulkmap.kernel;

import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

/**
 * What a kernel does with records of one length, and with the keys in them. Stateless.
 * <p>
 * Callers have checked that ranges lie within their batches, that places are those of
 * records in use, that records and batches lie in the memory of the kernel, and that
 * nobody else writes to the records meanwhile; and, for operations that write, that
 * nobody else reads them.
 */
public interface RecordKernel {

	/**
	 * Hashes the keys of a batch, which have two words each.
	 * @param hash the hash
	 * @param batch has the keys, and receives the hashes in its array
	 * @param count how many, from the first one on
	 */
	void hashAll(UniversalHash hash, RecordBatch batch, int count);

	/**
	 * Compares the keys of a batch with those of the records that their hashes lead to. A
	 * place becomes {@link RecordBatch#OTHER} where the record has another key.
	 * @param records the records
	 * @param format format of the records
	 * @param batch has the keys and places, or negative numbers, which stay
	 * @param from the first key
	 * @param count how many
	 * @return how many records have another key
	 */
	int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count);

	/**
	 * Does as {@link #matchAll}, and copies the values of records with the same key.
	 * @param records the records
	 * @param format format of the records
	 * @param batch has the keys and places, or negative numbers, which stay; receives the
	 * values
	 * @param from the first key
	 * @param count how many
	 * @return how many records have another key
	 */
	int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count);

	/**
	 * Writes records, in order: key and value where the place is the candidate, and the
	 * value alone, or nothing, where the record has the same key. A place becomes
	 * {@link RecordBatch#OTHER} where the record has another key, and nothing is written.
	 * @param records the records
	 * @param format format of the records
	 * @param batch has keys, values, places and candidates
	 * @param replace whether old records get the value
	 * @param from the first key
	 * @param count how many
	 * @return how many old records have another key
	 */
	int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from, int count);

}
