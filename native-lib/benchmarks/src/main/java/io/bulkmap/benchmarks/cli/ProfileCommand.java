package io.bulkmap.benchmarks.cli;

import picocli.CommandLine.Command;

/**
 * What is done with profiles.
 */
@Command(name = "profile", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Profiles a fixed workload, and compares the profile with a baseline.",
		subcommands = { ProfileRecordCommand.class, ProfileCompareCommand.class, ProfileAcceptCommand.class })
final class ProfileCommand {

	/** Where a profile is, if nothing else is said. */
	static final String PROFILE = "target/profile";

	/** Where the baseline is, from the root of the project. */
	static final String BASELINE = "docs/data/profile";

}
