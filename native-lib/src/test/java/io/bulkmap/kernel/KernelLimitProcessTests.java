package io.bulkmap.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KernelLimit} in processes of their own, because a process reads its
 * settings once.
 */
class KernelLimitProcessTests {

	private static final String JAVA_PROPERTY = "bulkmap.test.java";

	private static final String NO_PROPERTY = "-Dunrelated=1";

	@Test
	void propertyShouldHoldForTheProcessAndWinOverTheVariable() throws Exception {
		assertThat(run("-Dio.bulkmap.kernel.limit=java", Map.of("BULKMAP_KERNEL_LIMIT", "avx2"), KernelChoice.AUTO))
			.containsExactly("java, because of: disabled by -Dio.bulkmap.kernel.limit=java");
	}

	@Test
	void variableShouldLowerWhatAutoTakes() throws Exception {
		assertThat(run(NO_PROPERTY, Map.of("BULKMAP_KERNEL_LIMIT", "java"), KernelChoice.AUTO))
			.containsExactly("java, because of: disabled by the environment variable BULKMAP_KERNEL_LIMIT=java");
	}

	@Test
	void variableWhenItIsUnknownShouldLeaveAProcessThatRuns() throws Exception {
		assertThat(run(NO_PROPERTY, Map.of("BULKMAP_KERNEL_LIMIT", "avx3"), KernelChoice.AUTO)).singleElement()
			.asString()
			.startsWith("java, because of: disabled by the environment variable BULKMAP_KERNEL_LIMIT=avx3, which is "
					+ "none of java, ");
	}

	@ParameterizedTest
	@EnumSource(names = { "JAVA", "AUTO" }, mode = EnumSource.Mode.EXCLUDE)
	void propertyShouldRefuseAKernelAboveItThatIsAskedForByName(KernelChoice choice) throws Exception {
		assertThat(run("-Dio.bulkmap.kernel.limit=java", Map.of(), choice))
			.containsExactly("Kernel '%s' is not available: disabled by -Dio.bulkmap.kernel.limit=java"
				.formatted(choice.isa().id()));
	}

	private static List<String> run(String option, Map<String, String> environment, KernelChoice choice)
			throws IOException, InterruptedException {
		// An emulated JVM cannot start another one by its own path.
		String java = System.getProperty(JAVA_PROPERTY, System.getProperty("java.home") + "/bin/java");
		ProcessBuilder builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", option, "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), choice.name());
		builder.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().remove(KernelLimit.VARIABLE);
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return output.lines().toList();
	}

	/**
	 * The process: prints which kernel it got, or why it did not get it.
	 */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) {
			KernelChoice choice = KernelChoice.valueOf(arguments[0]);
			try (BulkMapFactory factory = BulkMapFactory.builder().kernel(choice).build()) {
				KernelInfo kernel = factory.kernel();
				String cause = (kernel.fallbackCause() != null) ? ", because of: " + kernel.fallbackCause() : "";
				System.out.println(kernel.active().id() + cause);
			}
			catch (KernelUnavailableException ex) {
				System.out.println(ex.getMessage());
			}
		}

	}

}
