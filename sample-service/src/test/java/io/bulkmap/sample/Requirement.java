package io.bulkmap.sample;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a test needs of the machine it runs on. A test without it is skipped with the
 * cause, unless the system property {@code bulkmap.test.require} names the requirement:
 * then it fails.
 */
public final class Requirement {

	private static final String PROPERTY = "bulkmap.test.require";

	private Requirement() {
	}

	/**
	 * Ends the test if there is no such program.
	 * @param name name of the program, which is that of the requirement, too
	 * @return the program
	 */
	public static Path requireProgram(String name) {
		Optional<Path> program = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
		return program.orElseThrow(() -> missing(name, "there is no program " + name));
	}

	/**
	 * Ends the test.
	 * @return nothing ever
	 */
	private static AssertionError missing(String requirement, String cause) {
		if (Arrays.asList(System.getProperty(PROPERTY, "").split(",")).contains(requirement)) {
			return fail(PROPERTY + " demands " + requirement + ", but " + cause);
		}
		return abort(requirement + ": " + cause);
	}

}
