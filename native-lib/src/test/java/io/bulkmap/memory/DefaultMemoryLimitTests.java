package io.bulkmap.memory;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultMemoryLimit}.
 */
class DefaultMemoryLimitTests {

	private static final long GIB = 1L << 30;

	@Test
	void limitShouldBeThreeQuartersOfWhatTheHeapLeaves() {
		assertThat(DefaultMemoryLimit.of(16 * GIB, 4 * GIB)).isEqualTo(9 * GIB);
	}

	@Test
	void limitWhenHeapLeavesLittleShouldBeAnEighth() {
		assertThat(DefaultMemoryLimit.of(16 * GIB, 14 * GIB)).isEqualTo(2 * GIB);
		assertThat(DefaultMemoryLimit.of(16 * GIB, 20 * GIB)).isEqualTo(2 * GIB);
		assertThat(DefaultMemoryLimit.of(16 * GIB, Long.MAX_VALUE)).isEqualTo(2 * GIB);
	}

	@Test
	void limitOfThisProcessShouldBeThatOfItsMachine() {
		long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
		long heap = Runtime.getRuntime().maxMemory();

		assertThat(DefaultMemoryLimit.bytes()).isEqualTo(DefaultMemoryLimit.of(memory, heap)).isPositive();
	}

	@Test
	void limitWhenRuntimeImageHasNoManagementShouldBeAnEighthOfTheHeap() throws Exception {
		// An emulated JVM cannot start another one by its own path.
		String java = System.getProperty("bulkmap.test.java", System.getProperty("java.home") + "/bin/java");
		Process process = new ProcessBuilder(java, "-Xmx64m", "--limit-modules=java.base", "-cp",
				System.getProperty("java.class.path"), Main.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(process.waitFor()).isZero();
		assertThat(output.trim()).matches("(\\d+) of \\1");
	}

	/**
	 * The process: prints its limit, and an eighth of its heap.
	 */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) {
			System.out.println(DefaultMemoryLimit.bytes() + " of " + Runtime.getRuntime().maxMemory() / 8);
		}

	}

}
