package io.bulkmap.benchmarks.profile;

import io.bulkmap.benchmarks.profile.Shares.Kind;
import io.bulkmap.benchmarks.profile.Shares.Spread;

/**
 * How much more or less of the time a frame has than before.
 *
 * @param frame the frame
 * @param kind which samples count
 * @param before its share in the runs of the baseline
 * @param after its share in the runs that are compared
 */
record FrameShift(String frame, Kind kind, Spread before, Spread after) {

	/**
	 * Returns the difference of the medians.
	 * @return percentage points, more than 0 if the frame has more than before
	 */
	double points() {
		return 100 * (this.after.median() - this.before.median());
	}

	/**
	 * Returns the larger one of the medians.
	 * @return a share, up to 1
	 */
	double share() {
		return Math.max(this.before.median(), this.after.median());
	}

}
