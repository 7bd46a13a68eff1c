package io.bulkmap.benchmarks.profile;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.benchmarks.results.Environment;

/**
 * Where, how and of what a profile was made.
 *
 * @param schema {@value #SCHEMA}, which tells such a file from others
 * @param environment where and how
 * @param workload version of the workload
 * @param kernel instruction set and binding
 * @param event what lets the profiler take a sample
 * @param warmUpRounds rounds of the workload before the profile
 * @param rounds rounds in the profile
 * @param runs JVMs, one after another
 * @param otherSamples samples of other threads, in all runs, which are left out
 */
record Conditions(String schema, Environment environment, String workload, String kernel, String event,
		int warmUpRounds, int rounds, int runs, long otherSamples) {

	/** Name and version of the format. */
	static final String SCHEMA = "bulkmap-profile-1";

	/**
	 * Returns why shares of two profiles may differ though the code does not.
	 * @param baseline the conditions of the other profile
	 * @return a sentence for each difference; none if shares can be compared
	 */
	List<String> differencesFrom(Conditions baseline) {
		List<String> differences = new ArrayList<>();
		differ(differences, "machine", this.environment.machine(), baseline.environment.machine());
		differ(differences, "system", architecture(this.environment), architecture(baseline.environment));
		differ(differences, "JDK", this.environment.jdk(), baseline.environment.jdk());
		differ(differences, "kernel", this.kernel, baseline.kernel);
		differ(differences, "event", this.event, baseline.event);
		differ(differences, "workload", this.workload, baseline.workload);
		return differences;
	}

	// Without the version of the system, which changes with every update of a machine.
	private static String architecture(Environment environment) {
		return environment.system().replaceFirst(" [^,]*,", ",");
	}

	private static void differ(List<String> differences, String what, String here, String there) {
		if (!here.equals(there)) {
			differences.add("The %s is '%s', in the baseline '%s'.".formatted(what, here, there));
		}
	}

}
