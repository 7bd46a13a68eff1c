package io.bulkmap.sample.ingest;

/**
 * What became of a body.
 *
 * @param operation what was done with it
 * @param entries entries, or keys, that it was done with
 * @param changed entries that were added, or removed
 * @param nanos time spent in the map, in nanoseconds; reading and parsing do not count
 */
public record IngestReport(Operation operation, long entries, long changed, long nanos) {

	/**
	 * Returns the time spent in the map per entry.
	 * @return the time in nanoseconds, to one decimal, or 0 without entries
	 */
	public double nanosPerEntry() {
		return Math.round(10.0 * this.nanos / Math.max(1, this.entries)) / 10.0;
	}

}
