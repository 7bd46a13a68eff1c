package io.bulkmap.kernel;

import io.bulkmap.Binding;
import io.bulkmap.Isa;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The bulk operations on a table, for one instruction set.
 * <p>
 * Callers have checked that ranges lie within their arrays, that the table's region comes
 * from {@link #memory()}, and that nobody else writes to the table meanwhile; and, for
 * operations that write, that nobody else reads it.
 */
public interface BulkKernel {

	/**
	 * Returns the instruction set of the kernel.
	 * @return the instruction set
	 */
	Isa isa();

	/**
	 * Returns how the kernel is called.
	 * @return the binding
	 */
	Binding binding();

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
	 * Returns the kernel for records that goes with this one.
	 * @return the kernel for records
	 */
	RecordKernel recordKernel();

	/**
	 * Returns the kernel for records of any length that goes with this one.
	 * @return the kernel for such records
	 */
	BytesKernel bytesKernel();

	/**
	 * Gives each {@code keys[i]} the value {@code values[i]}, or what the update makes of
	 * it, in order, up to the first new key for which the table has no room.
	 * @param update what becomes of the value of a key that is there
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param values array that holds the values at the same places
	 * @param offset first place in both arrays
	 * @param length number of pairs
	 * @return how many pairs were stored; {@code length} if all
	 */
	int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length);

	/**
	 * Looks up {@code keys[i]} and writes its value to {@code values[i]}; or stores the
	 * pair, if the key is new. In order, up to the first new key for which the table has
	 * no room.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param values array that holds the values for new keys at the same places, and
	 * receives those of the others
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys were looked up or stored; {@code length} if all
	 */
	int getOrPutAll(Table table, long[] keys, long[] values, int offset, int length);

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
	 * Tells for each {@code keys[i]} whether the table has it.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param found receives the answers at the same places; {@code null} to count only
	 * @param offset first place in both arrays
	 * @param length number of keys
	 * @return how many keys were found, equal ones counted each time
	 */
	int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length);

	/**
	 * Removes the entries with the keys {@code keys[i]}, in order.
	 * @param table the table
	 * @param keys array that holds the keys
	 * @param offset first place in the array
	 * @param length number of keys
	 * @return how many entries were removed
	 */
	int removeAll(Table table, long[] keys, int offset, int length);

	/**
	 * Stores all entries of a table in another one, too.
	 * @param source the table, not written to meanwhile
	 * @param target an empty table with room for them
	 */
	default void copyAll(Table source, Table target) {
		source.copyZeroTo(target);
		copyGroups(source, target, 0, source.groupCount());
	}

	/**
	 * Stores the entries of some groups of a table in another one, too; not the entry
	 * with key 0, which is in no group.
	 * @param source the table, not written to meanwhile
	 * @param target a table with room for them that has none of their keys
	 * @param firstGroup first of these groups
	 * @param groups number of these groups
	 * @return how many entries they have
	 */
	long copyGroups(Table source, Table target, int firstGroup, int groups);

}
