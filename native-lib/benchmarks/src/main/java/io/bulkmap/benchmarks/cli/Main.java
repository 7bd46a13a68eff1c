package io.bulkmap.benchmarks.cli;

import java.util.List;
import java.util.Objects;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program: benchmarks, workloads, and the report of what came of them.
 */
@Command(name = "benchmarks", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Measures bulkmap against other maps.",
		subcommands = { JmhCommand.class, RunCommand.class, SuiteCommand.class, ReportCommand.class })
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
				return (type == SuiteCommand.class) ? type.cast(new SuiteCommand(typed))
						: CommandLine.defaultFactory().create(type);
			}

		});
		Objects.requireNonNull(commandLine.getSubcommands().get("jmh")).setUnmatchedOptionsArePositionalParams(true);
		return commandLine;
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
