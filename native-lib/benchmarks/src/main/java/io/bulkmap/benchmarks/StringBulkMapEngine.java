package io.bulkmap.benchmarks;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapType;
import io.bulkmap.StringLongBulkMap;

/**
 * Our map from strings.
 */
final class StringBulkMapEngine implements ObjectEngine {

	private final BulkMapFactory factory;

	private StringLongBulkMap map;

	private final boolean packed;

	StringBulkMapEngine(KernelChoice kernel, boolean packed, int entries) {
		this.factory = BulkMapFactory.builder().kernel(kernel).memoryLimit(8L << 30).build();
		this.map = this.factory.map("benchmark", MapType.STRING_LONG,
				BulkMapOptions.defaults().withExpectedEntries(entries));
		this.packed = packed;
	}

	@Override
	public long putAll(ObjectKeys keys, long[] values) {
		return this.packed ? this.map.putAll(keys.packed(), values) : this.map.putAll(keys.strings(), values);
	}

	@Override
	public long getAll(ObjectKeys keys, long[] values) {
		return this.packed ? this.map.getAll(keys.packed(), values, -1) : this.map.getAll(keys.strings(), values, -1);
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public void replace() {
		this.map.close();
		this.map = this.factory.map("benchmark", MapType.STRING_LONG, BulkMapOptions.defaults());
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
