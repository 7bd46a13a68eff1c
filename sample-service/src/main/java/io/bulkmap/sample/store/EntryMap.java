package io.bulkmap.sample.store;

import java.nio.LongBuffer;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;

/**
 * A map of the service. Its bulk operations do what those of {@link LongLongBulkMap} do,
 * and all that look at entries throw {@link MapDeletedException} once it is deleted.
 */
public interface EntryMap {

	/**
	 * Returns a bulk map as a map of the service.
	 * @param map the map
	 * @return a view of it
	 */
	static EntryMap of(LongLongBulkMap map) {
		return new BulkEntryMap(map);
	}

	/**
	 * Returns the name, also once the map is deleted.
	 * @return the name
	 */
	String name();

	/**
	 * Returns what the map takes.
	 * @return its size at this moment
	 */
	EntryMapSize size();

	/**
	 * Stores values.
	 * @param keys the keys that remain in this buffer
	 * @param values as many values
	 * @return how many keys are new
	 */
	long putAll(LongBuffer keys, LongBuffer values);

	/**
	 * Stores the values of new keys.
	 * @param keys the keys that remain in this buffer
	 * @param values as many values
	 * @return how many keys are new
	 */
	long putAllIfAbsent(LongBuffer keys, LongBuffer values);

	/**
	 * Adds to values.
	 * @param keys the keys that remain in this buffer
	 * @param values as many values
	 * @return how many keys are new
	 */
	long addAll(LongBuffer keys, LongBuffer values);

	/**
	 * Lowers values.
	 * @param keys the keys that remain in this buffer
	 * @param values as many values
	 * @return how many keys are new
	 */
	long minAll(LongBuffer keys, LongBuffer values);

	/**
	 * Raises values.
	 * @param keys the keys that remain in this buffer
	 * @param values as many values
	 * @return how many keys are new
	 */
	long maxAll(LongBuffer keys, LongBuffer values);

	/**
	 * Removes keys.
	 * @param keys the keys that remain in this buffer
	 * @return how many were there
	 */
	long removeAll(LongBuffer keys);

	/**
	 * Looks up keys.
	 * @param keys the keys that remain in this buffer
	 * @param values receives as many values
	 * @param missing value of a key that is not there
	 * @return how many keys are there
	 */
	long getAll(LongBuffer keys, LongBuffer values, long missing);

	/**
	 * Returns a cursor over all entries, while others may write.
	 * @return the cursor
	 */
	LongLongCursor cursor();

	/**
	 * Deletes the map with its entries. Does nothing the second time.
	 */
	void delete();

}
