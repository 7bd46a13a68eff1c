package io.bulkmap.map;

import io.bulkmap.kernel.Update;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on the entries of a map, wherever it keeps their values. A call locks
 * all partitions from its beginning to its end, in their order.
 */
interface BatchOperations {

	/**
	 * Stores pairs, in order.
	 * @param update what becomes of the values of old keys
	 * @param keys the keys
	 * @param values the values
	 * @param length number of pairs
	 * @return how many keys are new
	 * @throws io.bulkmap.MapCapacityException if there is no memory; no entry has changed
	 * then
	 */
	long updateAll(Update update, BatchKeys keys, BatchValues values, int length);

	/**
	 * Looks up keys.
	 * @param keys the keys
	 * @param values receives the values
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long getAll(BatchKeys keys, BatchValues values, int length);

	/**
	 * Tells which keys there are.
	 * @param keys the keys
	 * @param found receives the answers, if there is such an array
	 * @param offset where, in that array
	 * @param length number of keys
	 * @return how many keys were found
	 */
	long containsAll(BatchKeys keys, boolean @Nullable [] found, int offset, int length);

	/**
	 * Removes entries.
	 * @param keys the keys
	 * @param length number of keys
	 * @return how many entries there were
	 */
	long removeAll(BatchKeys keys, int length);

}
