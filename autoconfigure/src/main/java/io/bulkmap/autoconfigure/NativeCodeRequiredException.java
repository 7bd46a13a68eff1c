package io.bulkmap.autoconfigure;

import java.util.Locale;

import io.bulkmap.KernelInfo;

/**
 * Thrown when native code is required by {@code bulkmap.native.required}, and the best
 * kernel that can be used is the Java one.
 *
 * @since 0.1.0
 */
public class NativeCodeRequiredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param kernel what there is instead of native code
	 */
	public NativeCodeRequiredException(KernelInfo kernel) {
		this(reason(kernel));
	}

	private NativeCodeRequiredException(String reason) {
		super("Native code is required, but the kernel is 'java': " + reason);
		this.reason = reason;
	}

	/**
	 * Returns why no native code is in use.
	 * @return the cause as a sentence
	 */
	public String reason() {
		return this.reason;
	}

	private static String reason(KernelInfo kernel) {
		String cause = kernel.fallbackCause();
		return (cause != null) ? cause
				: "kernel '%s' was asked for".formatted(kernel.choice().name().toLowerCase(Locale.ROOT));
	}

}
