package io.bulkmap.sample.ingest;

import java.util.List;

/**
 * What a body is made of.
 */
public enum Content {

	/**
	 * Keys with their values.
	 */
	ENTRIES,

	/**
	 * Keys alone.
	 */
	KEYS;

	/**
	 * Returns the names of what belongs together.
	 */
	List<String> fields() {
		return (this == ENTRIES) ? List.of("key", "value") : List.of("key");
	}

	/**
	 * Returns how many bytes belong together in the binary format.
	 */
	int bytes() {
		return fields().size() * Long.BYTES;
	}

	/**
	 * Returns what such a thing is called.
	 */
	String article() {
		return (this == ENTRIES) ? "an entry" : "a key";
	}

}
