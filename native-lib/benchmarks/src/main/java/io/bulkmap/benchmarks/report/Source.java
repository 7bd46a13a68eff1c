package io.bulkmap.benchmarks.report;

import java.util.List;

import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.WorkloadResult;

/**
 * What was measured together, on one machine.
 *
 * @param environment where and how
 * @param speeds what JMH measured
 * @param workloads what came of workloads
 */
record Source(Environment environment, List<Speed> speeds, List<WorkloadResult> workloads) {

	/**
	 * Creates a source; the lists are copied.
	 */
	Source {
		speeds = List.copyOf(speeds);
		workloads = List.copyOf(workloads);
	}

}
