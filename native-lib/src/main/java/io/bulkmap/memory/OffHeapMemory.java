package io.bulkmap.memory;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;

/**
 * Source of off-heap regions.
 * <p>
 * Regions are direct buffers: they count against the limit of the JVM for direct memory
 * and are released once they are no longer reachable.
 */
public final class OffHeapMemory {

	/**
	 * Largest region, in bytes.
	 */
	public static final long MAXIMUM_BYTES = 1L << 30;

	private final ToLongFunction<ByteBuffer> addressOf;

	/**
	 * Creates a source of regions.
	 * @param addressOf returns the address of a direct buffer, for native code
	 */
	public OffHeapMemory(ToLongFunction<ByteBuffer> addressOf) {
		this.addressOf = addressOf;
	}

	/**
	 * Returns a source of regions that only Java reads, so that their address is not
	 * needed.
	 * @return a source whose regions have address 0
	 */
	public static OffHeapMemory withoutAddresses() {
		return new OffHeapMemory((buffer) -> 0);
	}

	/**
	 * Allocates a region filled with zeros.
	 * @param bytes size, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @return the region
	 * @throws OutOfMemoryError if the JVM refuses
	 */
	public MemoryRegion allocate(long bytes) {
		assert bytes > 0 && bytes <= MAXIMUM_BYTES && bytes % MemoryRegion.ALIGNMENT == 0 : bytes;
		ByteBuffer aligned = ByteBuffer.allocateDirect((int) bytes + MemoryRegion.ALIGNMENT)
			.alignedSlice(MemoryRegion.ALIGNMENT)
			.slice(0, (int) bytes);
		return new MemoryRegion(aligned, this.addressOf.applyAsLong(aligned));
	}

}
