package io.bulkmap.kernel;

import io.bulkmap.Isa;

/**
 * Tests for the NEON kernel.
 */
class NeonKernelTests implements BulkKernelContract {

	@Override
	public BulkKernel kernel() {
		return TestKernels.kernel(Isa.NEON);
	}

}
