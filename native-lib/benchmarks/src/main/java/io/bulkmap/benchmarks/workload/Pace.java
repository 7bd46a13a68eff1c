package io.bulkmap.benchmarks.workload;

/**
 * When the calls of one thread are due: at a steady rate that does not care how long
 * calls take, or, without a rate, each as soon as the one before it has ended.
 * <p>
 * What a caller waits for is the time from when a call was due until it has ended. A call
 * that takes long delays those after it, and their delay counts: it would be omitted, if
 * each were timed from its own start ("coordinated omission").
 */
final class Pace {

	private static final double NANOS_PER_SECOND = 1e9;

	private final double intervalNanos;

	private final double offsetNanos;

	Pace(double rate, int thread, int threads) {
		this.intervalNanos = (rate > 0) ? NANOS_PER_SECOND * threads / rate : 0;
		this.offsetNanos = (rate > 0) ? NANOS_PER_SECOND * thread / rate : 0;
	}

	boolean closedLoop() {
		return this.intervalNanos == 0;
	}

	/**
	 * Returns when a call is due.
	 * @param call its index
	 * @return nanoseconds after the first call of the first thread
	 */
	long due(long call) {
		return (long) (this.offsetNanos + call * this.intervalNanos);
	}

	/**
	 * Returns how many calls are due before a moment.
	 * @param nanos nanoseconds after the first call of the first thread
	 * @return the number of calls
	 */
	long dueBefore(long nanos) {
		return (long) Math.max(0, Math.ceil((nanos - this.offsetNanos) / this.intervalNanos));
	}

}
