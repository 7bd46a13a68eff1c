package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;
import java.nio.LongBuffer;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.bulkmap.Isa;
import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
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
abstract class JnaKernel implements DirectKernel {

	private static final String BINDING = "jna";

	/*
	 * One call with its staging costs about 130 ns on the machine of docs/benchmarks.md,
	 * and then each key some 5 ns less than in the Java kernel.
	 */
	private static final int WORTHWHILE_BATCH = 24;

	/*
	 * A thread in native code holds nobody up, but it cannot be stopped for a safepoint
	 * when it returns late: some 2,500 entries are as much as a slice of a large batch.
	 */
	private static final int GROUPS_PER_CALL = 512;

	private final Isa isa;

	private final OffHeapMemory memory;

	private final Pool<Staging> stagingPool;

	JnaKernel(Isa isa, OffHeapMemory memory, Pool<Staging> stagingPool) {
		this.isa = isa;
		this.memory = memory;
		this.stagingPool = stagingPool;
	}

	abstract long addAllI64(long batch);

	abstract long containsAllI64(long batch);

	abstract long copyGroupsI64(long batch);

	abstract long getAllI64(long batch);

	abstract long maxAllI64(long batch);

	abstract long minAllI64(long batch);

	abstract long putAllI64(long batch);

	abstract long putAllIfAbsentI64(long batch);

	abstract long removeAllI64(long batch);

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
	public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			int stored = 0;
			while (stored < length) {
				int slice = Math.min(Staging.SLICE, length - stored);
				staging.writeKeys(keys, offset + stored, slice);
				staging.writeValues(values, offset + stored, slice);
				long storedOfSlice = update(update, staging.batch());
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

	private long update(Update update, long batch) {
		return switch (update) {
			case PUT -> putAllI64(batch);
			case PUT_IF_ABSENT -> putAllIfAbsentI64(batch);
			case ADD -> addAllI64(batch);
			case MIN -> minAllI64(batch);
			case MAX -> maxAllI64(batch);
		};
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			staging.missing(missing);
			int hits = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				hits += (int) getAllI64(staging.batch());
				staging.readValues(values, offset + done, slice);
			}
			return hits;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int updateAll(Update update, Table table, LongBuffer keys, LongBuffer values) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			staging.keys(address(keys), keys.remaining());
			staging.values(address(values));
			return (int) update(update, staging.batch());
		}
		finally {
			Reference.reachabilityFence(table.region());
			Reference.reachabilityFence(keys);
			Reference.reachabilityFence(values);
			staging.ownValues();
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int getAll(Table table, LongBuffer keys, LongBuffer values, long missing) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			staging.missing(missing);
			staging.keys(address(keys), keys.remaining());
			staging.values(address(values));
			return (int) getAllI64(staging.batch());
		}
		finally {
			Reference.reachabilityFence(table.region());
			Reference.reachabilityFence(keys);
			Reference.reachabilityFence(values);
			staging.ownValues();
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int removeAll(Table table, LongBuffer keys) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			staging.keys(address(keys), keys.remaining());
			return (int) removeAllI64(staging.batch());
		}
		finally {
			Reference.reachabilityFence(table.region());
			Reference.reachabilityFence(keys);
			this.stagingPool.giveBack(staging);
		}
	}

	private static long address(LongBuffer buffer) {
		return Pointer.nativeValue(Native.getDirectBufferPointer(buffer)) + (long) buffer.position() * Long.BYTES;
	}

	@Override
	public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			int hits = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				hits += (int) containsAllI64(staging.batch());
				if (found != null) {
					staging.readFlags(found, offset + done, slice);
				}
			}
			return hits;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int removeAll(Table table, long[] keys, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(table.region());
			int removed = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				removed += (int) removeAllI64(staging.batch());
			}
			return removed;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public long copyGroups(Table source, Table target, int firstGroup, int groups) {
		Staging staging = this.stagingPool.take();
		try {
			staging.table(target.region());
			int end = firstGroup + groups;
			long copied = 0;
			for (int group = firstGroup; group < end; group += GROUPS_PER_CALL) {
				staging.keys(source.groupAddress(group), Math.min(GROUPS_PER_CALL, end - group));
				copied += copyGroupsI64(staging.batch());
			}
			return copied;
		}
		finally {
			Reference.reachabilityFence(source.region());
			Reference.reachabilityFence(target.region());
			this.stagingPool.giveBack(staging);
		}
	}

}
