package io.bulkmap.benchmarks.results;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Where and how something was measured.
 *
 * @param machine the processor
 * @param processors how many of its processors the JVM may use
 * @param memoryBytes memory of the machine
 * @param system operating system
 * @param jdk version and maker of the JDK
 * @param command what was typed
 * @param time when it was started, in UTC
 */
public record Environment(String machine, int processors, long memoryBytes, String system, String jdk, String command,
		String time) {

	private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

	/**
	 * Returns the environment of this process.
	 * @param command what was typed
	 * @return the environment
	 */
	public static Environment ofThisProcess(String command) {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return new Environment(processor(), Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(),
				"%s %s, %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
						System.getProperty("os.arch")),
				"%s, %s".formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vm.vendor")),
				command, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
	}

	// Linux on x86-64 has a name and the three numbers that tell a processor, because a
	// virtual machine may hide the name.
	private static String processor() {
		if (!Files.isReadable(CPU_INFO)) {
			return System.getProperty("os.arch");
		}
		try {
			String name = cpuInfo("model name");
			String numbers = Stream.of("cpu family", "model", "stepping")
				.map(Environment::cpuInfo)
				.reduce("", (left, right) -> right.isEmpty() ? left : left + (left.isEmpty() ? "" : ".") + right);
			String machine = name + (numbers.isEmpty() ? "" : " (%s)".formatted(numbers));
			return machine.isBlank() ? System.getProperty("os.arch") : machine.strip();
		}
		catch (IllegalStateException ex) {
			return System.getProperty("os.arch");
		}
	}

	private static String cpuInfo(String key) {
		try (Stream<String> lines = Files.lines(CPU_INFO)) {
			return lines.filter((line) -> line.matches(key + "\\s*:.*"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
