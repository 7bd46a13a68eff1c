package io.bulkmap.memory;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Regions that are direct buffers of the JVM: they are zeroed when they are allocated,
 * count against its limit for direct memory, and are released once they are no longer
 * reachable.
 */
public final class DirectMemory implements OffHeapMemory {

	private final ToLongFunction<ByteBuffer> addressOf;

	private final @Nullable String fallbackCause;

	/**
	 * Creates a source of regions.
	 * @param addressOf returns the address of a direct buffer, for native code
	 */
	public DirectMemory(ToLongFunction<ByteBuffer> addressOf) {
		this(addressOf, null);
	}

	/**
	 * Creates a source of regions that stands in for a better one.
	 * @param addressOf returns the address of a direct buffer, for native code
	 * @param fallbackCause why the better one cannot be used, as a sentence
	 */
	public DirectMemory(ToLongFunction<ByteBuffer> addressOf, @Nullable String fallbackCause) {
		this.addressOf = addressOf;
		this.fallbackCause = fallbackCause;
	}

	/**
	 * Returns a source of regions that only Java reads, so that their address is not
	 * needed.
	 * @return a source whose regions have address 0
	 */
	public static DirectMemory withoutAddresses() {
		return new DirectMemory((buffer) -> 0);
	}

	// The pages of a direct buffer are what the C library makes of them.
	@Override
	public MemoryRegion allocate(long bytes, boolean hugePages) {
		assert bytes > 0 && bytes <= MAXIMUM_BYTES && bytes % MemoryRegion.ALIGNMENT == 0 : bytes;
		ByteBuffer aligned = ByteBuffer.allocateDirect((int) footprint(bytes))
			.alignedSlice(MemoryRegion.ALIGNMENT)
			.slice(0, (int) bytes);
		return new MemoryRegion(aligned, this.addressOf.applyAsLong(aligned), null);
	}

	@Override
	public boolean givesBack() {
		return false;
	}

	@Override
	public long footprint(long bytes) {
		return bytes + MemoryRegion.ALIGNMENT;
	}

	@Override
	public @Nullable String fallbackCause() {
		return this.fallbackCause;
	}

}
