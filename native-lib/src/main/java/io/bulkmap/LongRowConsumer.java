package io.bulkmap;

/**
 * Does something with an entry of a {@link LongRowBulkMap}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LongRowConsumer {

	/**
	 * Does something with an entry.
	 * @param key the key
	 * @param row a copy of its row
	 */
	void accept(long key, byte[] row);

}
