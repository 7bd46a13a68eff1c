package io.bulkmap;

/**
 * Does something with an entry of a {@link UuidLongBulkMap}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface UuidLongConsumer {

	/**
	 * Does something with an entry.
	 * @param mostSignificantBits the first half of the key
	 * @param leastSignificantBits the other half of the key
	 * @param value its value
	 */
	void accept(long mostSignificantBits, long leastSignificantBits, long value);

}
