package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
		description = "Puts load on the sample service, at a rate of its own or as fast as possible.")
public final class LoadGenerator implements Callable<Integer> {

	@Option(names = "--url", description = "Address of the service.")
	private URI url = URI.create("http://localhost:8080/");

	@Option(names = "--map", description = "Map, created if there is none.")
	private String map = "load";

	@Option(names = "--token", description = "Token of the service, if it has one.",
			defaultValue = "${env:SAMPLE_SECURITY_TOKEN}")
	private @Nullable String token;

	@Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}.")
	private LoadFormat format = LoadFormat.BINARY;

	@Option(names = "--gzip", description = "Compress bodies.")
	private boolean gzip;

	@Option(names = "--lookup", description = "Look keys up instead of writing entries.")
	private boolean lookup;

	@Option(names = "--op", description = "What to do with entries: put, putIfAbsent, add, min, max, remove.")
	private String op = "put";

	@Option(names = "--keys", description = "One of ${COMPLETION-CANDIDATES}.")
	private KeyOrder keys = KeyOrder.UNIFORM;

	@Option(names = "--key-space", description = "How many keys there are.")
	private long keySpace = 1_000_000;

	@Option(names = "--body", description = "Entries in a request.")
	private int body = 100_000;

	@Option(names = "--rate",
			description = "Entries per second; durations count from when a request should have begun. "
					+ "0 for as many as possible.")
	private double rate;

	@Option(names = "--connections", description = "Requests at once.")
	private int connections = 1;

	@Option(names = "--duration", description = "Seconds after which no request begins.")
	private double duration = 10;

	@Option(names = "--seed", description = "What random numbers begin with.")
	private long seed = 1;

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
		checkOptions();
		Load load = new Load(new LoadPlan(this.url, this.map, this.token, this.format, this.gzip, this.lookup, this.op,
				this.keys, this.keySpace, this.body, this.rate, this.connections,
				Duration.ofMillis((long) (1000 * this.duration)), this.seed));
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

	private void checkOptions() {
		check(this.keySpace >= 1, "--key-space");
		check(this.body >= 1, "--body");
		check(this.connections >= 1, "--connections");
		check(this.rate >= 0, "--rate");
		check(this.duration > 0, "--duration");
	}

	private void check(boolean good, String option) {
		if (!good) {
			throw new CommandLine.ParameterException(this.spec.commandLine(), option + " is too small");
		}
	}

	private LoadReport runWithProgress(Load load) throws InterruptedException {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try (ProgressBar bar = new ProgressBarBuilder().setTaskName(this.lookup ? "lookup" : this.op)
			.setInitialMax((long) (1000 * this.duration))
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
		bar.stepTo((long) Math.min(1000 * this.duration, 1000 * report.seconds()));
		bar.setExtraMessage("%,.0f entries/s".formatted(report.entriesPerSecond()));
	}

}
