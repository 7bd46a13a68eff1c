package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * Which kernel a factory is asked to use.
 *
 * @since 0.1.0
 * @see BulkMapFactory.Builder#kernel(KernelChoice)
 */
public enum KernelChoice {

	/**
	 * The best kernel available on this machine; Java where no other is. Whoever starts
	 * the process can lower what is available, with the system property
	 * {@code io.bulkmap.kernel.limit} or the environment variable
	 * {@code BULKMAP_KERNEL_LIMIT}.
	 */
	AUTO(null),

	/**
	 * The Java kernel; the native library is not even loaded.
	 */
	JAVA(Isa.JAVA),

	/**
	 * The NEON kernel, or a failure that says why it is not available.
	 */
	NEON(Isa.NEON),

	/**
	 * The SSE2 kernel, or a failure that says why it is not available.
	 */
	SSE2(Isa.SSE2),

	/**
	 * The AVX2 kernel, or a failure that says why it is not available.
	 */
	AVX2(Isa.AVX2);

	private final @Nullable Isa isa;

	KernelChoice(@Nullable Isa isa) {
		this.isa = isa;
	}

	/**
	 * Returns the one kernel that is asked for.
	 * @return the instruction set, or {@code null} for {@link #AUTO}
	 */
	public @Nullable Isa isa() {
		return this.isa;
	}

}
