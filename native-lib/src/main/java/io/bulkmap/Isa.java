package io.bulkmap;

import java.util.Locale;

/**
 * Instruction set that a kernel is written for, in order of preference: where several are
 * available, the last one is the best. Those of one architecture are levels: each demands
 * what the one before it demands, and more.
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
	 * AVX2, BMI1, BMI2 and LZCNT of x86-64.
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
