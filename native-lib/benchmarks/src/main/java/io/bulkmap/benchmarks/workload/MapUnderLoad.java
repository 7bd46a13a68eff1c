package io.bulkmap.benchmarks.workload;

import java.util.List;

/**
 * A map that a workload is run against. Keys are given by number, so that the workload
 * needs not know what they are.
 */
public interface MapUnderLoad extends AutoCloseable {

	/**
	 * Returns what one thread calls the map with. Allocates all that its calls need.
	 * @param calls the calls of a cycle
	 * @return for one thread
	 */
	Caller caller(List<Call> calls);

	/**
	 * Returns the number of entries.
	 * @return the number
	 */
	long size();

	/**
	 * Returns what the map takes outside of the Java heap.
	 * @return a number of bytes
	 */
	long offHeapBytes();

	/**
	 * Returns what does the work, if there is a choice.
	 * @return such as {@code avx2, jni}; empty if there is none
	 */
	String kernel();

	@Override
	void close();

	/**
	 * Calls a map, for one thread. A call has three parts, of which only the second one
	 * is measured.
	 */
	interface Caller {

		/**
		 * Makes keys and values for the next call.
		 * @param call index of the call in the cycle
		 * @param numbers the numbers of its keys, from index 0 on
		 */
		void prepare(int call, long[] numbers);

		/**
		 * Calls the map.
		 * @param call index of the call in the cycle
		 */
		void call(int call);

		/**
		 * Returns what came of the last call: how many keys were found, were new to a map
		 * that was asked to store only those, or were there to be removed.
		 * @param call index of the call in the cycle
		 * @return a number of keys; 0 if the operation does not tell
		 */
		long outcome(int call);

	}

}
