package io.bulkmap.benchmarks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.engine.Versions;
import io.bulkmap.benchmarks.profile.ProfileFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProfileCommand} and its commands.
 */
class ProfileCommandTests {

	private static final Path BASELINE = Path.of("../../docs/data/profile");

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@TempDir
	private Path directory = Path.of("");

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "the timer that takes the samples is one of Linux")
	void recordShouldWriteStacksOfTheWorkloadAndAFlameGraph() throws Exception {
		String profile = this.directory.resolve("new").toString();

		assertThat(execute("profile", "record", profile, "--runs", "2", "--warm-up", "100", "--rounds", "300",
				"--planted", "500000"))
			.as("%s %s", this.out, this.err)
			.isZero();

		List<String> stacks = Files.readAllLines(Path.of(profile, "run-2.collapsed"));
		assertThat(stacks).anyMatch((line) -> line.matches(".*/ProfiledWorkload\\.run;.*/PlantedFrame\\.spin \\d+"));
		assertThat(
				stacks.stream().filter((line) -> !line.matches("(io/.*/ProfiledWorkload\\.run|\\[no caller]).* \\d+")))
			.as("stacks of other threads")
			.isEmpty();
		assertThat(Path.of(profile, "run-2.html")).content().contains("<html", "PlantedFrame.spin");
		assertThat(Path.of(profile, "profile.json")).content()
			.contains("java -jar benchmarks.jar profile record", "\"rounds\" : 300");
		assertThat(this.out.toString()).contains("2 runs with kernel ");

		assertThat(execute("profile", "accept", profile, "--baseline", this.directory.resolve("base").toString()))
			.isEqualTo(2);
		assertThat(this.err.toString()).contains("new has 2 runs, at least 3 are needed");
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "the timer that takes the samples is one of Linux")
	void jvmOrProfilerThatFailsShouldBeAFailureWithWhatItSaid() {
		String profile = this.directory.toString();

		assertThat(execute("profile", "record", profile, "--runs", "1", "--jvm", "-XX:NoSuchOption")).isOne();
		assertThat(execute("profile", "record", profile, "--runs", "1", "--event", "nothing-like-it", "--rounds", "1",
				"--warm-up", "0"))
			.isOne();

		assertThat(this.err.toString()).contains("No profile: its JVM ended with 1: ", "NoSuchOption",
				"The profiler cannot have the event 'nothing-like-it': ");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void baselineShouldNotDifferFromItselfAndBlockWhenAFrameShifts() throws Exception {
		Path base = this.directory.resolve("base");
		Path changed = this.directory.resolve("changed");
		Path page = this.directory.resolve("page.html");
		assertThat(execute("profile", "accept", BASELINE.toString(), "--baseline", base.toString())).isZero();
		ProfileFiles.write(changed, ProfileFiles.read(BASELINE), false);

		assertThat(
				execute("profile", "compare", changed.toString(), "--baseline", base.toString(), "-o", page.toString()))
			.isZero();
		assertThat(this.out.toString()).contains("No hot frame has shifted by more than 5.0 points.",
				"Similarity of all stacks: 1.000");

		for (int run = 1; run <= 5; run++) {
			Path file = changed.resolve("run-%d.collapsed".formatted(run));
			Files.writeString(file, Files.readString(file).replace("bulkmap_get_all_i64_", "other_"));
		}
		assertThat(
				execute("profile", "compare", changed.toString(), "--baseline", base.toString(), "-o", page.toString()))
			.isOne();
		assertThat(this.out.toString()).contains("Blocked: ", "bulkmap_get_all_i64_",
				"java -jar benchmarks.jar profile accept " + changed);
		assertThat(page).content().contains("Blocked: ", "other_");

		assertThat(execute("profile", "accept", changed.toString(), "--baseline", base.toString())).isZero();
		assertThat(
				execute("profile", "compare", changed.toString(), "--baseline", base.toString(), "-o", page.toString()))
			.isZero();
	}

	@Test
	void whatIsMissingOrCannotBeShouldBeRefused() {
		assertThat(execute("profile", "compare", this.directory.toString(), "--baseline", this.directory.toString()))
			.isEqualTo(2);
		assertThat(this.err.toString()).contains("there is no profile, because there is no profile.json");

		assertThat(execute("profile", "compare", BASELINE.toString(), "--baseline", BASELINE.toString(), "--hot", "6"))
			.isEqualTo(2);
		assertThat(this.err.toString()).contains("What is hot must be more than 0 and no more than the threshold: 6.0");

		assertThat(execute("profile", "record", "--runs", "0")).isEqualTo(2);
		assertThat(this.err.toString()).contains("--runs must be at least 1: 0",
				"'benchmarks profile record --help' has all options.");

		assertThat(execute("profile")).isEqualTo(2);
		assertThat(execute("profile", "accept", "--version")).isZero();
		assertThat(this.out.toString().strip()).isEqualTo(Versions.of(EngineKind.NATIVE));
	}

	private int execute(String... args) {
		CommandLine commandLine = Main.commandLine(args);
		return commandLine.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(args);
	}

}
