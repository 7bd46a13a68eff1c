package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.workload.InvalidWorkloadException;
import io.bulkmap.benchmarks.workload.Workload;
import io.bulkmap.benchmarks.workload.WorkloadReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs workloads.
 */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Runs workloads, each engine in a JVM of its own, and writes JSON and CSV.")
final class RunCommand implements Callable<Integer> {

	private final Main.Typed typed;

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "WORKLOAD",
			description = "Files in YAML, names of workloads that come with the program, or 'all' for those.")
	private List<String> workloads = new ArrayList<>();

	@Option(names = { "-e", "--engine" }, split = ",", paramLabel = "ENGINE",
			description = "Names of engines, 'kernels', 'peers' or 'all', which is the default.")
	private List<String> engines = new ArrayList<>(List.of("all"));

	@Option(names = { "-o", "--output" }, paramLabel = "DIRECTORY", defaultValue = "results",
			description = "Gets the results; default: ${DEFAULT-VALUE}.")
	private Path output = Path.of("results");

	@Option(names = "--set", paramLabel = "KEY=VALUE",
			description = "Another value for all workloads, such as duration=2s or keys.hit-ratio=0.5.")
	private Map<String, String> changes = new LinkedHashMap<>();

	@Option(names = "--heap", paramLabel = "SIZE", defaultValue = "4g",
			description = "Java heap of each JVM; default: ${DEFAULT-VALUE}.")
	private String heap = "4g";

	@Option(names = "--jvm", paramLabel = "ARGUMENT", description = "One more argument of each JVM.")
	private List<String> jvmArguments = new ArrayList<>();

	@Option(names = "--print", description = "Prints the YAML of the workloads that come with the program.")
	private boolean print;

	RunCommand(Main.Typed typed) {
		this.typed = typed;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandSpec command = Objects.requireNonNull(this.spec);
		List<String> names = this.workloads.stream()
			.flatMap((name) -> name.equals("all") ? WorkloadReader.SHIPPED.stream() : Stream.of(name))
			.toList();
		if (this.print) {
			WorkloadReader.SHIPPED.stream()
				.filter((name) -> names.isEmpty() || names.contains(name))
				.map(WorkloadReader::shipped)
				.forEach((text) -> command.commandLine().getOut().println(text));
			return 0;
		}
		if (names.isEmpty()) {
			throw new ParameterException(command.commandLine(),
					"No workload; those that come with the program: " + String.join(", ", WorkloadReader.SHIPPED));
		}
		WorkloadRunner runner = new WorkloadRunner(Environment.ofThisProcess(this.typed.command()), this.output,
				jvmArguments(this.heap, this.jvmArguments), command.commandLine().getOut());
		return (runner.run(read(command, names), engines(command)) == 0) ? 0 : 1;
	}

	static List<String> jvmArguments(String heap, List<String> others) {
		return Stream.concat(Stream.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"), others.stream()).toList();
	}

	private List<Workload> read(CommandSpec command, List<String> names) {
		try {
			return names.stream().map((name) -> WorkloadReader.read(name, this.changes)).toList();
		}
		catch (InvalidWorkloadException ex) {
			throw new ParameterException(command.commandLine(), String.valueOf(ex.getMessage()));
		}
	}

	private List<EngineKind> engines(CommandSpec command) {
		try {
			return EngineNames.engines(this.engines);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(command.commandLine(), String.valueOf(ex.getMessage()));
		}
	}

}
