package io.bulkmap.kernel.assembly;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Isa;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.OffHeapMemory;

/**
 * The SSE2 kernel, for every x86-64 processor.
 */
class Sse2Kernel extends JnaKernel {

	Sse2Kernel(NativeLibrary library, OffHeapMemory memory, Pool<Staging> stagingPool) {
		this(Isa.SSE2, library, memory, stagingPool);
	}

	/**
	 * Creates the part of a higher level that is the same.
	 */
	Sse2Kernel(Isa isa, NativeLibrary library, OffHeapMemory memory, Pool<Staging> stagingPool) {
		super(isa, memory, stagingPool);
		Native.register(Sse2Kernel.class, library);
	}

	@Override
	native long addAllI64(long batch);

	@Override
	native long containsAllI64(long batch);

	@Override
	native long copyGroupsI64(long batch);

	@Override
	native long getAllI64(long batch);

	@Override
	native long maxAllI64(long batch);

	@Override
	native long minAllI64(long batch);

	@Override
	native long putAllI64(long batch);

	@Override
	native long putAllIfAbsentI64(long batch);

	@Override
	native long removeAllI64(long batch);

}
