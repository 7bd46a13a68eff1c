package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * Which binding a factory is asked to use.
 *
 * @since 0.1.0
 * @see BulkMapFactory.Builder#binding(BindingChoice)
 */
public enum BindingChoice {

	/**
	 * The quickest binding available in this process.
	 */
	AUTO(null),

	/**
	 * {@link Binding#JNA}.
	 */
	JNA(Binding.JNA),

	/**
	 * {@link Binding#JNI}, or a failure that says why it is not available.
	 */
	JNI(Binding.JNI),

	/**
	 * {@link Binding#FFM}, or a failure that says why it is not available.
	 */
	FFM(Binding.FFM);

	private final @Nullable Binding binding;

	BindingChoice(@Nullable Binding binding) {
		this.binding = binding;
	}

	/**
	 * Returns the one binding that is asked for.
	 * @return the binding, or {@code null} for {@link #AUTO}
	 */
	public @Nullable Binding binding() {
		return this.binding;
	}

}
