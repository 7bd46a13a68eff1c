package io.bulkmap;

/**
 * Thrown when a map would have to grow beyond what it, or the memory given to this
 * process, can hold. The call that threw it has changed nothing, and the map goes on
 * working.
 *
 * @since 0.1.0
 */
public class MapCapacityException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message which map needs how much, and what stands against it
	 */
	public MapCapacityException(String message) {
		super(message);
	}

	/**
	 * Creates the exception.
	 * @param message which map needs how much, and what stands against it
	 * @param cause failure of the allocation
	 */
	public MapCapacityException(String message, Throwable cause) {
		super(message, cause);
	}

}
