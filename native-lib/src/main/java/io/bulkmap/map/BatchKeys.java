package io.bulkmap.map;

import io.bulkmap.record.RecordBatch;

/**
 * The keys of a call, whatever they are in.
 */
interface BatchKeys {

	/**
	 * Copies some keys to the beginning of a piece.
	 * @param batch receives them
	 * @param from first key
	 * @param count number of keys
	 */
	void copyTo(RecordBatch batch, int from, int count);

}
