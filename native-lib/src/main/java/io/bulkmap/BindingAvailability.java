package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * Whether one binding can be used in this process and, if not, why.
 *
 * @param binding the binding
 * @param cause why it cannot be used, as a sentence; {@code null} when it can
 * @since 0.1.0
 */
public record BindingAvailability(Binding binding, @Nullable String cause) {

	/**
	 * Tells whether the binding can be used.
	 * @return {@code true} when there is no cause against it
	 */
	public boolean available() {
		return this.cause == null;
	}

}
