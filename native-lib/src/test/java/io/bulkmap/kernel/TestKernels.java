package io.bulkmap.kernel;

import io.bulkmap.BindingChoice;
import io.bulkmap.Isa;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.fail;

/**
 * The kernels of this machine, for tests.
 */
final class TestKernels {

	private TestKernels() {
	}

	/**
	 * Returns the kernel of an instruction set, or skips the test and says why. A kernel
	 * that this machine can run and that is wrong is no reason to skip anything.
	 */
	static BulkKernel kernel(Isa isa) {
		KernelProvider provider = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).provider(isa);
		@Nullable String cause = provider.availability().cause();
		if (cause != null && cause.startsWith("self-test failed")) {
			fail(isa.id() + ": " + cause);
		}
		Requirement.require(isa.id(), cause);
		return provider.kernel();
	}

}
