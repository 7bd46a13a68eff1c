package io.bulkmap.record;

import io.bulkmap.memory.MemoryRegion;

/**
 * Where records get their memory from.
 */
public interface ChunkSource {

	/**
	 * Allocates memory filled with zeros.
	 * @param bytes how much, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @return the memory
	 * @throws RuntimeException if there is none, or may not be; nothing has changed then
	 */
	MemoryRegion allocate(long bytes);

	/**
	 * Takes memory back.
	 * @param region what {@link #allocate(long)} has returned, and nobody looks at
	 */
	void release(MemoryRegion region);

}
