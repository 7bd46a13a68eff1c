package io.bulkmap.sample.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tells whether the service bears a long load.
 */
@Command(name = "soak", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = { "Mixed load at a modest rate, with keys that come and go and maps that grow and go.",
				"Fails if a request fails or is answered wrongly, if memory is not flat after the first third of the "
						+ "time, or if the kernel cannot be switched meanwhile; so the service needs "
						+ "--management.endpoint.bulkmap.access=unrestricted." })
final class SoakCommand implements Callable<Integer> {

	@Mixin
	private ServiceOptions service = new ServiceOptions();

	@Option(names = "--management", description = "Address of its management endpoints, without 'actuator'.")
	private URI management = URI.create("http://localhost:8081/");

	@Option(names = "--minutes", description = "Minutes after which no request begins.")
	private double minutes = 20;

	@Option(names = "--rate", description = "Entries per second; durations count from when a request should begin.")
	private double rate = 50_000;

	@Option(names = "--body", description = "Entries in a request.")
	private int body = 1_000;

	@Option(names = "--rss-growth", description = "Percent by which the peak of the resident memory may grow.")
	private double rssGrowth = 10;

	@Option(names = "--off-heap-growth", description = "Percent by which the peak of the maps' memory may grow.")
	private double offHeapGrowth = 5;

	@Option(names = "--json", description = "File for the report of the requests.")
	private @Nullable Path json;

	@Option(names = "--hgrm", description = "File for the distribution of durations, by HdrHistogram.")
	private @Nullable Path hgrm;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws InterruptedException, IOException {
		CommandLine command = this.spec.commandLine();
		LoadOptions.check(this.minutes > 0, "--minutes", command);
		LoadOptions.check(this.rate > 0, "--rate", command);
		LoadOptions.check(this.body >= 1, "--body", command);
		SoakPlan plan = new SoakPlan(Duration.ofMillis((long) (60_000 * this.minutes)), this.rate, this.body,
				this.rssGrowth, this.offHeapGrowth);
		SoakReport report;
		try {
			report = new Soak(plan, new ServiceClient(this.service.url(), this.service.token()),
					new ServiceClient(this.management, this.service.token()))
				.run();
		}
		catch (IOException ex) {
			command.getErr().println(ex.getMessage());
			return CommandLine.ExitCode.SOFTWARE;
		}
		command.getOut().print(report.text());
		command.getOut().flush();
		if (this.json != null) {
			report.load().writeJson(this.json);
		}
		if (this.hgrm != null) {
			report.load().writeHistogram(this.hgrm);
		}
		return report.problems().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}

}
