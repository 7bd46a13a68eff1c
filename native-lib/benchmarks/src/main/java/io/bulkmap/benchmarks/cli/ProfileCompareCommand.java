package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.bulkmap.benchmarks.profile.Profile;
import io.bulkmap.benchmarks.profile.ProfileComparison;
import io.bulkmap.benchmarks.profile.ProfileFiles;
import io.bulkmap.benchmarks.profile.ProfilePage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Compares a profile with a baseline.
 */
@Command(name = "compare", mixinStandardHelpOptions = true,
		description = { "Tells what has shifted since the baseline, and draws it.",
				"The exit code is 1 if a hot frame has shifted too much, and machine, JDK, kernel and workload are "
						+ "those of the baseline." })
final class ProfileCompareCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "PROFILE", defaultValue = ProfileCommand.PROFILE,
			description = "What 'record' has written; default: ${DEFAULT-VALUE}.")
	private Path profile = Path.of(ProfileCommand.PROFILE);

	@Option(names = "--baseline", paramLabel = "PROFILE", defaultValue = ProfileCommand.BASELINE,
			description = "What to compare it with; default: ${DEFAULT-VALUE}.")
	private Path baseline = Path.of(ProfileCommand.BASELINE);

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", defaultValue = "target/profile.html",
			description = "Gets the page; default: ${DEFAULT-VALUE}.")
	private Path output = Path.of("target/profile.html");

	@Option(names = "--threshold", paramLabel = "POINTS", defaultValue = "5",
			description = "Percentage points that a hot frame may shift; default: ${DEFAULT-VALUE}.")
	private double threshold;

	@Option(names = "--hot", paramLabel = "PERCENT", defaultValue = "1",
			description = "Share from which on a frame is hot; default: ${DEFAULT-VALUE}.")
	private double hot;

	@Option(names = "--strict", description = "Fails even if machine, JDK, kernel or workload are others.")
	private boolean strict;

	@Override
	public Integer call() throws IOException {
		CommandSpec command = Objects.requireNonNull(this.spec);
		try {
			Profile before = ProfileFiles.read(this.baseline);
			Profile after = ProfileFiles.read(this.profile);
			ProfileComparison comparison = ProfileComparison.of(before, after,
					new ProfileComparison.Limits(this.threshold, this.hot, this.strict));
			Path parent = this.output.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			Files.writeString(this.output, ProfilePage.of(comparison, before, after));
			print(comparison, command.commandLine().getOut());
			return comparison.blocks() ? 1 : 0;
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(command.commandLine(), String.valueOf(ex.getMessage()), ex);
		}
	}

	private void print(ProfileComparison comparison, PrintWriter out) {
		comparison.lines().forEach(out::println);
		out.println("All shifts and flame graphs: " + this.output);
		if (comparison.blocks()) {
			out.printf("If it is meant to be so: java -jar benchmarks.jar profile accept %s --baseline %s%n",
					this.profile, this.baseline);
		}
	}

}
