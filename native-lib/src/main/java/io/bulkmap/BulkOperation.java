package io.bulkmap;

import java.util.Locale;

/**
 * What a bulk call does with a batch.
 *
 * @since 0.1.0
 */
public enum BulkOperation {

	/**
	 * {@code getAll}.
	 */
	GET,

	/**
	 * {@code containsAll}.
	 */
	CONTAINS,

	/**
	 * {@code putAll}.
	 */
	PUT,

	/**
	 * {@code putAllIfAbsent}.
	 */
	PUT_IF_ABSENT,

	/**
	 * {@code addAll}.
	 */
	ADD,

	/**
	 * {@code minAll}.
	 */
	MIN,

	/**
	 * {@code maxAll}.
	 */
	MAX,

	/**
	 * {@code removeAll}.
	 */
	REMOVE;

	private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

	/**
	 * Returns the name of the operation in metrics and settings.
	 * @return the name in lower case, such as {@code put-if-absent}
	 */
	public String id() {
		return this.id;
	}

}
