package io.bulkmap.benchmarks.report;

import java.util.List;

/**
 * How long requests took, as the load generator of the sample service has written it.
 *
 * @param name name of the file, without its ending
 * @param count number of requests
 * @param meanMillis mean of their durations in milliseconds
 * @param points percentiles, the lowest first; the last one is the longest
 */
record Distribution(String name, long count, double meanMillis, List<Point> points) {

	/**
	 * Creates a distribution; the list is copied.
	 */
	Distribution {
		points = List.copyOf(points);
	}

	/**
	 * Returns a duration that so many percent of the requests did not exceed.
	 * @param percent such as 99.9; 100 for the longest
	 * @return the duration in milliseconds
	 */
	double millis(double percent) {
		return this.points.stream()
			.filter((point) -> point.percent() >= percent)
			.findFirst()
			.orElse(this.points.get(this.points.size() - 1))
			.millis();
	}

	/**
	 * A percentile.
	 *
	 * @param percent share of the requests in percent
	 * @param millis duration that these did not exceed
	 */
	record Point(double percent, double millis) {

	}

}
