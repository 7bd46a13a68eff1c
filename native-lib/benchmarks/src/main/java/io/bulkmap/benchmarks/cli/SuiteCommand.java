package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.report.MeasurementsReader;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.ResultFiles;
import io.bulkmap.benchmarks.workload.Workload;
import io.bulkmap.benchmarks.workload.WorkloadReader;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the benchmarks and workloads that belong together.
 */
@Command(name = "suite", mixinStandardHelpOptions = true,
		description = "Runs benchmarks and workloads that belong together: 'short' within ten minutes, 'medium' "
				+ "within an hour, 'full' for hours.")
final class SuiteCommand implements Callable<Integer> {

	private final Main.Typed typed;

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "short|medium|full", description = "Which of them.")
	private String name = "";

	@Option(names = { "-o", "--output" }, paramLabel = "DIRECTORY", defaultValue = "results",
			description = "Gets the results; default: ${DEFAULT-VALUE}.")
	private Path output = Path.of("results");

	@Option(names = "--dry-run", description = "Prints the commands instead of running them.")
	private boolean dryRun;

	SuiteCommand(Main.Typed typed) {
		this.typed = typed;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandSpec command = Objects.requireNonNull(this.spec);
		PrintWriter out = command.commandLine().getOut();
		Suite suite = Stream.of(Suite.values())
			.filter((each) -> each.name().toLowerCase(Locale.ROOT).equals(this.name))
			.findFirst()
			.orElseThrow(() -> new ParameterException(command.commandLine(),
					"There is no suite '%s', only short, medium and full".formatted(this.name)));
		List<List<String>> benchmarks = IntStream.range(0, suite.benchmarks().size())
			.mapToObj((i) -> arguments(suite.benchmarks().get(i), i))
			.toList();
		if (this.dryRun) {
			benchmarks.forEach((arguments) -> out.println("jmh " + quoted(arguments)));
			if (!suite.engines().isEmpty()) {
				out.println("run all -e %s --heap %s -o %s%s".formatted(String.join(",", suite.engines()), suite.heap(),
						this.output,
						suite.changes().stream().map((change) -> " --set " + change).collect(Collectors.joining())));
			}
			return 0;
		}
		Files.createDirectories(this.output);
		Environment environment = Environment.ofThisProcess(this.typed.command());
		ResultFiles.writeJson(this.output.resolve(MeasurementsReader.ENVIRONMENT_FILE), environment);
		for (List<String> arguments : benchmarks) {
			benchmark(arguments);
		}
		return suite.engines().isEmpty() ? 0 : workloads(suite, environment, out);
	}

	private int workloads(Suite suite, Environment environment, PrintWriter out)
			throws IOException, InterruptedException {
		Map<String, String> changes = suite.changes()
			.stream()
			.collect(Collectors.toMap((change) -> change.substring(0, change.indexOf('=')),
					(change) -> change.substring(change.indexOf('=') + 1)));
		List<Workload> workloads = WorkloadReader.SHIPPED.stream()
			.map((workload) -> WorkloadReader.read(workload, changes))
			.toList();
		int failures = new WorkloadRunner(environment, this.output, RunCommand.jvmArguments(suite.heap(), List.of()),
				out)
			.run(workloads, EngineNames.engines(suite.engines()));
		return (failures == 0) ? 0 : 1;
	}

	private List<String> arguments(List<String> benchmark, int index) {
		return Stream
			.concat(benchmark.stream(),
					Stream.of("-rf", "json", "-rff",
							this.output.resolve("jmh-%d.json".formatted(index + 1)).toString()))
			.toList();
	}

	private static String quoted(List<String> arguments) {
		return arguments.stream()
			.map((argument) -> argument.matches(".*[()|$ ].*") ? "'" + argument + "'" : argument)
			.collect(Collectors.joining(" "));
	}

	private static void benchmark(List<String> arguments) {
		try {
			new Runner(new CommandLineOptions(arguments.toArray(String[]::new))).run();
		}
		catch (CommandLineOptionException | RunnerException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
