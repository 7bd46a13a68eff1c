package io.bulkmap.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What the library itself says about the kernels and bindings of the machine that runs
 * the tests.
 */
final class KernelsOfThisMachine {

	private KernelsOfThisMachine() {
	}

	static List<KernelAvailability> all() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			return factory.kernel().kernels();
		}
	}

	static KernelAvailability get(Isa isa) {
		return all().stream().filter((kernel) -> kernel.isa() == isa).findFirst().orElseThrow();
	}

	static List<BindingAvailability> bindings() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			return factory.kernel().bindings();
		}
	}

	static BindingAvailability binding(BindingChoice choice) {
		return bindings().stream().filter((binding) -> binding.binding() == choice.binding()).findFirst().orElseThrow();
	}

	/**
	 * Skips the test, and says why, when a kernel is not available; fails instead where
	 * {@code -Dbulkmap.test.require} names it.
	 */
	static void require(KernelAvailability kernel) {
		if (Arrays.asList(System.getProperty("bulkmap.test.require", "").split(",")).contains(kernel.isa().id())) {
			assertThat(kernel.cause()).as("cause against required kernel %s", kernel.isa().id()).isNull();
		}
		assumeTrue(kernel.available(), () -> "kernel " + kernel.isa().id() + ": " + kernel.cause());
	}

	/**
	 * Returns the native kernel that every machine of this architecture has.
	 */
	static KernelAvailability ofThisArchitecture() {
		return get(System.getProperty("os.arch").equals("aarch64") ? Isa.NEON : Isa.SSE2);
	}

	/**
	 * Returns a kernel that no machine has together with those of this one.
	 */
	static KernelAvailability ofAnotherArchitecture() {
		return get(System.getProperty("os.arch").equals("aarch64") ? Isa.AVX2 : Isa.NEON);
	}

}
