package io.bulkmap.benchmarks.workload;

import java.util.Locale;

/**
 * Which keys a workload uses, and how often and in which order. The constants in lower
 * case are the names in YAML.
 */
public enum Distribution {

	/** Keys without any pattern, all equally often. */
	RANDOM,

	/** Dense ids, ascending. */
	SEQUENTIAL,

	/** Multiples of a stride, ascending. */
	STRIDED,

	/** Runs of dense ids that lie anywhere. */
	CLUSTERED,

	/** Keys without any pattern, a few of them very often. */
	ZIPF,

	/** Keys without any pattern, each of them several times in a batch. */
	DUPLICATES,

	/**
	 * Keys without any pattern: those that are stored are new, and those that are removed
	 * are the oldest.
	 */
	WINDOW;

	/**
	 * Returns the name in YAML.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
