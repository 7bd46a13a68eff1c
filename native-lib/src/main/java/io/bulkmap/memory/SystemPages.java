package io.bulkmap.memory;

import java.nio.ByteBuffer;

/**
 * What the operating system does with pages of memory. Results below 0 are negative error
 * numbers.
 * <p>
 * Nothing here is checked: a range must be one of whole pages that was mapped before, and
 * whoever unmaps it makes sure that nobody touches it any more. Safe for any number of
 * threads.
 */
public interface SystemPages {

	/**
	 * Returns the size of a page.
	 * @return the size in bytes, a power of two
	 */
	int pageSize();

	/**
	 * Maps memory that reads as zero and takes none until it is written to.
	 * @param bytes how much, a multiple of the page size
	 * @return its address, a multiple of the page size; or the negative error number
	 */
	long map(long bytes);

	/**
	 * Unmaps memory.
	 * @param address where the range begins
	 * @param bytes its length
	 * @return 0, or the negative error number; nothing has changed then
	 */
	long unmap(long address, long bytes);

	/**
	 * Takes the memory away from a range that stays mapped and reads as zero afterwards.
	 * @param address where the range begins
	 * @param bytes its length
	 * @return 0, or the negative error number
	 */
	long discard(long address, long bytes);

	/**
	 * Gives a range its memory at once, instead of page by page when each is touched for
	 * the first time.
	 * @param address where the range begins
	 * @param bytes its length
	 * @return 0, or the negative error number of a system that cannot; nothing but time
	 * is lost then
	 */
	long populate(long address, long bytes);

	/**
	 * Asks for pages of 2 MiB where a range has not been touched yet.
	 * @param address where the range begins
	 * @param bytes its length
	 * @return 0, or the negative error number of a system that has no such pages
	 */
	long preferHugePages(long address, long bytes);

	/**
	 * Returns a buffer over mapped memory.
	 * @param address where the memory begins
	 * @param bytes its length
	 * @return a direct buffer that does not own the memory
	 */
	ByteBuffer buffer(long address, long bytes);

}
