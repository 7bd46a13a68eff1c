package io.bulkmap.benchmarks.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.bulkmap.benchmarks.profile.Profile;
import io.bulkmap.benchmarks.profile.ProfileFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes a profile the baseline.
 */
@Command(name = "accept", mixinStandardHelpOptions = true,
		description = "Makes a profile the baseline, in place of the one that is there.")
final class ProfileAcceptCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "PROFILE", defaultValue = ProfileCommand.PROFILE,
			description = "What 'record' has written; default: ${DEFAULT-VALUE}.")
	private Path profile = Path.of(ProfileCommand.PROFILE);

	@Option(names = "--baseline", paramLabel = "PROFILE", defaultValue = ProfileCommand.BASELINE,
			description = "The baseline; default: ${DEFAULT-VALUE}.")
	private Path baseline = Path.of(ProfileCommand.BASELINE);

	@Override
	public Integer call() {
		CommandSpec command = Objects.requireNonNull(this.spec);
		try {
			Profile accepted = ProfileFiles.read(this.profile);
			accepted.requireEnough(this.profile.toString());
			ProfileFiles.write(this.baseline, accepted, true);
			command.commandLine().getOut().printf("%s: %s%n", this.baseline, accepted.summary());
			return 0;
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(command.commandLine(), String.valueOf(ex.getMessage()), ex);
		}
	}

}
