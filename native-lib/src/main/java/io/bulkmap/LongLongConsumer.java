package io.bulkmap;

/**
 * An action for one entry of a {@link LongLongBulkMap}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LongLongConsumer {

	/**
	 * Takes one entry.
	 * @param key its key
	 * @param value its value
	 */
	void accept(long key, long value);

}
