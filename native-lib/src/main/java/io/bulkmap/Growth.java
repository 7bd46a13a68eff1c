package io.bulkmap;

import java.util.Locale;

/**
 * How a map gets room for more entries than it was made for.
 *
 * @since 0.1.0
 * @see BulkMapOptions#withGrowth(Growth)
 */
public enum Growth {

	/**
	 * A piece at a time: each call that writes moves some entries to a table of twice the
	 * size, in proportion to those that it writes.
	 */
	INCREMENTAL,

	/**
	 * All at once: the call that needs more room waits until all entries are in a table
	 * of twice the size. All calls together take less time, that one takes longer.
	 */
	AT_ONCE,

	/**
	 * Not at all: the map has the table that its expected entries need, and a call that
	 * does not fit throws {@link MapCapacityException}. {@link OffHeapMap#reserve} still
	 * gets a larger one.
	 */
	NONE;

	private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

	/**
	 * Returns the name in settings.
	 * @return the name in lower case, such as {@code at-once}
	 */
	public String id() {
		return this.id;
	}

}
