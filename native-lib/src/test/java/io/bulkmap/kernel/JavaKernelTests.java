package io.bulkmap.kernel;

/**
 * Tests for {@link JavaKernel}.
 */
class JavaKernelTests extends BulkKernelContract {

	@Override
	BulkKernel kernel() {
		return new JavaKernel();
	}

}
