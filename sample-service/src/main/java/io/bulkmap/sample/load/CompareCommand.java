package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the same load on two services in turns, so that whatever else the machine does
 * meanwhile is the same for both. The one that begins a round is the last in the next.
 */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Puts the same load on two services, in turns, and prints the ratios.")
final class CompareCommand implements Callable<Integer> {

	@Option(names = "--against", required = true, description = "Address of the other service.")
	private URI against = URI.create("http://localhost:8090/");

	@Option(names = "--rounds", description = "Rounds; in each, both services have load for --duration seconds.")
	private int rounds = 5;

	@Mixin
	private LoadOptions options = new LoadOptions();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws InterruptedException {
		CommandLine command = this.spec.commandLine();
		LoadOptions.check(this.rounds >= 1, "--rounds", command);
		LoadPlan one = this.options.plan(this.options.url(), command);
		LoadPlan other = this.options.plan(this.against, command);
		PrintWriter out = command.getOut();
		try {
			Comparison comparison = new Comparison(name(one), name(other));
			// The first turn of each warms the services up, and fills the maps.
			turn(one);
			turn(other);
			for (int i = 0; i < this.rounds; i++) {
				LoadReport first = turn((i % 2 == 0) ? one : other);
				LoadReport second = turn((i % 2 == 0) ? other : one);
				comparison.add((i % 2 == 0) ? first : second, (i % 2 == 0) ? second : first);
			}
			out.print(comparison.text());
			out.flush();
			return (comparison.failures() == 0) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
		}
		catch (IOException ex) {
			command.getErr().println(ex.getMessage());
			return CommandLine.ExitCode.SOFTWARE;
		}
	}

	/**
	 * Returns what does the work in a service.
	 */
	private static String name(LoadPlan plan) throws IOException {
		String maps = new ServiceClient(plan.url(), plan.token()).send("GET", "/api/maps");
		return new JsonMapper().readTree(maps).path("kernel").asString();
	}

	private static LoadReport turn(LoadPlan plan) throws IOException, InterruptedException {
		Load load = new Load(plan);
		load.prepare();
		return load.run();
	}

}
