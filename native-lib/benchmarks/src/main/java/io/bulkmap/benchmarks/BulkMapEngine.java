package io.bulkmap.benchmarks;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;

/**
 * Our own map.
 */
final class BulkMapEngine implements Engine {

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	BulkMapEngine(KernelChoice choice, int entries) {
		this(choice, BulkMapOptions.defaults().withExpectedEntries(entries));
	}

	BulkMapEngine(KernelChoice choice, BulkMapOptions options) {
		this.factory = BulkMapFactory.builder().kernel(choice).build();
		if (choice == KernelChoice.AUTO && this.factory.kernel().active() == Isa.JAVA) {
			throw new IllegalStateException("No native kernel: " + this.factory.kernel().fallbackCause());
		}
		this.map = this.factory.longLongMap("benchmark", options);
	}

	@Override
	public void putAll(long[] keys, long[] values) {
		this.map.putAll(keys, values);
	}

	@Override
	public void getAll(long[] keys, long[] values) {
		this.map.getAll(keys, values, 0);
	}

	@Override
	public void putEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			this.map.put(keys[i], values[i]);
		}
	}

	@Override
	public void getEach(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			values[i] = this.map.get(keys[i], 0);
		}
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public long size() {
		return this.map.size();
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
