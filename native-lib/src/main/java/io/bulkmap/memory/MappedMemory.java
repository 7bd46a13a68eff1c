package io.bulkmap.memory;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Regions that are pages of the operating system: nothing is zeroed when they are
 * allocated, a page takes memory once it is written to, and memory goes back piece by
 * piece when it is discarded. The addresses go back once the region is no longer
 * reachable.
 * <p>
 * The JVM does not count this memory, so that a lack of it brings no garbage collection
 * about. Whoever is done with a region discards it first, or its memory waits for one.
 */
/*
 * Unmapping. A reader without lock may still look at a region that nobody else wants, and
 * an access to an address that is not mapped would end the process. So discarding leaves
 * the addresses mapped, and only the cleaner unmaps them.
 *
 * It waits for the buffer, not for the MemoryRegion: views and slices outlive the region
 * and keep nothing alive but the buffer they were made from; and every access to a buffer
 * keeps it reachable until it is done, which nobody promises for the region.
 */
public final class MappedMemory implements OffHeapMemory {

	/**
	 * Bytes of a huge page. Smaller regions get none.
	 */
	static final long HUGE_PAGE = 2L << 20;

	// As the JDK does for direct buffers: half a second altogether.
	private static final long LONGEST_WAIT_MILLIS = 256;

	private static final Cleaner CLEANER = Cleaner.create();

	private final SystemPages pages;

	/**
	 * Creates a source of regions.
	 * @param pages the operating system
	 */
	public MappedMemory(SystemPages pages) {
		this.pages = pages;
	}

	/**
	 * Tries whether an operating system does what regions rely on. Some sandboxes and
	 * emulators refuse it, or only pretend.
	 * @param pages the operating system
	 * @return what is wrong, as a sentence; {@code null} if nothing is
	 */
	public static @Nullable String causeAgainst(SystemPages pages) {
		int page = pages.pageSize();
		long address = pages.map(2L * page);
		if (address < 0) {
			return "the operating system refuses to map memory, errno " + -address;
		}
		try {
			ByteBuffer buffer = pages.buffer(address, 2L * page).putLong(0, -1).putLong(page, -1);
			long result = pages.discard(address, page);
			if (result < 0) {
				return "the operating system refuses to take memory back, errno " + -result;
			}
			return (buffer.getLong(0) == 0 && buffer.getLong(page) == -1) ? null
					: "the operating system does not take back the memory that it was told to";
		}
		finally {
			pages.unmap(address, 2L * page);
		}
	}

	/**
	 * Allocates a region filled with zeros, at the beginning of a page. Takes the time of
	 * a system call or four; where addresses or mappings have run out, up to a garbage
	 * collection and half a second more.
	 * @param bytes size, a multiple of {@link MemoryRegion#ALIGNMENT}
	 * @param hugePages whether pages of 2 MiB are wanted; a region of 2 MiB or more then
	 * begins with one
	 * @return the region
	 * @throws OutOfMemoryError if the operating system refuses
	 */
	@Override
	public MemoryRegion allocate(long bytes, boolean hugePages) {
		assert bytes > 0 && bytes <= MAXIMUM_BYTES && bytes % MemoryRegion.ALIGNMENT == 0 : bytes;
		long mapped = footprint(bytes);
		long address = (hugePages && bytes >= HUGE_PAGE) ? mapHuge(mapped) : map(mapped);
		Mapping mapping = new Mapping(this.pages, address, mapped);
		ByteBuffer buffer;
		try {
			buffer = this.pages.buffer(address, bytes);
			CLEANER.register(buffer, mapping);
		}
		catch (OutOfMemoryError error) { // of the Java heap
			mapping.run();
			throw error;
		}
		// From here on, only the cleaner may unmap.
		return new MemoryRegion(buffer, address, this.pages);
	}

	@Override
	public boolean givesBack() {
		return true;
	}

	@Override
	public long footprint(long bytes) {
		return roundUp(bytes, this.pages.pageSize());
	}

	// Maps more, and cuts off what is not aligned: left mapped, it would be a mapping of
	// its own, or let a huge page reach beyond the end of the region. A cut that the
	// system refuses costs addresses, not memory, since nobody touches them.
	private long mapHuge(long bytes) {
		long slack = HUGE_PAGE - this.pages.pageSize();
		long mapped = map(bytes + slack);
		long address = roundUp(mapped, HUGE_PAGE);
		long head = address - mapped;
		if (head > 0) {
			this.pages.unmap(mapped, head);
		}
		if (head < slack) {
			this.pages.unmap(address + bytes, slack - head);
		}
		this.pages.preferHugePages(address, bytes);
		return address;
	}

	// Mappings of unreachable regions count against the limits of the system until a
	// garbage collection finds them, and the heap may be in no need of one.
	private long map(long bytes) {
		long address = this.pages.map(bytes);
		if (address >= 0) {
			return address;
		}
		System.gc();
		boolean interrupted = false;
		for (long wait = 1; address < 0 && wait <= LONGEST_WAIT_MILLIS; wait *= 2) {
			try {
				Thread.sleep(wait);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
			address = this.pages.map(bytes);
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		if (address < 0) {
			throw new OutOfMemoryError(("The operating system refuses to map %d bytes, errno %d (its limits are "
					+ "vm.max_map_count, vm.overcommit_memory and ulimit -v)")
				.formatted(bytes, -address));
		}
		return address;
	}

	private static long roundUp(long value, long powerOfTwo) {
		return (value + powerOfTwo - 1) & -powerOfTwo;
	}

	/**
	 * What there is to unmap. Knows nothing that keeps the buffer reachable.
	 */
	private record Mapping(SystemPages pages, long address, long bytes) implements Runnable {

		// Unmapping can fail, where it would make two mappings out of one and there are
		// too many already. The memory goes back all the same; the addresses are lost.
		@Override
		public void run() {
			if (this.pages.unmap(this.address, this.bytes) < 0) {
				this.pages.discard(this.address, this.bytes);
			}
		}

	}

}
