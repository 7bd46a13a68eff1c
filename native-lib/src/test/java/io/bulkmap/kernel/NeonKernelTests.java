package io.bulkmap.kernel;

import io.bulkmap.Isa;

/**
 * Tests for the NEON kernel.
 */
class NeonKernelTests extends BulkKernelContract {

	@Override
	BulkKernel kernel() {
		return TestKernels.kernel(Isa.NEON);
	}

}
