package io.bulkmap.sample.store;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a map is used that somebody has deleted.
 */
public class MapDeletedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String map;

	MapDeletedException(String map, @Nullable Throwable cause) {
		super("Map '%s' was deleted".formatted(map), cause);
		this.map = map;
	}

	/**
	 * Returns which map it was.
	 * @return its name
	 */
	public String map() {
		return this.map;
	}

}
