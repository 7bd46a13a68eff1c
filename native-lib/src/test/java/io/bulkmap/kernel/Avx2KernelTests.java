package io.bulkmap.kernel;

import io.bulkmap.Isa;

/**
 * Tests for the AVX2 kernel.
 */
class Avx2KernelTests implements BulkKernelContract {

	@Override
	public BulkKernel kernel() {
		return TestKernels.kernel(Isa.AVX2);
	}

}
