package io.bulkmap.kernel;

import java.nio.LongBuffer;

import io.bulkmap.record.PieceWords;
import io.bulkmap.table.Table;

/**
 * A kernel that can work on batches where they are, if they are off-heap.
 * <p>
 * Batches are words of a piece, or the elements between position and limit of direct
 * buffers in the byte order of the machine; callers have checked that, and that both
 * buffers have as many of them. Positions stay as they are. All else is as for arrays.
 */
public interface DirectKernel extends BulkKernel {

	/**
	 * Gives each key its value, or what the update makes of it, in order, up to the first
	 * new key for which the table has no room.
	 * @param update what becomes of the value of a key that is there
	 * @param table the table
	 * @param keys the keys
	 * @param values the values
	 * @return how many pairs were stored
	 */
	int updateAll(Update update, Table table, LongBuffer keys, LongBuffer values);

	/**
	 * Gives each key its value, or what the update makes of it, in order, up to the first
	 * new key for which the table has no room.
	 * @param update what becomes of the value of a key that is there
	 * @param table the table
	 * @param keys has the keys, off-heap
	 * @param values has the values, off-heap
	 * @param from the first key
	 * @param count how many
	 * @return how many pairs were stored
	 */
	int updateAll(Update update, Table table, PieceWords keys, PieceWords values, int from, int count);

	/**
	 * Looks up keys, or stores those that are new, in order, up to the first new key for
	 * which the table has no room.
	 * @param table the table
	 * @param keys has the keys, off-heap
	 * @param values has the values for new keys, off-heap; receives those of the others
	 * @param from the first key
	 * @param count how many
	 * @return how many keys were looked up or stored
	 */
	int getOrPutAll(Table table, PieceWords keys, PieceWords values, int from, int count);

	/**
	 * Writes the value of each key, or {@code missing}.
	 * @param table the table
	 * @param keys has the keys, off-heap
	 * @param values receives the values, off-heap
	 * @param missing what to write for an absent key
	 * @param from the first key
	 * @param count how many
	 * @return how many keys were found
	 */
	int getAll(Table table, PieceWords keys, PieceWords values, long missing, int from, int count);

	/**
	 * Writes the value of each key, or {@code missing}.
	 * @param table the table
	 * @param keys the keys
	 * @param values receives the values; may be the same memory, but not overlap
	 * otherwise
	 * @param missing what to write for an absent key
	 * @return how many keys were found
	 */
	int getAll(Table table, LongBuffer keys, LongBuffer values, long missing);

	/**
	 * Removes the entries with the keys, in order.
	 * @param table the table
	 * @param keys has the keys, off-heap
	 * @param from the first key
	 * @param count how many
	 * @return how many entries were removed
	 */
	int removeAll(Table table, PieceWords keys, int from, int count);

	/**
	 * Removes the entries with the keys, in order.
	 * @param table the table
	 * @param keys the keys
	 * @return how many entries were removed
	 */
	int removeAll(Table table, LongBuffer keys);

}
