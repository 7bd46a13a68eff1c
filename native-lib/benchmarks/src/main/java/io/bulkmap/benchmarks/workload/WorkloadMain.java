package io.bulkmap.benchmarks.workload;

import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;

/**
 * The program of the JVM that runs one workload against one engine. Nobody calls it but
 * {@link WorkloadProcess}.
 */
public final class WorkloadMain {

	private WorkloadMain() {
	}

	/**
	 * Runs a workload.
	 * @param args file of the plan, file for the result
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		JsonMapper mapper = new JsonMapper();
		Plan plan = mapper.readValue(Path.of(args[0]), Plan.class);
		Workload workload = plan.workload();
		WorkloadRun run = new WorkloadRun(workload, () -> workload.map().create(plan.engine(), workload), Ticker.SYSTEM,
				(phase) -> {
				});
		mapper.writeValue(Path.of(args[1]), run.run(plan.engine()));
	}

}
