package io.bulkmap.kernel;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.ChunkSource;

/**
 * Memory for records that no account knows of, from that of a kernel.
 *
 * @param memory the memory of the kernel
 */
record KernelChunks(OffHeapMemory memory) implements ChunkSource {

	@Override
	public MemoryRegion allocate(long bytes) {
		return this.memory.allocate(bytes);
	}

	@Override
	public void release(MemoryRegion region) {
		this.memory.release(region);
	}

}
