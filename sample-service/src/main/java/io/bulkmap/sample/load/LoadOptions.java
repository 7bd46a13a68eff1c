package io.bulkmap.sample.load;

import java.net.URI;
import java.time.Duration;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options that say what a load is made of.
 */
final class LoadOptions {

	@Mixin
	private ServiceOptions service = new ServiceOptions();

	@Option(names = "--map", description = "Map, created if there is none.")
	private String map = "load";

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

	URI url() {
		return this.service.url();
	}

	double duration() {
		return this.duration;
	}

	String what() {
		return this.lookup ? "lookup" : this.op;
	}

	/**
	 * Returns the load for a service.
	 * @param address address of the service
	 * @param command whose options these are
	 * @throws CommandLine.ParameterException if a number is too small
	 */
	LoadPlan plan(URI address, CommandLine command) {
		check(this.keySpace >= 1, "--key-space", command);
		check(this.body >= 1, "--body", command);
		check(this.connections >= 1, "--connections", command);
		check(this.rate >= 0, "--rate", command);
		check(this.duration > 0, "--duration", command);
		return new LoadPlan(address, this.map, this.service.token(), this.format, this.gzip, this.lookup, this.op,
				this.keys, this.keySpace, this.body, this.rate, this.connections,
				Duration.ofMillis((long) (1000 * this.duration)), this.seed);
	}

	static void check(boolean good, String option, CommandLine command) {
		if (!good) {
			throw new CommandLine.ParameterException(command, option + " is too small");
		}
	}

}
