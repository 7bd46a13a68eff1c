package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs JMH with the arguments that it knows.
 */
@Command(name = "jmh", description = "Runs benchmarks of JMH; 'jmh -h' has its options.")
final class JmhCommand implements Runnable {

	@Parameters(arity = "0..*", description = "The arguments of JMH.", paramLabel = "ARGUMENT")
	private List<String> arguments = new ArrayList<>();

	@Override
	public void run() {
		try {
			org.openjdk.jmh.Main.main(this.arguments.toArray(String[]::new));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
