package io.bulkmap.kernel.jna;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.Isa;
import org.jspecify.annotations.Nullable;

/**
 * What the processor and the operating system offer, as {@code cpu_features.S} found it.
 *
 * @param bits the {@code CPU_...} bits of {@code layout.h}
 * @param architecture architecture as JNA names it, such as {@code x86-64}
 */
record CpuFeatures(long bits, String architecture) {

	static final int CPU_AVX2 = 1;

	static final int CPU_BMI = 2;

	static final int CPU_YMM_STATE = 4;

	static final int CPU_NEON = 8;

	private static final String AMD64 = "x86-64";

	private static final String ARM64 = "aarch64";

	static CpuFeatures of(NativeLibrary library) {
		return new CpuFeatures(library.getFunction("bulkmap_cpu_features").invokeLong(new Object[0]), Platform.ARCH);
	}

	/**
	 * Returns what is missing for an instruction set.
	 * @param isa any instruction set but Java
	 * @return what is missing, as a sentence; {@code null} if nothing is
	 */
	@Nullable String missingFor(Isa isa) {
		return switch (isa) {
			case JAVA -> null;
			case SSE2 -> missingForSse2();
			case AVX2 -> missingForAvx2();
			case NEON -> missingForNeon();
		};
	}

	private @Nullable String missingForSse2() {
		return this.architecture.equals(AMD64) ? null : "needs an x86-64 processor, this is " + this.architecture;
	}

	private @Nullable String missingForAvx2() {
		String cause = missingForSse2();
		if (cause != null) {
			return cause;
		}
		if (!has(CPU_AVX2)) {
			return "the processor lacks AVX2";
		}
		if (!has(CPU_BMI)) {
			return "the processor lacks BMI1, BMI2 or LZCNT";
		}
		return has(CPU_YMM_STATE) ? null : "the operating system does not save the YMM registers (XCR0)";
	}

	private @Nullable String missingForNeon() {
		if (!this.architecture.equals(ARM64)) {
			return "needs a 64-bit Arm processor, this is " + this.architecture;
		}
		return has(CPU_NEON) ? null : "the processor lacks Advanced SIMD";
	}

	private boolean has(int bit) {
		return (this.bits & bit) != 0;
	}

}
