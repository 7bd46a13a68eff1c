package io.bulkmap.benchmarks.workload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.bulkmap.benchmarks.engine.EngineKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a workload against one engine in a JVM of its own, so that engines share neither
 * compiled code nor heap.
 */
public final class WorkloadProcess {

	private final List<String> jvmArguments;

	/**
	 * Creates what starts JVMs.
	 * @param jvmArguments arguments of each
	 */
	public WorkloadProcess(List<String> jvmArguments) {
		this.jvmArguments = List.copyOf(jvmArguments);
	}

	/**
	 * Tells why a workload cannot be run against an engine.
	 * @param workload the workload
	 * @param engine the engine
	 * @return the reason, or none if it can
	 */
	public static Optional<String> causeAgainst(Workload workload, EngineKind engine) {
		if (!workload.map().has(engine)) {
			return Optional.of("has no map of type " + workload.map().id());
		}
		if (workload.threads() > 1 && !engine.forThreads()) {
			return Optional.of("is not safe for %d threads".formatted(workload.threads()));
		}
		return Optional.empty();
	}

	/**
	 * Runs a workload.
	 * @param workload the workload
	 * @param engine the engine
	 * @return the result
	 * @throws IOException if the JVM cannot be started, or failed; the message has what
	 * it said
	 * @throws InterruptedException if this thread is interrupted
	 */
	public RunResult run(Workload workload, EngineKind engine) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("bulkmap-workload");
		File plan = directory.resolve("plan.json").toFile();
		File result = directory.resolve("result.json").toFile();
		try {
			JsonMapper mapper = new JsonMapper();
			mapper.writeValue(plan, new Plan(workload, engine));
			List<String> arguments = new ArrayList<>(this.jvmArguments);
			arguments.addAll(engine.jvmArguments());
			JvmProcess.run(arguments, WorkloadMain.class, plan.getPath(), result.getPath());
			return mapper.readValue(result, RunResult.class);
		}
		finally {
			for (File file : List.of(plan, result, directory.toFile())) {
				Files.deleteIfExists(file.toPath());
			}
		}
	}

}
