package io.bulkmap.map;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapCapacityException;
import io.bulkmap.OffHeapMap;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.MemoryAccount;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.table.Capacity;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a map have in common: its name, its kernel, its memory, and what to
 * say when something is wrong.
 */
final class MapContext {

	private static final BulkKernel JAVA = new JavaKernel();

	private static final Pool<SplitBatch> SPLITS = new Pool<>(SplitBatch::new);

	private final String name;

	private final BulkMapOptions options;

	private final FactoryContext factory;

	private final BulkCalls calls;

	private final int partitions;

	private final Capacity capacity;

	private final MemoryAccount account;

	private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

	/**
	 * Creates the context of a map, of which it asks nothing yet.
	 * @param map the map
	 * @param name its name
	 * @param options how it is created
	 * @param factory what it has in common with others
	 * @param partitions how many partitions it has
	 */
	MapContext(OffHeapMap map, String name, BulkMapOptions options, FactoryContext factory, int partitions) {
		this.name = name;
		this.options = options;
		this.factory = factory;
		this.calls = new BulkCalls(map, factory, partitions);
		this.partitions = partitions;
		this.capacity = Capacity.of(options.loadLimit());
		this.account = new MemoryAccount(options.memoryLimit(), factory.account());
	}

	String name() {
		return this.name;
	}

	BulkMapOptions options() {
		return this.options;
	}

	boolean leakTracking() {
		return this.factory.leakTracking();
	}

	/**
	 * Returns the kernel, which may be another one for the next call.
	 * @return the kernel
	 */
	BulkKernel kernel() {
		return this.factory.kernel();
	}

	/**
	 * Returns the kernel that is quickest for a batch.
	 * @param length number of keys in the batch
	 * @return the kernel
	 */
	BulkKernel kernelFor(int length) {
		BulkKernel kernel = kernel();
		return (length < kernel.worthwhileBatch()) ? JAVA : kernel;
	}

	BulkCalls calls() {
		return this.calls;
	}

	int partitions() {
		return this.partitions;
	}

	Capacity capacity() {
		return this.capacity;
	}

	SplitBatch takeSplit() {
		return SPLITS.take();
	}

	void giveBack(SplitBatch split) {
		SPLITS.giveBack(split);
	}

	FixedWork takeFixedWork() {
		return this.factory.takeFixedWork();
	}

	BytesWork takeBytesWork() {
		return this.factory.takeBytesWork();
	}

	/**
	 * Returns a lock for a part of the map.
	 * @return the lock, or {@code null} if there is one thread only
	 */
	@Nullable StampedLock newLock() {
		return this.options.singleThread() ? null : new StampedLock();
	}

	/**
	 * Makes sure that one thread only uses a map without locks.
	 */
	void checkThread() {
		Thread current = Thread.currentThread();
		if (this.owner.getPlain() != current && !this.owner.compareAndSet(null, current)) {
			throw new IllegalStateException("Map '%s' is for a single thread: it belongs to %s, not to %s"
				.formatted(this.name, this.owner.get(), current));
		}
	}

	/**
	 * Tells whether memory is free as soon as it is not needed.
	 * @return {@code false} if the garbage collector releases it
	 */
	boolean givesBack() {
		return this.factory.memory().givesBack();
	}

	/**
	 * Returns what a table takes.
	 * @param entries how many entries it has room for
	 * @return the number of bytes
	 */
	long bytesFor(long entries) {
		return footprint(this.capacity.bytesFor(entries));
	}

	/**
	 * Returns what memory takes from the system.
	 * @param bytes size of a region
	 * @return the number of bytes
	 */
	long footprint(long bytes) {
		return this.factory.memory().footprint(bytes);
	}

	long memoryLimit() {
		return this.account.limit();
	}

	/**
	 * Returns how much more a partition may take, so that each can have as much.
	 * @param charged what it takes already
	 * @return the number of bytes; 0 or less if that is its share or more
	 */
	long availableBytes(long charged) {
		long available = this.account.available();
		return Math.min(available, (this.account.used() + available) / this.partitions - charged);
	}

	void checkEntries(long entries) {
		if (entries > this.capacity.maximumEntries()) {
			throw new MapCapacityException("Map '%s' would need room for %d entries, the most that %s is %d"
				.formatted(this.name, entries, "it can have", this.capacity.maximumEntries()));
		}
	}

	/**
	 * Creates a table.
	 * @param hash its secrets
	 * @param entries how many entries it has room for
	 * @param charge how many bytes the account of the map is to have more
	 * @return the table
	 * @throws MapCapacityException if a limit or the machine is against it
	 */
	Table createTable(KeyHash hash, long entries, long charge) {
		return charged(charge, bytesFor(entries), entries + " entries",
				() -> Table.create(this.factory.memory(), hash, this.capacity, entries, this.options.hugePages()));
	}

	/**
	 * Allocates memory for something else than a table.
	 * @param bytes how much
	 * @return the memory; {@link #release(MemoryRegion)} takes it back
	 * @throws MapCapacityException if a limit or the machine is against it
	 */
	MemoryRegion allocate(long bytes) {
		return charged(footprint(bytes), footprint(bytes), "records",
				() -> this.factory.memory().allocate(bytes, this.options.hugePages()));
	}

	private <T> T charged(long charge, long bytes, String purpose, Supplier<T> allocation) {
		MemoryAccount refusing = this.account.charge(charge);
		if (refusing != null) {
			throw new MapCapacityException(
					"Map '%s' would need %d bytes more for %s, but %s uses %d bytes already and may use %d".formatted(
							this.name, charge, purpose,
							refusing.equals(this.account) ? "it" : "the factory with all its maps", refusing.used(),
							refusing.limit()));
		}
		try {
			return allocation.get();
		}
		catch (OutOfMemoryError error) {
			this.account.credit(charge);
			throw new MapCapacityException("Map '%s' would need %d bytes for %s, but gets no memory: %s"
				.formatted(this.name, bytes, purpose, error.getMessage()), error);
		}
	}

	/**
	 * Gives back memory that is not that of a table.
	 * @param region the memory, which nobody uses
	 */
	void release(MemoryRegion region) {
		this.factory.memory().release(region);
		this.account.credit(footprint(region.size()));
	}

	/**
	 * Gives back the memory of a table, as far as it can be given back.
	 * @param table a table that nobody needs
	 */
	void release(Table table) {
		this.factory.memory().release(table.region());
	}

	void credit(long bytes) {
		this.account.credit(bytes);
	}

	/**
	 * Tells everybody concerned that a partition has moved to another table.
	 * @param ended the move
	 */
	void migrationEnded(Migration ended) {
		long capacity = ended.target().growthLimit();
		long nanos = System.nanoTime() - ended.start();
		if (ended.event() != null) {
			ended.event().ended(this.name, ended.source().growthLimit(), capacity, ended.movedEntries());
		}
		this.factory.listeners()
			.tell((listener) -> listener.growthEnded(this.calls.map(), capacity, ended.movedEntries(), nanos));
	}

	MapCapacityException mayNotGrow(long size, long pairs) {
		return new MapCapacityException(
				"Map '%s' would need room for up to %d entries more than its %d, and may not grow".formatted(this.name,
						pairs, size));
	}

	IllegalStateException closed() {
		return new IllegalStateException("Map '%s' is closed".formatted(this.name));
	}

	IllegalStateException changedMeanwhile() {
		return new IllegalStateException(
				"Map '%s' has not stored all pairs: the batch was changed during the call".formatted(this.name));
	}

	IllegalStateException changedMeanwhile(int stored, int length) {
		return new IllegalStateException(
				"Map '%s' has stored only %d of %d pairs: the arrays were changed during the call".formatted(this.name,
						stored, length));
	}

}
