package io.bulkmap.sample.ingest;

/**
 * What became of a body.
 *
 * @param entries entries that were stored, in new keys or old ones
 * @param added entries whose keys are new
 * @param nanos time spent in the map, in nanoseconds; reading and parsing do not count
 */
public record IngestReport(long entries, long added, long nanos) {

	/**
	 * Returns the time spent in the map per entry.
	 * @return the time in nanoseconds, to one decimal, or 0 without entries
	 */
	public double nanosPerEntry() {
		return Math.round(10.0 * this.nanos / Math.max(1, this.entries)) / 10.0;
	}

}
