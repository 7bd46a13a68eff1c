package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;

/**
 * The bulk operations on a table, for one instruction set.
 * <p>
 * Callers have checked that ranges lie within their arrays, that the table's region comes
 * from {@link #memory()}, and that nobody else writes to the table meanwhile; and, for
 * {@code putAll}, that nobody else reads it.
 */
public interface BulkKernel {

	/**
	 * Returns the instruction set of the kernel.
	 * @return the instruction set
	 */
	Isa isa();

	/**
	 * Returns how the kernel is called.
	 * @return the name of the binding, as in {@code KernelInfo}
	 */
	String binding();

	/**
	 * Returns the memory that tables for this kernel must lie in.
	 * @return the source of regions
	 */
	OffHeapMemory memory();

	/**
	 * Returns the length of a batch from which on a call of this kernel costs less than
	 * the Java kernel.
	 * @return the number of keys, at least 0
	 */
	int worthwhileBatch();

	/**
	 * Stores the pairs {@code keys[i], values[i]} in order, up to the first new key for
	 * which the table has no room.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place in both arrays
	 * @param length number of pairs
	 * @return how many pairs were stored; {@code length} if all
	 */
	int putAll(Table table, long[] keys, long[] values, int offset, int length);

	/**
	 * Writes the value of {@code keys[i]}, or {@code missing}, to {@code values[i]}.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param values array that receives the values at the same places
	 * @param missing what to write for an absent key
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys were found
	 */
	int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length);

	/**
	 * Counts how many keys the table has.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 * @return how many keys were found, equal ones counted each time
	 */
	int countAll(Table table, long[] keys, int offset, int length);

}
