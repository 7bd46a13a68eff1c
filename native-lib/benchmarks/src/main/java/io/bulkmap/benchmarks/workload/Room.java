package io.bulkmap.benchmarks.workload;

import java.util.Locale;

/**
 * What a map is told about the number of its entries when it is created. The constants in
 * lower case are the names in YAML.
 */
public enum Room {

	/** How many entries there will be: it has room for all of them. */
	RESERVED,

	/** Nothing: it grows. Maps that cannot are told all the same. */
	GROWING;

	/**
	 * Returns the name in YAML.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
