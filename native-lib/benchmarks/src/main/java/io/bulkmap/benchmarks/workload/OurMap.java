package io.bulkmap.benchmarks.workload;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * A map of ours whose keys are not {@code long}s, with a factory of its own.
 *
 * @param <M> type of the map
 */
abstract class OurMap<M extends OffHeapMap> implements MapUnderLoad {

	private final BulkMapFactory factory;

	private final M map;

	/**
	 * Creates an empty map.
	 * @param kind one of our engines
	 * @param type type of the map
	 * @param entries how many there is room for
	 * @throws IllegalStateException if its kernel is not available
	 */
	OurMap(EngineKind kind, MapType<M> type, int entries) {
		this.factory = Kernels.factory(kind);
		this.map = this.factory.map("benchmark", type, BulkMapOptions.defaults().withExpectedEntries(entries));
	}

	final M map() {
		return this.map;
	}

	@Override
	public final long size() {
		return this.map.size();
	}

	@Override
	public final long offHeapBytes() {
		return this.map.statistics().memoryBytes();
	}

	@Override
	public final String kernel() {
		return Kernels.nameOf(this.factory);
	}

	@Override
	public final void close() {
		this.factory.close();
	}

}
