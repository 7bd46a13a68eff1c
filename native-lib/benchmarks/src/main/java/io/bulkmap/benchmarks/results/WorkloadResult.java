package io.bulkmap.benchmarks.results;

import java.util.List;

import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.Workload;

/**
 * What came of one workload and several engines.
 *
 * @param schema {@value #SCHEMA}, which tells such a file from others
 * @param environment where and how it was measured
 * @param workload the workload
 * @param runs what came of each engine
 * @param refused the engines that could not be measured
 */
public record WorkloadResult(String schema, Environment environment, Workload workload, List<RunResult> runs,
		List<Refusal> refused) {

	/** Name and version of the format. */
	public static final String SCHEMA = "bulkmap-workload-1";

	/**
	 * Creates the result; the lists are copied.
	 */
	public WorkloadResult {
		runs = List.copyOf(runs);
		refused = List.copyOf(refused);
	}

	/**
	 * An engine that could not be measured.
	 *
	 * @param engine its name
	 * @param cause why
	 */
	public record Refusal(String engine, String cause) {

	}

}
