package io.bulkmap.benchmarks;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapType;
import io.bulkmap.UuidLongBulkMap;

/**
 * Our map from UUIDs.
 */
final class UuidBulkMapEngine implements ObjectEngine {

	private final BulkMapFactory factory;

	private UuidLongBulkMap map;

	private final boolean packed;

	UuidBulkMapEngine(KernelChoice kernel, boolean packed, int entries) {
		this.factory = BulkMapFactory.builder().kernel(kernel).memoryLimit(8L << 30).build();
		this.map = this.factory.map("benchmark", MapType.UUID_LONG,
				BulkMapOptions.defaults().withExpectedEntries(entries));
		this.packed = packed;
	}

	@Override
	public long putAll(ObjectKeys keys, long[] values) {
		return this.packed ? this.map.putAll(keys.words(), values, 0, values.length)
				: this.map.putAll(keys.uuids(), values);
	}

	@Override
	public long getAll(ObjectKeys keys, long[] values) {
		return this.packed ? this.map.getAll(keys.words(), values, -1, 0, values.length)
				: this.map.getAll(keys.uuids(), values, -1);
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public void replace() {
		this.map.close();
		this.map = this.factory.map("benchmark", MapType.UUID_LONG, BulkMapOptions.defaults());
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
