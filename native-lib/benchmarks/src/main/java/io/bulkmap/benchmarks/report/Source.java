package io.bulkmap.benchmarks.report;

import java.util.List;

import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.WorkloadResult;
import org.jspecify.annotations.Nullable;

/**
 * What was measured together, on one machine.
 *
 * @param environment where and how
 * @param speeds what JMH measured
 * @param workloads what came of workloads
 * @param distributions durations of requests to the sample service
 * @param callTimes what JMH measured of calls, other than of maps
 */
record Source(Environment environment, List<Speed> speeds, List<WorkloadResult> workloads,
		List<Distribution> distributions, List<CallTime> callTimes) {

	/**
	 * Creates a source; the lists are copied. Files that were saved by an earlier report
	 * have no distributions and no times of calls.
	 */
	Source(Environment environment, List<Speed> speeds, List<WorkloadResult> workloads,
			@Nullable List<Distribution> distributions, @Nullable List<CallTime> callTimes) {
		this.environment = environment;
		this.speeds = List.copyOf(speeds);
		this.workloads = List.copyOf(workloads);
		this.distributions = (distributions != null) ? List.copyOf(distributions) : List.of();
		this.callTimes = (callTimes != null) ? List.copyOf(callTimes) : List.of();
	}

}
