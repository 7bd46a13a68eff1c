package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;

import io.bulkmap.Isa;
import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;

/**
 * A kernel in assembly that works on arrays where they are.
 * <p>
 * The collector waits for the end of such a call. So it leaves to staging what may have
 * to wait for the operating system: writes to a table that has not got its memory yet.
 */
final class ArrayKernel extends NativeKernel {

	private final ArrayCall assembly;

	ArrayKernel(Isa isa, KernelFunctions functions, ArrayCall assembly, OffHeapMemory memory,
			Pool<Staging> stagingPool) {
		super(isa, functions, assembly, memory, stagingPool);
		this.assembly = assembly;
	}

	@Override
	public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
		return table.hasItsMemory() ? updateAll(address(KernelFunction.of(update)), table, keys, values, offset, length)
				: super.updateAll(update, table, keys, values, offset, length);
	}

	@Override
	public int getOrPutAll(Table table, long[] keys, long[] values, int offset, int length) {
		return table.hasItsMemory()
				? updateAll(address(KernelFunction.GET_OR_PUT_ALL), table, keys, values, offset, length)
				: super.getOrPutAll(table, keys, values, offset, length);
	}

	private int updateAll(long function, Table table, long[] keys, long[] values, int offset, int length) {
		try {
			int stored = 0;
			while (stored < length) {
				int slice = Math.min(ArrayCall.SLICE, length - stored);
				long storedOfSlice = this.assembly.call(function, table.region().address(), keys, values,
						offset + stored, slice, 0);
				stored += (int) storedOfSlice;
				if (storedOfSlice < slice) {
					break;
				}
			}
			return stored;
		}
		finally {
			Reference.reachabilityFence(table.region());
		}
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		long function = address(KernelFunction.GET_ALL);
		try {
			int hits = 0;
			for (int done = 0; done < length; done += ArrayCall.SLICE) {
				int slice = Math.min(ArrayCall.SLICE, length - done);
				hits += (int) this.assembly.call(function, table.region().address(), keys, values, offset + done, slice,
						missing);
			}
			return hits;
		}
		finally {
			Reference.reachabilityFence(table.region());
		}
	}

	@Override
	public int removeAll(Table table, long[] keys, int offset, int length) {
		long function = address(KernelFunction.REMOVE_ALL);
		try {
			int removed = 0;
			for (int done = 0; done < length; done += ArrayCall.SLICE) {
				int slice = Math.min(ArrayCall.SLICE, length - done);
				removed += (int) this.assembly.call(function, table.region().address(), keys, keys, offset + done,
						slice, 0);
			}
			return removed;
		}
		finally {
			Reference.reachabilityFence(table.region());
		}
	}

}
