package io.bulkmap.benchmarks.profile;

/**
 * A frame that is not in the workload, and takes as much time as a test of the comparison
 * wants it to.
 */
final class PlantedFrame {

	private PlantedFrame() {
	}

	/**
	 * Takes time.
	 * @param steps a few nanoseconds each
	 * @return 0, which no compiler knows
	 */
	static long spin(int steps) {
		long state = steps;
		for (int step = 0; step < steps; step++) {
			state ^= state << 13;
			state ^= state >>> 7;
			state ^= state << 17;
		}
		// Xorshift comes to 0 from 0 only.
		return (state == 0) ? 1 : 0;
	}

}
