package io.bulkmap.kernel.assembly;

/**
 * A place or a library is not acceptable; the message is the cause, as a sentence.
 */
final class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	RefusedException(String message) {
		super(message);
	}

}
