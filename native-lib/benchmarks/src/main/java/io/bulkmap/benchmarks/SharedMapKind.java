package io.bulkmap.benchmarks;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.benchmarks.engine.BulkMapEngine;
import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * The maps that several threads use at once, and what our own costs without locks. The
 * constants are also the parameter values of the benchmark.
 */
public enum SharedMapKind {

	/** Our map with one lock. */
	ONE_PARTITION,

	/** Our map with 16 locks. */
	PARTITIONS,

	/** Our map for a single thread, without locks. */
	SINGLE_THREAD,

	/** {@code java.util.concurrent.ConcurrentHashMap} with boxed keys and values. */
	CONCURRENT_HASH_MAP;

	Engine create(int entries) {
		BulkMapOptions options = BulkMapOptions.defaults().withPartitions(1).withExpectedEntries(entries);
		return switch (this) {
			case ONE_PARTITION -> new BulkMapEngine(KernelChoice.AUTO, options);
			case PARTITIONS -> new BulkMapEngine(KernelChoice.AUTO, options.withPartitions(16));
			case SINGLE_THREAD -> new BulkMapEngine(KernelChoice.AUTO, options.withSingleThread(true));
			case CONCURRENT_HASH_MAP -> EngineKind.CONCURRENT_HASH_MAP.create(entries);
		};
	}

}
