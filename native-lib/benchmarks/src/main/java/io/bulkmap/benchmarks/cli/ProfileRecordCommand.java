package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.bulkmap.benchmarks.profile.Profile;
import io.bulkmap.benchmarks.profile.ProfileRecorder;
import io.bulkmap.benchmarks.results.Environment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Records a profile.
 */
@Command(name = "record", mixinStandardHelpOptions = true,
		description = "Profiles the workload, each run in a JVM of its own; writes collapsed stacks and flame graphs.")
final class ProfileRecordCommand implements Callable<Integer> {

	private final Main.Typed typed;

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "DIRECTORY", defaultValue = ProfileCommand.PROFILE,
			description = "Gets the profile; default: ${DEFAULT-VALUE}.")
	private Path directory = Path.of(ProfileCommand.PROFILE);

	@Option(names = "--runs", paramLabel = "NUMBER", defaultValue = "5",
			description = "How many runs; default: ${DEFAULT-VALUE}.")
	private int runs;

	@Option(names = "--warm-up", paramLabel = "ROUNDS", defaultValue = "1500",
			description = "Rounds of the workload before the profile; default: ${DEFAULT-VALUE}.")
	private int warmUp;

	@Option(names = "--rounds", paramLabel = "ROUNDS", defaultValue = "7000",
			description = "Rounds in the profile; default: ${DEFAULT-VALUE}.")
	private int rounds;

	@Option(names = "--event", paramLabel = "EVENT", defaultValue = "auto",
			description = "When the profiler takes a sample; 'auto', the default, is cpu-clock, or else ctimer.")
	private String event = "";

	@Option(names = "--planted", paramLabel = "STEPS", defaultValue = "0",
			description = "Steps of a frame that is not in the workload, to see that a comparison finds it.")
	private int planted;

	@Option(names = "--jvm", paramLabel = "ARGUMENT", description = "One more argument of each JVM.")
	private List<String> jvmArguments = new ArrayList<>();

	ProfileRecordCommand(Main.Typed typed) {
		this.typed = typed;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandSpec command = Objects.requireNonNull(this.spec);
		require("--runs", this.runs, 1);
		require("--warm-up", this.warmUp, 0);
		require("--rounds", this.rounds, 1);
		require("--planted", this.planted, 0);
		ProfileRecorder recorder = new ProfileRecorder(
				new ProfileRecorder.Plan(this.event, this.warmUp, this.rounds, this.planted), this.jvmArguments);
		try {
			Profile profile = recorder.record(Environment.ofThisProcess(this.typed.command()), this.runs,
					this.directory);
			command.commandLine().getOut().printf("%s: %s%n", this.directory, profile.summary());
			return 0;
		}
		catch (IOException | IllegalStateException ex) {
			command.commandLine().getErr().println("No profile: " + ex.getMessage());
			return 1;
		}
	}

	private void require(String option, int value, int least) {
		if (value < least) {
			throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(),
					"%s must be at least %d: %d".formatted(option, least, value));
		}
	}

}
