package io.bulkmap.kernel.jna;

import java.lang.ref.Reference;

import io.bulkmap.Isa;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A kernel in assembly, called through JNA's direct mapping.
 * <p>
 * Subclasses declare the native methods of one instruction set. Every one of them takes
 * the address of a batch and nothing else, because each further argument costs as much as
 * five keys.
 */
abstract class JnaKernel implements BulkKernel {

	private static final String BINDING = "jna";

	/*
	 * One call with its staging costs about 130 ns on the machine of docs/benchmarks.md,
	 * which is what the Java kernel needs there for 5 keys.
	 */
	private static final int WORTHWHILE_BATCH = 6;

	private final Isa isa;

	private final OffHeapMemory memory;

	private final StagingPool stagingPool;

	JnaKernel(Isa isa, OffHeapMemory memory, StagingPool stagingPool) {
		this.isa = isa;
		this.memory = memory;
		this.stagingPool = stagingPool;
	}

	abstract long getAllI64(long batch);

	abstract long putAllI64(long batch);

	@Override
	public Isa isa() {
		return this.isa;
	}

	@Override
	public String binding() {
		return BINDING;
	}

	@Override
	public OffHeapMemory memory() {
		return this.memory;
	}

	@Override
	public int worthwhileBatch() {
		return WORTHWHILE_BATCH;
	}

	@Override
	public int putAll(Table table, long[] keys, long[] values, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			int stored = 0;
			while (stored < length) {
				int slice = Math.min(Staging.SLICE, length - stored);
				staging.writeKeys(keys, offset + stored, slice);
				staging.writeValues(values, offset + stored, slice);
				long storedOfSlice = putAllI64(staging.batch());
				stored += (int) storedOfSlice;
				if (storedOfSlice < slice) {
					break;
				}
			}
			return stored;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		return lookUp(table, keys, values, missing, offset, length);
	}

	@Override
	public int countAll(Table table, long[] keys, int offset, int length) {
		return lookUp(table, keys, null, 0, offset, length);
	}

	private int lookUp(Table table, long[] keys, long @Nullable [] values, long missing, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			staging.missing(missing);
			int hits = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				hits += (int) getAllI64(staging.batch());
				if (values != null) {
					staging.readValues(values, offset + done, slice);
				}
			}
			return hits;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

}
