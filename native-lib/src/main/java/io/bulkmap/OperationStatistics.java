package io.bulkmap;

/**
 * How often a bulk operation was called, since the map was created. Every call counts,
 * also one that fails after its arguments were found to be right.
 *
 * @param operation the operation
 * @param nativeCalls calls left to the native kernel, at least for the most part: those
 * with as many keys as {@link MapStatistics#nativeFrom()}, times the number of partitions
 * @param javaCalls calls left to the Java kernel
 * @since 0.1.0
 */
public record OperationStatistics(BulkOperation operation, long nativeCalls, long javaCalls) {

	/**
	 * Returns the number of all calls.
	 * @return the number of calls
	 */
	public long calls() {
		return this.nativeCalls + this.javaCalls;
	}

}
