package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A kernel, or the cause why there is none for an instruction set.
 */
public final class KernelProvider {

	private final KernelAvailability availability;

	private final @Nullable BulkKernel kernel;

	private KernelProvider(KernelAvailability availability, @Nullable BulkKernel kernel) {
		this.availability = availability;
		this.kernel = kernel;
	}

	/**
	 * Creates the provider of a kernel that can be used.
	 * @param kernel the kernel
	 * @return its provider
	 */
	public static KernelProvider available(BulkKernel kernel) {
		return new KernelProvider(new KernelAvailability(kernel.isa(), null), kernel);
	}

	/**
	 * Creates the provider for an instruction set that cannot be used.
	 * @param isa the instruction set
	 * @param cause why not, as a sentence
	 * @return a provider without kernel
	 */
	public static KernelProvider unavailable(Isa isa, String cause) {
		return new KernelProvider(new KernelAvailability(isa, cause), null);
	}

	/**
	 * Tells whether there is a kernel.
	 * @return the availability, decided once
	 */
	public KernelAvailability availability() {
		return this.availability;
	}

	/**
	 * Returns the kernel.
	 * @return the kernel
	 * @throws KernelUnavailableException if there is none
	 */
	public BulkKernel kernel() {
		if (this.kernel == null) {
			throw new KernelUnavailableException(this.availability.isa(), String.valueOf(this.availability.cause()));
		}
		return this.kernel;
	}

}
