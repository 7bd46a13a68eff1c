package io.bulkmap.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * Regions of another source, some of which it keeps when they are released, and hands out
 * again: at most {@link #MOST_BYTES} in {@link #MOST_REGIONS} regions.
 * <p>
 * Maps that live for one request, or a moment, would otherwise wait for page faults most
 * of their time. What is kept counts against no limit of maps.
 */
/*
 * A region is the beginning of one whose size is 4, 5, 6 or 7 times a power of two, so
 * that maps of about the same size can have it one after the other. The rest takes no
 * memory: a shorter region begins with giving back what a longer one had. So a map never
 * takes more than it is charged with.
 */
public final class PooledMemory implements OffHeapMemory {

	/**
	 * Most bytes that are kept.
	 */
	static final long MOST_BYTES = 8L << 20;

	/**
	 * Most regions that are kept.
	 */
	static final int MOST_REGIONS = 64;

	/**
	 * Largest region that is kept. Longer ones may have pages of 2 MiB, which are not
	 * worth it.
	 */
	static final long LARGEST = MappedMemory.HUGE_PAGE - MemoryRegion.ALIGNMENT;

	private static final long SMALLEST = 4096;

	private final OffHeapMemory source;

	// As they were handed out. The last one that was released is the first.
	private final Deque<MemoryRegion> kept = new ArrayDeque<>();

	private long keptBytes;

	/**
	 * Creates a source of regions.
	 * @param source where they come from, which gives back
	 */
	public PooledMemory(OffHeapMemory source) {
		assert source.givesBack();
		this.source = source;
	}

	@Override
	public MemoryRegion allocate(long bytes, boolean hugePages) {
		if (bytes > LARGEST) {
			return this.source.allocate(bytes, hugePages);
		}
		long size = sizeFor(bytes);
		MemoryRegion before = take(size);
		if (before == null) {
			return this.source.allocate(size).beginning(bytes);
		}
		MemoryRegion whole = before.whole();
		whole.giveBack(footprint(bytes), footprint(before.size()));
		MemoryRegion region = whole.beginning(bytes);
		region.zero(0, (int) bytes);
		return region;
	}

	// A quarter of the power of two at most is left over.
	private static long sizeFor(long bytes) {
		if (bytes <= SMALLEST) {
			return SMALLEST;
		}
		long step = Math.max(SMALLEST, Long.highestOneBit(bytes - 1) / 4);
		return (bytes + step - 1) & -step;
	}

	private @Nullable MemoryRegion take(long size) {
		synchronized (this.kept) {
			for (Iterator<MemoryRegion> all = this.kept.iterator(); all.hasNext();) {
				MemoryRegion region = all.next();
				if (region.whole().size() == size) {
					all.remove();
					this.keptBytes -= size;
					return region;
				}
			}
		}
		return null;
	}

	@Override
	public void release(MemoryRegion region) {
		MemoryRegion whole = region.whole();
		if (whole.equals(region)) {
			region.discard();
			return;
		}
		synchronized (this.kept) {
			assert this.kept.stream().noneMatch((other) -> other.whole().equals(whole)) : "released twice";
			this.kept.addFirst(region);
			this.keptBytes += whole.size();
		}
		for (MemoryRegion surplus = takeSurplus(); surplus != null; surplus = takeSurplus()) {
			surplus.discard();
		}
	}

	private @Nullable MemoryRegion takeSurplus() {
		synchronized (this.kept) {
			if (this.keptBytes <= MOST_BYTES && this.kept.size() <= MOST_REGIONS) {
				return null;
			}
			MemoryRegion oldest = this.kept.removeLast();
			this.keptBytes -= oldest.whole().size();
			return oldest;
		}
	}

	@Override
	public boolean givesBack() {
		return this.source.givesBack();
	}

	@Override
	public long footprint(long bytes) {
		return this.source.footprint(bytes);
	}

	@Override
	public @Nullable String fallbackCause() {
		return this.source.fallbackCause();
	}

}
