package io.bulkmap.autoconfigure;

import io.bulkmap.MapCapacityException;

/**
 * Thrown when a map of {@code bulkmap.maps} cannot be created because there is no memory
 * for it.
 */
class DeclaredMapCapacityException extends MapCapacityException {

	private static final long serialVersionUID = 1L;

	private final String mapName;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param mapName name of the map
	 * @param cause says how much it needs, and what stands against it
	 */
	DeclaredMapCapacityException(String mapName, MapCapacityException cause) {
		this(mapName, String.valueOf(cause.getMessage()), cause);
	}

	private DeclaredMapCapacityException(String mapName, String reason, MapCapacityException cause) {
		super(reason, cause);
		this.mapName = mapName;
		this.reason = reason;
	}

	String mapName() {
		return this.mapName;
	}

	String reason() {
		return this.reason;
	}

}
