package io.bulkmap.sample.ingest;

import java.util.List;

/**
 * What a body is made of.
 */
public enum Content {

	/**
	 * Keys with their values.
	 */
	ENTRIES(List.of("key", "value")),

	/**
	 * Keys alone.
	 */
	KEYS(List.of("key"));

	private final List<String> fields;

	Content(List<String> fields) {
		this.fields = fields;
	}

	/**
	 * Returns the names of what belongs together.
	 */
	List<String> fields() {
		return this.fields;
	}

	/**
	 * Returns how many bytes belong together in the binary format.
	 */
	int bytes() {
		return this.fields.size() * Long.BYTES;
	}

	/**
	 * Returns what such a thing is called.
	 */
	String article() {
		return (this == ENTRIES) ? "an entry" : "a key";
	}

}
