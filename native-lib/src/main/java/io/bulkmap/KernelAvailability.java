package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * Whether one kernel can be used in this process and, if not, why.
 *
 * @param isa instruction set of the kernel
 * @param cause why the kernel cannot be used, as a sentence; {@code null} when it can
 * @since 0.1.0
 */
public record KernelAvailability(Isa isa, @Nullable String cause) {

	/**
	 * Tells whether the kernel can be used.
	 * @return {@code true} when there is no cause against it
	 */
	public boolean available() {
		return this.cause == null;
	}

}
