package io.bulkmap.memory;

import org.jspecify.annotations.Nullable;

/**
 * Source of off-heap regions.
 * <p>
 * Safe for any number of threads. A region stays allocated as long as it, or a view of
 * it, is reachable.
 */
public interface OffHeapMemory {

	/**
	 * Largest region, in bytes.
	 */
	long MAXIMUM_BYTES = 1L << 30;

	/**
	 * Allocates a region filled with zeros.
	 * @param bytes size, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @param hugePages whether pages of 2 MiB are wanted, where there are any
	 * @return the region
	 * @throws OutOfMemoryError if there is no memory
	 */
	MemoryRegion allocate(long bytes, boolean hugePages);

	/**
	 * Allocates a region filled with zeros, in pages of the usual size.
	 * @param bytes size, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @return the region
	 * @throws OutOfMemoryError if there is no memory
	 */
	default MemoryRegion allocate(long bytes) {
		return allocate(bytes, false);
	}

	/**
	 * Gives back the memory of a region, as far as it can be given back before the region
	 * is unreachable. A thread that still reads it may see anything there.
	 * @param region a region from here that nobody will write to
	 */
	default void release(MemoryRegion region) {
		if (givesBack()) {
			region.discard();
		}
	}

	/**
	 * Tells whether {@link MemoryRegion#discard(int, int)} gives memory back to the
	 * operating system.
	 * @return {@code false} if a region keeps its memory until it is unreachable
	 */
	boolean givesBack();

	/**
	 * Returns what a region takes from the system once all of it has been touched.
	 * @param bytes size of the region
	 * @return the number of bytes, at least the size
	 */
	long footprint(long bytes);

	/**
	 * Tells why this source was taken instead of a better one.
	 * @return the cause, as a sentence; {@code null} if there is none
	 */
	default @Nullable String fallbackCause() {
		return null;
	}

}
