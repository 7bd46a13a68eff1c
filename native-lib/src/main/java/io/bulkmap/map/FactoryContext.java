package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.MemoryAccount;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.RecordBatch;

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

	private final Pool<RecordWork<RecordBatch>> recordWork;

	private final Pool<RecordWork<BytesBatch>> bytesWork;

	private volatile BulkKernel kernel;

	FactoryContext(BulkKernel kernel, long memoryLimit, boolean leakTracking, Listeners listeners) {
		this.kernel = kernel;
		this.memory = kernel.memory();
		this.recordWork = new Pool<>(() -> new RecordWork<>(() -> new RecordBatch(kernel.memory())));
		this.bytesWork = new Pool<>(() -> new RecordWork<>(() -> new BytesBatch(kernel.memory())));
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

	Pool<RecordWork<RecordBatch>> recordWork() {
		return this.recordWork;
	}

	Pool<RecordWork<BytesBatch>> bytesWork() {
		return this.bytesWork;
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
