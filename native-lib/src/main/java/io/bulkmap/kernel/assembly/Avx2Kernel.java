package io.bulkmap.kernel.assembly;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Isa;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.OffHeapMemory;

/**
 * The AVX2 kernel. What it does not have, because AVX2 does not make it quicker, is done
 * by SSE2.
 */
final class Avx2Kernel extends Sse2Kernel {

	Avx2Kernel(NativeLibrary library, OffHeapMemory memory, Pool<Staging> stagingPool) {
		super(Isa.AVX2, library, memory, stagingPool);
		Native.register(Avx2Kernel.class, library);
	}

	@Override
	native long addAllI64(long batch);

	@Override
	native long containsAllI64(long batch);

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
