package io.bulkmap.sample.lookup;

/**
 * What became of a lookup.
 *
 * @param entries keys that were looked up, equal ones counted each time
 * @param hits those of them that the map has
 * @param nanos time spent in the map, in nanoseconds; reading and parsing do not count
 */
public record LookupReport(long entries, long hits, long nanos) {

	/**
	 * Returns the time spent in the map per key.
	 * @return the time in nanoseconds, to one decimal, or 0 without keys
	 */
	public double nanosPerEntry() {
		return Math.round(10.0 * this.nanos / Math.max(1, this.entries)) / 10.0;
	}

}
