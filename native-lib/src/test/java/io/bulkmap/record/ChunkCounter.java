package io.bulkmap.record;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts what is allocated, and refuses if it is told to.
 */
final class ChunkCounter implements ChunkSource {

	final List<MemoryRegion> regions = new ArrayList<>();

	long released;

	boolean refuses;

	@Override
	public MemoryRegion allocate(long bytes) {
		if (this.refuses) {
			throw new IllegalStateException("refused");
		}
		MemoryRegion region = DirectMemory.withoutAddresses().allocate(bytes);
		this.regions.add(region);
		return region;
	}

	@Override
	public void release(MemoryRegion region) {
		assertThat(this.regions.removeIf((other) -> other.equals(region))).isTrue();
		this.released += region.size();
	}

	long bytes() {
		return this.regions.stream().mapToLong(MemoryRegion::size).sum();
	}

}
