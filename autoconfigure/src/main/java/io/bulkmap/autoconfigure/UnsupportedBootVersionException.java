package io.bulkmap.autoconfigure;

/**
 * Thrown when the application runs with a Spring Boot that bulkmap does not support.
 */
class UnsupportedBootVersionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String version;

	/**
	 * Creates the exception.
	 * @param version version of Spring Boot
	 */
	UnsupportedBootVersionException(String version) {
		super("bulkmap does not support Spring Boot %s, but 4.0 and newer".formatted(version));
		this.version = version;
	}

	String version() {
		return this.version;
	}

}
