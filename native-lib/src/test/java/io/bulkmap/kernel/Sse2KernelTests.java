package io.bulkmap.kernel;

import io.bulkmap.Isa;

/**
 * Tests for the SSE2 kernel.
 */
class Sse2KernelTests implements BulkKernelContract {

	@Override
	public BulkKernel kernel() {
		return TestKernels.kernel(Isa.SSE2);
	}

}
