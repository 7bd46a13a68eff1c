package io.bulkmap.sample.load;

import java.time.Duration;

/**
 * What a soak is made of.
 *
 * @param duration time after which no request begins
 * @param rate entries per second
 * @param body entries, or keys, of a request
 * @param rssGrowth percent by which the resident memory may still grow
 * @param offHeapGrowth percent by which the off-heap memory may still grow
 */
record SoakPlan(Duration duration, double rate, int body, double rssGrowth, double offHeapGrowth) {

	/**
	 * Entries of the map that keys come and go in: it is full after a quarter of the
	 * time, for a quarter of the entries go into it.
	 */
	private static final long LONGEST_WINDOW = 500_000;

	long window() {
		return Math.max(this.body, Math.min(LONGEST_WINDOW, (long) (this.rate * seconds() / 16)));
	}

	/**
	 * Returns the number of entries with which the map that grows begins anew.
	 */
	long growth() {
		return Math.max(this.body, window() / 8);
	}

	double seconds() {
		return this.duration.toNanos() / 1e9;
	}

	long nanosPerRequest() {
		return (long) (this.body / this.rate * 1e9);
	}

}
