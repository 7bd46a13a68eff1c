package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;
import java.nio.LongBuffer;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.bulkmap.Binding;
import io.bulkmap.Isa;
import io.bulkmap.kernel.BytesKernel;
import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.RecordKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.record.PieceWords;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A kernel in assembly, called with one address: that of a batch in a {@link Staging}
 * place. Arrays are copied there, a slice at a time; batches that are off-heap already
 * stay where they are.
 */
class NativeKernel implements DirectKernel {

	/*
	 * A thread in native code holds nobody up, but it cannot be stopped for a safepoint
	 * when it returns late: some 2,500 entries are as much as a slice of a large batch.
	 */
	private static final int GROUPS_PER_CALL = 512;

	private final Isa isa;

	private final KernelFunctions functions;

	private final AssemblyCall assembly;

	private final OffHeapMemory memory;

	private final Pool<Staging> stagingPool;

	private final RecordKernel recordKernel;

	private final BytesKernel bytesKernel;

	/**
	 * Creates a kernel.
	 * @param isa instruction set
	 * @param functions address of every function
	 * @param assembly how to call them
	 * @param memory where its tables are
	 * @param stagingPool where its batches are
	 */
	NativeKernel(Isa isa, KernelFunctions functions, AssemblyCall assembly, OffHeapMemory memory,
			Pool<Staging> stagingPool) {
		this.isa = isa;
		this.functions = functions;
		this.assembly = assembly;
		this.memory = memory;
		this.stagingPool = stagingPool;
		this.recordKernel = new NativeRecordKernel(functions, assembly);
		this.bytesKernel = new NativeBytesKernel(functions, assembly);
	}

	/**
	 * Creates the kernel that makes the best of a way to call it.
	 */
	static NativeKernel of(Isa isa, KernelFunctions functions, AssemblyCall assembly, OffHeapMemory memory,
			Pool<Staging> stagingPool) {
		return (assembly instanceof ArrayCall arrays) ? new ArrayKernel(isa, functions, arrays, memory, stagingPool)
				: new NativeKernel(isa, functions, assembly, memory, stagingPool);
	}

	@Override
	public Isa isa() {
		return this.isa;
	}

	@Override
	public Binding binding() {
		return this.assembly.binding();
	}

	@Override
	public OffHeapMemory memory() {
		return this.memory;
	}

	@Override
	public int worthwhileBatch() {
		return this.assembly.worthwhileBatch();
	}

	@Override
	public RecordKernel recordKernel() {
		return this.recordKernel;
	}

	@Override
	public BytesKernel bytesKernel() {
		return this.bytesKernel;
	}

	@Override
	public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.call(address(KernelFunction.of(update)), table.region());
			int stored = 0;
			while (stored < length) {
				int slice = Math.min(Staging.SLICE, length - stored);
				staging.writeKeys(keys, offset + stored, slice);
				staging.writeValues(values, offset + stored, slice);
				long storedOfSlice = this.assembly.call(staging.batch());
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
	public int getOrPutAll(Table table, long[] keys, long[] values, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.call(address(KernelFunction.GET_OR_PUT_ALL), table.region());
			int all = 0;
			while (all < length) {
				int slice = Math.min(Staging.SLICE, length - all);
				staging.writeKeys(keys, offset + all, slice);
				staging.writeValues(values, offset + all, slice);
				long ofSlice = this.assembly.call(staging.batch());
				staging.readValues(values, offset + all, (int) ofSlice);
				all += (int) ofSlice;
				if (ofSlice < slice) {
					break;
				}
			}
			return all;
		}
		finally {
			Reference.reachabilityFence(table.region());
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.call(address(KernelFunction.GET_ALL), table.region());
			staging.missing(missing);
			int hits = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				hits += (int) this.assembly.call(staging.batch());
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
		try {
			return call(KernelFunction.of(update), table, address(keys), address(values), 0, keys.remaining());
		}
		finally {
			Reference.reachabilityFence(keys);
			Reference.reachabilityFence(values);
		}
	}

	@Override
	public int updateAll(Update update, Table table, PieceWords keys, PieceWords values, int from, int count) {
		return call(KernelFunction.of(update), table, keys, values, 0, from, count);
	}

	@Override
	public int getOrPutAll(Table table, PieceWords keys, PieceWords values, int from, int count) {
		return call(KernelFunction.GET_OR_PUT_ALL, table, keys, values, 0, from, count);
	}

	@Override
	public int getAll(Table table, PieceWords keys, PieceWords values, long missing, int from, int count) {
		return call(KernelFunction.GET_ALL, table, keys, values, missing, from, count);
	}

	private int call(KernelFunction function, Table table, PieceWords keys, PieceWords values, long missing, int from,
			int count) {
		try {
			return call(function, table, keys.address(from), values.address(from), missing, count);
		}
		finally {
			Reference.reachabilityFence(keys);
			Reference.reachabilityFence(values);
		}
	}

	@Override
	public int getAll(Table table, LongBuffer keys, LongBuffer values, long missing) {
		try {
			return call(KernelFunction.GET_ALL, table, address(keys), address(values), missing, keys.remaining());
		}
		finally {
			Reference.reachabilityFence(keys);
			Reference.reachabilityFence(values);
		}
	}

	// Whoever has the keys and values, keeps them reachable.
	private int call(KernelFunction function, Table table, long keys, long values, long missing, int count) {
		Staging staging = this.stagingPool.take();
		try {
			staging.call(address(function), table.region());
			staging.missing(missing);
			staging.keys(keys, count);
			staging.values(values);
			return (int) this.assembly.call(staging.batch());
		}
		finally {
			Reference.reachabilityFence(table.region());
			staging.ownValues();
			this.stagingPool.giveBack(staging);
		}
	}

	@Override
	public int removeAll(Table table, PieceWords keys, int from, int count) {
		try {
			return call(KernelFunction.REMOVE_ALL, table, keys.address(from), 0, 0, count);
		}
		finally {
			Reference.reachabilityFence(keys);
		}
	}

	@Override
	public int removeAll(Table table, LongBuffer keys) {
		try {
			return call(KernelFunction.REMOVE_ALL, table, address(keys), 0, 0, keys.remaining());
		}
		finally {
			Reference.reachabilityFence(keys);
		}
	}

	final long address(KernelFunction function) {
		return this.functions.address(function);
	}

	private static long address(LongBuffer buffer) {
		return Pointer.nativeValue(Native.getDirectBufferPointer(buffer)) + (long) buffer.position() * Long.BYTES;
	}

	@Override
	public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
		Staging staging = this.stagingPool.take();
		try {
			staging.call(address(KernelFunction.CONTAINS_ALL), table.region());
			int hits = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				hits += (int) this.assembly.call(staging.batch());
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
			staging.call(address(KernelFunction.REMOVE_ALL), table.region());
			int removed = 0;
			for (int done = 0; done < length; done += Staging.SLICE) {
				int slice = Math.min(Staging.SLICE, length - done);
				staging.writeKeys(keys, offset + done, slice);
				removed += (int) this.assembly.call(staging.batch());
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
			staging.call(address(KernelFunction.COPY_GROUPS), target.region());
			int end = firstGroup + groups;
			long copied = 0;
			for (int group = firstGroup; group < end; group += GROUPS_PER_CALL) {
				staging.keys(source.groupAddress(group), Math.min(GROUPS_PER_CALL, end - group));
				copied += this.assembly.call(staging.batch());
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
