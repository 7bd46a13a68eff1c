package io.bulkmap.benchmarks.workload;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

	private static final int ERROR_LINES = 5;

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
		File errors = directory.resolve("errors.txt").toFile();
		try {
			JsonMapper mapper = new JsonMapper();
			mapper.writeValue(plan, new Plan(workload, engine));
			Process process = new ProcessBuilder(command(engine, plan, result)).redirectError(errors).start();
			try {
				await(process, errors.toPath());
			}
			finally {
				process.destroyForcibly();
			}
			return mapper.readValue(result, RunResult.class);
		}
		finally {
			for (File file : List.of(plan, result, errors, directory.toFile())) {
				Files.deleteIfExists(file.toPath());
			}
		}
	}

	private List<String> command(EngineKind engine, File plan, File result) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		if (Runtime.version().feature() > 17) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.addAll(this.jvmArguments);
		command.addAll(engine.jvmArguments());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkloadMain.class.getName(),
				plan.getPath(), result.getPath()));
		return command;
	}

	private static void await(Process process, Path errors) throws IOException, InterruptedException {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			while (lines.readLine() != null) {
				// Nobody waits for what a library prints.
			}
		}
		int status = process.waitFor();
		if (status != 0) {
			List<String> said = Files.readAllLines(errors)
				.stream()
				.filter((line) -> !line.startsWith("\tat ") && !line.startsWith("INFO"))
				.toList();
			throw new IOException("its JVM ended with %d: %s".formatted(status,
					String.join(" / ", said.subList(Math.max(0, said.size() - ERROR_LINES), said.size()))));
		}
	}

}
