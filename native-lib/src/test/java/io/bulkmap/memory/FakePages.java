package io.bulkmap.memory;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operating system with addresses of its own, which keeps account of what is mapped
 * and can refuse. What lies there are direct buffers.
 */
public final class FakePages implements SystemPages {

	static final int PAGE = 4096;

	static final int EINVAL = 22;

	static final int ENOMEM = 12;

	/** Not aligned to anything but pages. */
	private static final long FIRST_ADDRESS = 0x7000_0000_3000L;

	/** Addresses that are mapped: where a range begins, and its length. */
	private final Map<Long, Long> mapped = new TreeMap<>();

	private final Map<Long, WeakReference<ByteBuffer>> buffers = new HashMap<>();

	/** Ranges of which the memory was taken back, in order. */
	private final List<Range> discarded = new ArrayList<>();

	private final List<Range> huge = new ArrayList<>();

	private final List<Range> populated = new ArrayList<>();

	private long next = FIRST_ADDRESS;

	private int maximumMappings = Integer.MAX_VALUE;

	private boolean refusesUnmap;

	private boolean refusesDiscard;

	private boolean pretendsToDiscard;

	private boolean refusesHugePages;

	private boolean lacksHeap;

	private int refusals;

	/**
	 * Limits what can be mapped at the same time.
	 * @param maximum number of ranges
	 * @return these pages
	 */
	public FakePages maximumMappings(int maximum) {
		this.maximumMappings = maximum;
		return this;
	}

	FakePages refusesUnmap() {
		this.refusesUnmap = true;
		return this;
	}

	FakePages refusesDiscard() {
		this.refusesDiscard = true;
		return this;
	}

	FakePages pretendsToDiscard() {
		this.pretendsToDiscard = true;
		return this;
	}

	FakePages refusesHugePages() {
		this.refusesHugePages = true;
		return this;
	}

	FakePages lacksHeap() {
		this.lacksHeap = true;
		return this;
	}

	/**
	 * Returns the ranges that are mapped, by address.
	 * @return the ranges
	 */
	public synchronized List<Range> mapped() {
		return this.mapped.entrySet().stream().map((entry) -> new Range(entry.getKey(), entry.getValue())).toList();
	}

	synchronized List<Range> discarded() {
		return List.copyOf(this.discarded);
	}

	/**
	 * Returns the ranges that were to get their memory at once, in order.
	 * @return the ranges
	 */
	public synchronized List<Range> populated() {
		return List.copyOf(this.populated);
	}

	synchronized List<Range> huge() {
		return List.copyOf(this.huge);
	}

	synchronized int refusals() {
		return this.refusals;
	}

	@Override
	public int pageSize() {
		return PAGE;
	}

	@Override
	public synchronized long map(long bytes) {
		if (this.mapped.size() >= this.maximumMappings) {
			this.refusals++;
			return -ENOMEM;
		}
		long address = this.next;
		this.next += bytes + PAGE;
		this.mapped.put(address, bytes);
		return address;
	}

	// Any part of one range that was mapped at once.
	@Override
	public synchronized long unmap(long address, long bytes) {
		if (this.refusesUnmap) {
			return -ENOMEM;
		}
		for (Range range : mapped()) {
			if (range.address() <= address && address + bytes <= range.end()) {
				this.mapped.remove(range.address());
				if (range.address() < address) {
					this.mapped.put(range.address(), address - range.address());
				}
				if (address + bytes < range.end()) {
					this.mapped.put(address + bytes, range.end() - address - bytes);
				}
				return 0;
			}
		}
		throw new AssertionError("not mapped: " + new Range(address, bytes));
	}

	@Override
	public synchronized long discard(long address, long bytes) {
		if (this.refusesDiscard) {
			return -EINVAL;
		}
		this.discarded.add(new Range(address, bytes));
		for (Map.Entry<Long, WeakReference<ByteBuffer>> entry : this.buffers.entrySet()) {
			ByteBuffer buffer = entry.getValue().get();
			long offset = address - entry.getKey();
			if (buffer != null && offset >= 0 && offset < buffer.capacity() && !this.pretendsToDiscard) {
				int length = (int) Math.min(bytes, buffer.capacity() - offset);
				buffer.put((int) offset, new byte[length], 0, length);
			}
		}
		return 0;
	}

	// Of a range that is mapped, as old systems do: not at all.
	@Override
	public synchronized long populate(long address, long bytes) {
		if (mapped().stream().noneMatch((range) -> range.address() <= address && address + bytes <= range.end())) {
			throw new AssertionError("not mapped: " + new Range(address, bytes));
		}
		this.populated.add(new Range(address, bytes));
		return -EINVAL;
	}

	@Override
	public synchronized long preferHugePages(long address, long bytes) {
		this.huge.add(new Range(address, bytes));
		return this.refusesHugePages ? -EINVAL : 0;
	}

	@Override
	public synchronized ByteBuffer buffer(long address, long bytes) {
		if (this.lacksHeap) {
			throw new OutOfMemoryError("Java heap space");
		}
		ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes);
		this.buffers.put(address, new WeakReference<>(buffer));
		return buffer;
	}

	/**
	 * A range of addresses.
	 *
	 * @param address where it begins
	 * @param bytes its length
	 */
	public record Range(long address, long bytes) {

		long end() {
			return this.address + this.bytes;
		}

	}

}
