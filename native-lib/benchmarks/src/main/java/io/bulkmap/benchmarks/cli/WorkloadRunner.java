package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.ResultFiles;
import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.results.WorkloadResult.Refusal;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.Workload;
import io.bulkmap.benchmarks.workload.WorkloadProcess;

/**
 * Runs workloads against engines, one after the other, and writes what came of them.
 */
final class WorkloadRunner {

	// What a JVM takes beside the calls: its start, the entries, a look at memory.
	private static final long OTHER_MILLIS = 1500;

	private final Environment environment;

	private final Path directory;

	private final WorkloadProcess processes;

	private final PrintWriter out;

	/**
	 * Creates a runner.
	 * @param environment goes into the files
	 * @param directory gets the files; is created
	 * @param jvmArguments arguments of each JVM
	 * @param out where results are printed
	 */
	WorkloadRunner(Environment environment, Path directory, List<String> jvmArguments, PrintWriter out) {
		this.environment = environment;
		this.directory = directory;
		this.processes = new WorkloadProcess(jvmArguments);
		this.out = out;
	}

	/**
	 * Runs workloads.
	 * @param workloads the workloads
	 * @param engines the engines
	 * @return how many runs failed; an engine that cannot do a workload is no failure
	 */
	int run(List<Workload> workloads, List<EngineKind> engines) throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		long total = workloads.stream().mapToLong((workload) -> millis(workload) * engines.size()).sum();
		int failures = 0;
		try (Progress progress = Progress.start("workloads", total)) {
			long from = 0;
			for (Workload workload : workloads) {
				failures += run(workload, engines, progress, from);
				from += millis(workload) * engines.size();
			}
		}
		return failures;
	}

	private static long millis(Workload workload) {
		return OTHER_MILLIS + ((workload.calls() > 0) ? 0 : workload.warmUpMillis() + workload.durationMillis());
	}

	private int run(Workload workload, List<EngineKind> engines, Progress progress, long from)
			throws InterruptedException {
		List<RunResult> runs = new ArrayList<>();
		List<Refusal> refused = new ArrayList<>();
		int failures = 0;
		for (int i = 0; i < engines.size(); i++) {
			EngineKind engine = engines.get(i);
			progress.step("%s, %s".formatted(workload.name(), engine.title()), from + i * millis(workload),
					millis(workload));
			Optional<String> cause = WorkloadProcess.causeAgainst(workload, engine);
			if (cause.isPresent()) {
				refused.add(new Refusal(engine.id(), cause.get()));
				continue;
			}
			try {
				runs.add(this.processes.run(workload, engine));
			}
			catch (IOException ex) {
				refused.add(new Refusal(engine.id(), String.valueOf(ex.getMessage())));
				failures++;
			}
		}
		WorkloadResult result = new WorkloadResult(WorkloadResult.SCHEMA, this.environment, workload, runs, refused);
		ResultFiles.writeJson(this.directory.resolve(workload.name() + ".json"), result);
		ResultFiles.writeCsv(this.directory.resolve(workload.name() + ".csv"), result);
		print(result);
		return failures;
	}

	private void print(WorkloadResult result) {
		Workload workload = result.workload();
		this.out.printf("%n%s: %s%n", workload.name(), workload.description());
		this.out.println("engine             operation          batch  ns per key    P50 µs    P95 µs    P99 µs"
				+ "  P99.9 µs    max µs  M keys/s");
		for (RunResult run : result.runs()) {
			for (OperationResult operation : run.operations()) {
				this.out.println(line(run, operation));
			}
		}
		for (Refusal refusal : result.refused()) {
			this.out.printf("%-18s %s%n", refusal.engine(), refusal.cause());
		}
		this.out.flush();
	}

	private static String line(RunResult run, OperationResult operation) {
		return "%-18s %-17s %6d %11.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9.2f".formatted(run.engine(),
				operation.operation().name().toLowerCase(Locale.ROOT), operation.batch(), operation.nanosPerEntry(),
				operation.latency().p50() / 1e3, operation.latency().p95() / 1e3, operation.latency().p99() / 1e3,
				operation.latency().p999() / 1e3, operation.latency().max() / 1e3,
				run.throughput().entriesPerSecond() / 1e6);
	}

}
