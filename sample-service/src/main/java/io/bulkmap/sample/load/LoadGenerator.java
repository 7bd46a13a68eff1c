package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts load on the service: <pre>
 * java -cp bulkmap-sample-service.jar -Dloader.main=io.bulkmap.sample.load.LoadGenerator \
 *     org.springframework.boot.loader.launch.PropertiesLauncher --help
 * </pre>
 */
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Puts load on the sample service, at a rate of its own or as fast as possible.",
		subcommands = { CompareCommand.class, SoakCommand.class })
public final class LoadGenerator implements Callable<Integer> {

	@Mixin
	private LoadOptions options = new LoadOptions();

	@Option(names = "--json", description = "File for the report.")
	private @Nullable Path json;

	@Option(names = "--hgrm", description = "File for the distribution of durations, by HdrHistogram.")
	private @Nullable Path hgrm;

	@Option(names = "--quiet", description = "No progress bar.")
	private boolean quiet;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	/**
	 * Runs the program.
	 * @param arguments its options
	 */
	public static void main(String[] arguments) {
		System.exit(command().execute(arguments));
	}

	static CommandLine command() {
		return new CommandLine(new LoadGenerator()).setCaseInsensitiveEnumValuesAllowed(true);
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		Load load = new Load(this.options.plan(this.options.url(), this.spec.commandLine()));
		PrintWriter out = this.spec.commandLine().getOut();
		LoadReport report;
		try {
			load.prepare();
			report = this.quiet ? load.run() : runWithProgress(load);
		}
		catch (IOException ex) {
			this.spec.commandLine().getErr().println(ex.getMessage());
			return CommandLine.ExitCode.SOFTWARE;
		}
		out.print(report.text());
		out.flush();
		if (this.json != null) {
			report.writeJson(this.json);
		}
		if (this.hgrm != null) {
			report.writeHistogram(this.hgrm);
		}
		return (report.failures() == 0) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}

	private LoadReport runWithProgress(Load load) throws InterruptedException {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try (ProgressBar bar = new ProgressBarBuilder().setTaskName(this.options.what())
			.setInitialMax((long) (1000 * this.options.duration()))
			.hideEta()
			.build()) {
			Future<?> showing = clock.scheduleAtFixedRate(() -> show(load.report(), bar), 1, 1, TimeUnit.SECONDS);
			LoadReport report = load.run();
			showing.cancel(false);
			show(report, bar);
			return report;
		}
		finally {
			clock.shutdownNow();
		}
	}

	private void show(LoadReport report, ProgressBar bar) {
		bar.stepTo((long) Math.min(1000 * this.options.duration(), 1000 * report.seconds()));
		bar.setExtraMessage("%,.0f entries/s".formatted(report.entriesPerSecond()));
	}

}
