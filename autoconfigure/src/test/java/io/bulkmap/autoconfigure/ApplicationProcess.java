package io.bulkmap.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM of its own that runs an application with another class path than the tests have.
 */
final class ApplicationProcess {

	private final List<String> classPath = new ArrayList<>(
			Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.map((entry) -> Path.of(entry).toAbsolutePath().toString())
				.toList());

	private final List<String> options = new ArrayList<>();

	ApplicationProcess option(String option) {
		this.options.add(option);
		return this;
	}

	/** Leaves out entries of the class path. */
	ApplicationProcess without(Predicate<String> entry) {
		this.classPath.removeIf(entry);
		return this;
	}

	ApplicationProcess with(Path entry) {
		this.classPath.add(entry.toAbsolutePath().toString());
		return this;
	}

	/** Adds all jars of a directory that Maven has filled. */
	ApplicationProcess withJarsOf(Path directory) {
		assertThat(directory).as("filled by Maven in the phase process-test-classes").isNotEmptyDirectory();
		try (Stream<Path> jars = Files.list(directory)) {
			jars.forEach(this::with);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
						"-Dspring.main.banner-mode=off", "-Dspring.main.web-application-type=none"));
		command.addAll(this.options);
		command.addAll(List.of("-cp", String.join(File.pathSeparator, this.classPath), main.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(), output);
	}

	/**
	 * What the process has left.
	 */
	record Result(int exitValue, String output) {
	}

}
