package io.bulkmap.kernel.assembly;

/**
 * A way to call the functions of the native library that takes arrays where they are.
 * <p>
 * The collector, and whatever else needs every thread to stop, waits for the end of such
 * a call: its batches are short, and what it writes to has its memory already.
 */
interface ArrayCall extends AssemblyCall {

	/**
	 * Most keys of a call. With 200 ns for each, which is much more than any table has
	 * been seen to take, the collector waits for 100 µs.
	 */
	int SLICE = 512;

	/**
	 * Runs a function on a batch.
	 * @param function address of the function
	 * @param table address of the table
	 * @param keys array that holds the keys
	 * @param values array that holds the values, or receives them, at the same places
	 * @param offset first place in both arrays
	 * @param count number of keys, at most {@link #SLICE}
	 * @param missing what to write for an absent key
	 * @return what the function returns
	 */
	long call(long function, long table, long[] keys, long[] values, int offset, int count, long missing);

}
