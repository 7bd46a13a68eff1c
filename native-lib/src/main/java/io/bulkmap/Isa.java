package io.bulkmap;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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
	JAVA(null),

	/**
	 * Advanced SIMD of 64-bit Arm.
	 */
	NEON("aarch64"),

	/**
	 * SSE2, which every x86-64 processor has.
	 */
	SSE2("x86-64"),

	/**
	 * AVX2, BMI1, BMI2 and LZCNT of x86-64.
	 */
	AVX2("x86-64");

	private final @Nullable String architecture;

	Isa(@Nullable String architecture) {
		this.architecture = architecture;
	}

	/**
	 * Returns the name used in configuration, symbols and documents, such as
	 * {@code avx2}.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Tells whether a kernel for this instruction set is to be preferred to another one,
	 * on a machine that can run both.
	 * @param other another instruction set
	 * @return whether this one is better; {@code false} if no machine has both
	 */
	public boolean isBetterThan(Isa other) {
		boolean together = other == JAVA || Objects.equals(this.architecture, other.architecture);
		return together && compareTo(other) > 0;
	}

}
