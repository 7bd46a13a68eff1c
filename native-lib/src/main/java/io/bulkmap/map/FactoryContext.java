package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.MemoryAccount;
import io.bulkmap.memory.OffHeapMemory;

/**
 * What all maps of a factory have in common: their kernel, their memory, and who is told
 * what they do.
 */
/*
 * The kernel can be another one from one call to the next. All of them work on the same
 * bytes; but native ones need memory that has addresses. So the tables stay in the memory
 * of the first kernel, which is that of the native ones if there are any.
 */
final class FactoryContext {

	private final OffHeapMemory memory;

	private final MemoryAccount account;

	private final boolean leakTracking;

	private final Listeners listeners;

	private final Pool<FixedWork> fixedWork = new Pool<>(this::newFixedWork);

	private final Pool<BytesWork> bytesWork = new Pool<>(this::newBytesWork);

	private volatile BulkKernel kernel;

	FactoryContext(BulkKernel kernel, long memoryLimit, boolean leakTracking, Listeners listeners) {
		this.kernel = kernel;
		this.memory = kernel.memory();
		this.account = new MemoryAccount(memoryLimit, null);
		this.leakTracking = leakTracking;
		this.listeners = listeners;
	}

	BulkKernel kernel() {
		return this.kernel;
	}

	void useKernel(BulkKernel kernel) {
		this.kernel = kernel;
	}

	OffHeapMemory memory() {
		return this.memory;
	}

	/**
	 * Takes a working place, which is given back when it is closed.
	 * @return a place that no other call uses
	 */
	FixedWork takeFixedWork() {
		return this.fixedWork.take();
	}

	private FixedWork newFixedWork() {
		return new FixedWork(this.memory, this.fixedWork::giveBack);
	}

	/**
	 * Takes a working place, which is given back when it is closed.
	 * @return a place that no other call uses
	 */
	BytesWork takeBytesWork() {
		return this.bytesWork.take();
	}

	private BytesWork newBytesWork() {
		return new BytesWork(this.memory, this.bytesWork::giveBack);
	}

	MemoryAccount account() {
		return this.account;
	}

	boolean leakTracking() {
		return this.leakTracking;
	}

	Listeners listeners() {
		return this.listeners;
	}

}
