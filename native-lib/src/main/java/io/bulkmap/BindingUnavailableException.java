package io.bulkmap;

/**
 * Thrown when a binding was asked for by name that cannot be used in this process.
 *
 * @since 0.1.0
 */
public class BindingUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Binding binding;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param binding the binding that was asked for
	 * @param reason why it cannot be used, as a sentence
	 */
	public BindingUnavailableException(Binding binding, String reason) {
		super("Binding '" + binding.id() + "' is not available: " + reason);
		this.binding = binding;
		this.reason = reason;
	}

	/**
	 * Returns the binding that was asked for.
	 * @return the binding
	 */
	public Binding binding() {
		return this.binding;
	}

	/**
	 * Returns why the binding cannot be used.
	 * @return the cause as a sentence
	 */
	public String reason() {
		return this.reason;
	}

}
