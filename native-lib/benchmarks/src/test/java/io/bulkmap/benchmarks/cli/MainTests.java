package io.bulkmap.benchmarks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.engine.Versions;
import io.bulkmap.benchmarks.results.ResultFiles;
import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.WorkloadReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Main} and its commands.
 */
class MainTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@TempDir
	private Path directory = Path.of("");

	@Test
	void everyShippedWorkloadShouldRunInAJvmOfItsOwnAndBeReported() {
		String results = this.directory.toString();

		// As many calls as two cycles have at least, or once all entries.
		assertThat(execute("run", "read-heavy", "write-skewed", "counters", "sliding-window", "-e", "hashmap", "-o",
				results, "--heap", "64m", "--set", "entries=5000", "--set", "calls=14"))
			.as("%s %s", this.out, this.err)
			.isZero();
		assertThat(execute("run", "bulk-load", "dedup", "-e", "hashmap", "-o", results, "--heap", "64m", "--set",
				"entries=5000", "--set", "batch=500", "--set", "warm-up=0s", "--set", "duration=1ms"))
			.as("%s %s", this.out, this.err)
			.isZero();

		for (String name : WorkloadReader.SHIPPED) {
			WorkloadResult result = ResultFiles.mapper()
				.readValue(this.directory.resolve(name + ".json"), WorkloadResult.class);
			assertThat(result.runs()).extracting(RunResult::engine).containsExactly("hashmap");
			assertThat(result.refused()).isEmpty();
			assertThat(result.runs().get(0).operations()).isNotEmpty()
				.allSatisfy((operation) -> assertThat(operation.latency().max()).isPositive());
			assertThat(result.runs().get(0).jvmArguments()).contains("-Xmx64m");
			assertThat(result.environment().command()).startsWith("java -jar benchmarks.jar run ").contains(name);
			assertThat(this.directory.resolve(name + ".csv")).isNotEmptyFile();
			assertThat(this.out.toString()).contains(name + ": ");
		}

		Path page = this.directory.resolve("report.html");
		assertThat(execute("report", results, "-o", page.toString())).isZero();
		assertThat(page).content()
			.contains(WorkloadReader.SHIPPED.stream()
				.map((name) -> "<h2>Workload: " + name + "</h2>")
				.toArray(String[]::new));
	}

	@Test
	void engineThatCannotDoAWorkloadShouldBeNamedWithTheCause() {
		assertThat(execute("run", "counters", "-e", "hppc", "-o", this.directory.toString(), "--set", "threads=2"))
			.isZero();

		WorkloadResult result = ResultFiles.mapper()
			.readValue(this.directory.resolve("counters.json"), WorkloadResult.class);
		assertThat(result.refused()).containsExactly(new WorkloadResult.Refusal("hppc", "is not safe for 2 threads"));
		assertThat(this.out.toString()).contains("is not safe for 2 threads");
	}

	@Test
	void jvmThatFailsShouldBeAFailureWithWhatItSaid() {
		assertThat(execute("run", "counters", "-e", "hashmap", "-o", this.directory.toString(), "--jvm",
				"-XX:NoSuchOption"))
			.isOne();

		assertThat(this.out.toString()).contains("its JVM ended with 1: ", "NoSuchOption");
	}

	@Test
	void invalidWorkloadShouldBeRefusedBeforeAnythingRuns() throws Exception {
		Path file = Files.writeString(this.directory.resolve("mine.yaml"), "nam: mine\n");

		assertThat(execute("run", "counters", file.toString(), "-o", this.directory.toString())).isEqualTo(2);

		assertThat(this.err.toString()).contains(file + ":1:1: a workload has no key 'nam', only name, description, ");
		assertThat(this.directory.resolve("counters.json")).doesNotExist();
	}

	@Test
	void missingWorkloadAndUnknownEngineShouldBeRefused() {
		assertThat(execute("run")).isEqualTo(2);
		assertThat(this.err.toString()).contains("No workload; those that come with the program: read-heavy, ")
			.contains("'benchmarks run --help' has all options.");

		assertThat(execute("run", "counters", "-e", "trove")).isEqualTo(2);
		assertThat(this.err.toString()).contains("There is no engine 'trove', only all, kernels, peers, native, ");
	}

	@Test
	void versionShouldBeThatOfTheProject() {
		assertThat(execute("--version")).isZero();
		assertThat(execute("run", "--version")).isZero();

		assertThat(this.out.toString().lines()).hasSize(2).containsOnly(Versions.of(EngineKind.NATIVE));
	}

	@Test
	void namesShouldStandForEngines() {
		assertThat(EngineNames.engines(List.of("peers"))).hasSize(8)
			.contains(EngineKind.CHRONICLE, EngineKind.KOLOBOKE);
		assertThat(EngineNames.engines(List.of("kernels"))).contains(EngineKind.JAVA)
			.doesNotContain(EngineKind.NATIVE)
			.allMatch(EngineKind::ours);
		assertThat(EngineNames.engines(List.of("hppc", "concurrent-hash-map", "hppc"))).containsExactly(EngineKind.HPPC,
				EngineKind.CONCURRENT_HASH_MAP);
		assertThat(EngineNames.engines(List.of("all"))).containsAll(EngineNames.engines(List.of("peers")));
		assertThatIllegalArgumentException().isThrownBy(() -> EngineNames.engines(List.of("")));
	}

	@Test
	void shippedWorkloadsShouldBePrinted() {
		assertThat(execute("run", "--print", "dedup")).isZero();

		assertThat(this.out.toString()).isEqualTo(WorkloadReader.shipped("dedup") + System.lineSeparator());
	}

	@Test
	void suitesShouldBeCommandsThatJmhUnderstands() throws Exception {
		for (Suite suite : Suite.values()) {
			for (List<String> arguments : suite.benchmarks()) {
				Options options = new CommandLineOptions(arguments.toArray(String[]::new));
				assertThat(options.getIncludes()).hasSize(1);
			}
			assertThat(EngineNames.engines(suite.engines()).isEmpty()).isEqualTo(suite == Suite.MEDIUM);
		}
		assertThat(execute("suite", "short", "--dry-run", "-o", "here")).isZero();
		assertThat(this.out.toString())
			.startsWith("jmh 'BulkBenchmark.(insert|update|hit|miss)$' -p size=10000,1000000 ")
			.contains("-rff here/jmh-1.json", "run all -e native,java,hppc,eclipse,hashmap,chronicle --heap 1g -o here "
					+ "--set warm-up=1s --set duration=3s");
		assertThat(execute("suite", "large")).isEqualTo(2);
	}

	@Test
	void suiteWithoutWorkloadsShouldRunNone() throws Exception {
		assertThat(execute("suite", "medium", "--dry-run")).isZero();
		assertThat(this.out.toString()).contains("jmh ConcurrentBenchmark -t 2 ").doesNotContain("run all");
	}

	@Test
	void fileThatIsNoResultShouldBeRefused() throws Exception {
		Path file = Files.writeString(this.directory.resolve("other.json"), "{}");

		assertThat(execute("report", file.toString(), "-o", this.directory.resolve("page.html").toString()))
			.isEqualTo(2);

		assertThat(this.err.toString()).contains("other.json: is neither a result of JMH nor of a workload");
	}

	@Test
	void nobodyAtATerminalShouldSeeNoBar() {
		try (Progress progress = Progress.start("test", 1000)) {
			progress.step("one", 0, 1000);
		}

		assertThat(this.err.toString()).isEmpty();
	}

	private int execute(String... args) {
		CommandLine commandLine = Main.commandLine(args);
		return commandLine.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(args);
	}

}
