package io.bulkmap.map;

import io.bulkmap.record.RecordBatch;

/**
 * The values of a call, whatever they are in.
 */
interface BatchValues {

	/**
	 * Copies some values to the beginning of a piece.
	 * @param batch receives them
	 * @param from first value
	 * @param count number of values
	 */
	void copyTo(RecordBatch batch, int from, int count);

	/**
	 * Receives the values of a piece.
	 * @param batch has them, and the places of their records, or
	 * {@link RecordBatch#ABSENT}
	 * @param from place of the first value in the call
	 * @param count number of values
	 */
	void takeFrom(RecordBatch batch, int from, int count);

}
