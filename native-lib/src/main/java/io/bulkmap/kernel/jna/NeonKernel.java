package io.bulkmap.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Isa;
import io.bulkmap.memory.OffHeapMemory;

/**
 * The NEON kernel.
 */
final class NeonKernel extends JnaKernel {

	NeonKernel(NativeLibrary library, OffHeapMemory memory, StagingPool stagingPool) {
		super(Isa.NEON, memory, stagingPool);
		Native.register(NeonKernel.class, library);
	}

	@Override
	native long getAllI64(long batch);

	@Override
	native long putAllI64(long batch);

}
