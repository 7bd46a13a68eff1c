package io.bulkmap.sample.load;

import java.io.IOException;

/**
 * Thrown when the service answers that it does not do what it was asked for.
 */
final class RefusedException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param status status of the answer
	 * @param text its body
	 */
	RefusedException(int status, String text) {
		super(status + " " + text);
	}

	// Is shown to users, to whom the name of the class says nothing.
	@Override
	@SuppressWarnings("OverrideThrowableToString")
	public String toString() {
		return String.valueOf(getMessage());
	}

}
