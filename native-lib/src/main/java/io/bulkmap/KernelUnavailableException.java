package io.bulkmap;

/**
 * Thrown when a kernel was asked for by name that cannot be used in this process.
 *
 * @since 0.1.0
 */
public class KernelUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Isa isa;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param isa instruction set that was asked for
	 * @param reason why it cannot be used, as a sentence
	 */
	public KernelUnavailableException(Isa isa, String reason) {
		super("Kernel '" + isa.id() + "' is not available: " + reason);
		this.isa = isa;
		this.reason = reason;
	}

	/**
	 * Returns the instruction set that was asked for.
	 * @return the instruction set
	 */
	public Isa isa() {
		return this.isa;
	}

	/**
	 * Returns why the kernel cannot be used.
	 * @return the cause as a sentence
	 */
	public String reason() {
		return this.reason;
	}

}
