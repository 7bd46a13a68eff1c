package io.bulkmap.benchmarks.workload;

import java.util.concurrent.locks.LockSupport;

/**
 * Time, which tests can let pass as they like.
 */
interface Ticker {

	/**
	 * Returns the time.
	 * @return nanoseconds since some moment
	 */
	long nanos();

	/**
	 * Waits until a moment, or not at all if it has passed.
	 * @param nanos a moment
	 */
	void waitUntil(long nanos);

	/**
	 * Real time.
	 */
	Ticker SYSTEM = new Ticker() {

		// A thread that sleeps is late by this at most, in most cases; for the rest of
		// the time it looks at the clock.
		private static final long WAKE_EARLY_NANOS = 200_000;

		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public void waitUntil(long nanos) {
			long left = nanos - System.nanoTime();
			while (left > 0) {
				if (left > WAKE_EARLY_NANOS) {
					LockSupport.parkNanos(left - WAKE_EARLY_NANOS);
				}
				else {
					Thread.onSpinWait();
				}
				left = nanos - System.nanoTime();
			}
		}

	};

}
