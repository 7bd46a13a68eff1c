package io.bulkmap.kernel;

/**
 * Tests for {@link JavaKernel}.
 */
class JavaKernelTests implements BulkKernelContract {

	@Override
	public BulkKernel kernel() {
		return new JavaKernel();
	}

}
