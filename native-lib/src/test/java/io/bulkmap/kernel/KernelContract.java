package io.bulkmap.kernel;

import io.bulkmap.table.KeyHash;

/**
 * What all parts of the contract of kernels start from: two empty tables.
 */
interface KernelContract {

	/**
	 * Returns the kernel under test, or skips the test.
	 */
	BulkKernel kernel();

	default TablePair tables(long entries, long hashSeed) {
		return new TablePair(kernel(), KeyHash.ofSeed(hashSeed), entries);
	}

}
