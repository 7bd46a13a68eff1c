package io.bulkmap.benchmarks.cli;

import java.util.List;
import java.util.Objects;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.engine.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The program: benchmarks, workloads, the report of what came of them, and profiles.
 */
@Command(name = "benchmarks", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Measures bulkmap against other maps.", subcommands = { JmhCommand.class, RunCommand.class,
				SuiteCommand.class, ReportCommand.class, ProfileCommand.class })
public final class Main {

	private Main() {
	}

	/**
	 * Runs the program and ends the JVM with its exit code.
	 * @param args the command line
	 */
	public static void main(String... args) {
		System.exit(commandLine(args).execute(args));
	}

	/**
	 * Returns the command line.
	 * @param args what was typed, for results
	 * @return what parses and executes it
	 */
	static CommandLine commandLine(String... args) {
		Typed typed = new Typed("java -jar benchmarks.jar " + String.join(" ", quoted(args)));
		CommandLine commandLine = new CommandLine(new Main(), new CommandLine.IFactory() {

			@Override
			public <K> K create(Class<K> type) throws Exception {
				if (type == RunCommand.class) {
					return type.cast(new RunCommand(typed));
				}
				if (type == ProfileRecordCommand.class) {
					return type.cast(new ProfileRecordCommand(typed));
				}
				return (type == SuiteCommand.class) ? type.cast(new SuiteCommand(typed))
						: CommandLine.defaultFactory().create(type);
			}

		});
		Objects.requireNonNull(commandLine.getSubcommands().get("jmh")).setUnmatchedOptionsArePositionalParams(true);
		setVersion(commandLine);
		return commandLine.setParameterExceptionHandler(Main::explain);
	}

	private static void setVersion(CommandLine commandLine) {
		commandLine.getCommandSpec().versionProvider(Main::version);
		commandLine.getSubcommands().values().forEach(Main::setVersion);
	}

	private static String[] version() {
		return new String[] { Versions.of(EngineKind.NATIVE) };
	}

	// The reason alone: after a page of help, nobody would find it.
	private static int explain(ParameterException ex, String... args) {
		CommandSpec command = ex.getCommandLine().getCommandSpec();
		ex.getCommandLine().getErr().println(ex.getMessage());
		ex.getCommandLine().getErr().printf("'%s --help' has all options.%n", command.qualifiedName());
		return command.exitCodeOnInvalidInput();
	}

	private static List<String> quoted(String... args) {
		return List.of(args).stream().map((arg) -> arg.matches("[\\w./:=,@+-]+") ? arg : "'" + arg + "'").toList();
	}

	/**
	 * What was typed.
	 *
	 * @param command the whole command
	 */
	record Typed(String command) {

	}

}
