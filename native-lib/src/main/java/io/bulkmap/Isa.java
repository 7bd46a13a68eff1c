package io.bulkmap;

import java.util.Locale;

/**
 * Instruction set that a kernel is written for, in order of preference: where several are
 * available, the last one is the best.
 *
 * @since 0.1.0
 */
public enum Isa {

	/**
	 * Portable Java; available everywhere and the specification of all others.
	 */
	JAVA,

	/**
	 * Advanced SIMD of 64-bit Arm.
	 */
	NEON,

	/**
	 * SSE2, which every x86-64 processor has.
	 */
	SSE2,

	/**
	 * AVX2, BMI1 and BMI2 of x86-64.
	 */
	AVX2;

	/**
	 * Returns the name used in configuration, symbols and documents, such as
	 * {@code avx2}.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
