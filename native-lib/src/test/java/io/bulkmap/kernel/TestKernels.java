package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.jna.NativeKernels;

/**
 * The kernels of this machine, for tests.
 */
final class TestKernels {

	private TestKernels() {
	}

	/**
	 * Returns the kernel of an instruction set, or skips the test and says why.
	 */
	static BulkKernel kernel(Isa isa) {
		KernelProvider provider = NativeKernels.catalog().provider(isa);
		Requirement.require(isa.id(), provider.availability().cause());
		return provider.kernel();
	}

}
