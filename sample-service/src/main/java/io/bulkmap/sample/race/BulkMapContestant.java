package io.bulkmap.sample.race;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;

/**
 * A bulk map with a kernel of choice, in a factory of its own.
 */
final class BulkMapContestant implements Contestant {

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	BulkMapContestant(KernelChoice kernel, long memoryLimit) {
		this.factory = BulkMapFactory.builder().kernel(kernel).memoryLimit(memoryLimit).build();
		this.map = this.factory.longLongMap("race");
	}

	@Override
	public String name() {
		return this.factory.kernel().active().id();
	}

	@Override
	public void put(long[] keys, long[] values, int offset, int length) {
		this.map.putAll(keys, values, offset, length);
	}

	@Override
	public long get(long[] keys, long[] values, int offset, int length) {
		return this.map.getAll(keys, values, -1, offset, length);
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
