package io.bulkmap.map;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.kernel.BulkKernel;

/**
 * Maps that no factory has.
 */
final class TestMaps {

	private TestMaps() {
	}

	static OffHeapLongLongBulkMap create(String name, BulkMapOptions options, BulkKernel kernel) {
		return new OffHeapLongLongBulkMap(name, options, factory(kernel), (closed) -> {
		});
	}

	static OffHeapBytesBulkMap createBytes(String name, BulkMapOptions options, BulkKernel kernel) {
		return new OffHeapBytesBulkMap(name, options, factory(kernel), (closed) -> {
		});
	}

	static FactoryContext factory(BulkKernel kernel) {
		return new FactoryContext(kernel, Long.MAX_VALUE, false, Listeners.NONE);
	}

}
