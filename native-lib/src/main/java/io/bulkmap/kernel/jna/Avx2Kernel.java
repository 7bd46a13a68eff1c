package io.bulkmap.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Isa;
import io.bulkmap.memory.OffHeapMemory;

/**
 * The AVX2 kernel.
 */
final class Avx2Kernel extends JnaKernel {

	Avx2Kernel(NativeLibrary library, OffHeapMemory memory, StagingPool stagingPool) {
		super(Isa.AVX2, memory, stagingPool);
		Native.register(Avx2Kernel.class, library);
	}

	@Override
	native long getAllI64(long batch);

	@Override
	native long putAllI64(long batch);

}
