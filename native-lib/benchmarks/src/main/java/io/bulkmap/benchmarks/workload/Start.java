package io.bulkmap.benchmarks.workload;

import java.util.Locale;

/**
 * What is in the map when the calls begin. The constants in lower case are the names in
 * YAML.
 */
public enum Start {

	/** All entries. */
	FULL,

	/**
	 * None. The threads store all entries together, then the map is replaced by a new
	 * one.
	 */
	EMPTY;

	/**
	 * Returns the name in YAML.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
