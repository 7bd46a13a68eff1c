package io.bulkmap.benchmarks.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one of our programs in a JVM of its own, like this one.
 */
public final class JvmProcess {

	private static final int ERROR_LINES = 5;

	private JvmProcess() {
	}

	/**
	 * Runs a program to its end.
	 * @param jvmArguments arguments of the JVM
	 * @param program class of the program
	 * @param arguments arguments of the program
	 * @throws IOException if the JVM cannot be started, or failed; the message has what
	 * it said
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static void run(List<String> jvmArguments, Class<?> program, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		if (Runtime.version().feature() > 17) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.addAll(jvmArguments);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		Path errors = Files.createTempFile("bulkmap-jvm", ".txt");
		try {
			Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
			try {
				await(process, errors);
			}
			finally {
				process.destroyForcibly();
			}
		}
		finally {
			Files.delete(errors);
		}
	}

	private static void await(Process process, Path errors) throws IOException, InterruptedException {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			while (lines.readLine() != null) {
				// Nobody waits for what a library prints.
			}
		}
		int status = process.waitFor();
		if (status != 0) {
			List<String> said = Files.readAllLines(errors)
				.stream()
				.filter((line) -> !line.startsWith("\tat ") && !line.startsWith("INFO"))
				.toList();
			throw new IOException("its JVM ended with %d: %s".formatted(status,
					String.join(" / ", said.subList(Math.max(0, said.size() - ERROR_LINES), said.size()))));
		}
	}

}
