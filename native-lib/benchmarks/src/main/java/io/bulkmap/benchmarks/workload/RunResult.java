package io.bulkmap.benchmarks.workload;

import java.util.List;

/**
 * What came of one workload and one engine.
 *
 * @param engine name of the engine
 * @param title its name for people
 * @param ours whether it is of this project
 * @param version version of its library
 * @param kernel what does the work, if there is a choice; empty if there is none
 * @param jvmArguments arguments of its JVM
 * @param operations each call of the cycle; calls that are the same are together
 * @param throughput how much was done
 * @param allocation what was allocated on the heap
 * @param collections what was collected
 * @param memory what the map takes
 */
public record RunResult(String engine, String title, boolean ours, String version, String kernel,
		List<String> jvmArguments, List<OperationResult> operations, Throughput throughput, Allocation allocation,
		Collections collections, Memory memory) {

	/**
	 * Creates the result; the lists are copied.
	 */
	public RunResult {
		jvmArguments = List.copyOf(jvmArguments);
		operations = List.copyOf(operations);
	}

	/**
	 * What came of all calls of one kind.
	 *
	 * @param operation what the calls did
	 * @param batch keys of a call
	 * @param calls number of calls
	 * @param entries number of keys
	 * @param outcome how many of the keys were found, were new, or were removed; 0 where
	 * the operation does not tell
	 * @param nanosPerEntry time in calls, per key
	 * @param latency from when a call was due until it had ended
	 * @param service from when a call started until it had ended; the same in a closed
	 * loop
	 */
	public record OperationResult(Operation operation, int batch, long calls, long entries, long outcome,
			double nanosPerEntry, Percentiles latency, Percentiles service) {

	}

	/**
	 * Times of calls, in nanoseconds.
	 *
	 * @param p50 the median
	 * @param p95 what 95 % do not exceed
	 * @param p99 what 99 % do not exceed
	 * @param p999 what 99.9 % do not exceed
	 * @param max the longest
	 * @param mean the mean
	 */
	public record Percentiles(long p50, long p95, long p99, long p999, long max, double mean) {

	}

	/**
	 * How much was done.
	 *
	 * @param rounds how many maps were filled; 1 if the map was full from the start
	 * @param seconds time from the first call to the last
	 * @param busySeconds the part of it, of all threads together, that was in calls
	 * @param callsPerSecond calls of all threads, with all that was between them
	 * @param entriesPerSecond keys of all threads, with all that was between calls
	 * @param wantedCallsPerSecond the rate of the workload; 0 for a closed loop
	 * @param notStarted calls that were due and had not begun when the time was over;
	 * they are in no percentile
	 */
	public record Throughput(long rounds, double seconds, double busySeconds, double callsPerSecond,
			double entriesPerSecond, double wantedCallsPerSecond, long notStarted) {

	}

	/**
	 * What the calling threads allocated on the heap.
	 *
	 * @param bytes all
	 * @param bytesPerSecond per second
	 * @param bytesPerEntry per key
	 */
	public record Allocation(long bytes, double bytesPerSecond, double bytesPerEntry) {

	}

	/**
	 * Garbage collections.
	 *
	 * @param count how many
	 * @param millis their time
	 * @param longestMillis the longest of them
	 */
	public record Collections(long count, long millis, long longestMillis) {

	}

	/**
	 * What the map takes at the end, with all its entries.
	 *
	 * @param entries its entries
	 * @param heapBytes what is on the heap more than before it was there
	 * @param offHeapBytes what it says that it takes outside
	 * @param bytesPerEntry both, per entry
	 * @param residentBytes the most that the process had in memory; 0 if unknown
	 */
	public record Memory(long entries, long heapBytes, long offHeapBytes, double bytesPerEntry, long residentBytes) {

	}

}
