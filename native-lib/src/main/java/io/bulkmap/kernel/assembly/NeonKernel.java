package io.bulkmap.kernel.assembly;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Isa;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.OffHeapMemory;

/**
 * The NEON kernel.
 */
final class NeonKernel extends JnaKernel {

	NeonKernel(NativeLibrary library, OffHeapMemory memory, Pool<Staging> stagingPool) {
		super(Isa.NEON, memory, stagingPool);
		Native.register(NeonKernel.class, library);
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
