package io.bulkmap.map;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ChunkSource;

/**
 * The memory of the records of one partition, as the account of its map has it.
 */
final class RecordMemory implements ChunkSource {

	private final MapContext context;

	private long charged;

	RecordMemory(MapContext context) {
		this.context = context;
	}

	/**
	 * Returns how much the account has for these records.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.charged;
	}

	@Override
	public MemoryRegion allocate(long bytes) {
		MemoryRegion region = this.context.allocate(bytes);
		this.charged += this.context.footprint(bytes);
		return region;
	}

	@Override
	public void release(MemoryRegion region) {
		this.context.release(region);
		this.charged -= this.context.footprint(region.size());
	}

}
