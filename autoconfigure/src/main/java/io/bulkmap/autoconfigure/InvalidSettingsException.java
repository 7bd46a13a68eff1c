package io.bulkmap.autoconfigure;

import java.util.List;

/**
 * Thrown when {@code bulkmap.*} properties make no sense, each by itself or together.
 */
class InvalidSettingsException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final String[] properties;

	private final String action;

	/**
	 * Creates the exception.
	 * @param reason what is wrong, with the names of the properties
	 * @param action how to mend it, as a sentence
	 * @param properties the properties, as they are written
	 */
	InvalidSettingsException(String reason, String action, String... properties) {
		super(reason);
		this.reason = reason;
		this.action = action;
		this.properties = properties.clone();
	}

	String reason() {
		return this.reason;
	}

	String action() {
		return this.action;
	}

	List<String> properties() {
		return List.of(this.properties);
	}

}
