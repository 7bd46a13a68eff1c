package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * How a map is created. Immutable; start with {@link #defaults()}.
 *
 * @param expectedEntries how many entries the map has room for before it grows for the
 * first time; at least 0
 * @param hashSeed seed of the hash secrets, which makes the order of entries in memory
 * reproducible, for tests; {@code null} for secrets drawn at random, which is what
 * protects a map from crafted keys
 * @since 0.1.0
 */
public record BulkMapOptions(long expectedEntries, @Nullable Long hashSeed) {

	private static final BulkMapOptions DEFAULTS = new BulkMapOptions(0, null);

	/**
	 * Creates the options.
	 * @throws IllegalArgumentException if {@code expectedEntries} is negative
	 */
	public BulkMapOptions {
		if (expectedEntries < 0) {
			throw new IllegalArgumentException("'expectedEntries' must not be negative: " + expectedEntries);
		}
	}

	/**
	 * Returns the options of a map about which nothing is known.
	 * @return a small map with random hash secrets
	 */
	public static BulkMapOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Returns these options with another number of expected entries.
	 * @param entries how many entries the map has room for before it grows for the first
	 * time
	 * @return the changed copy
	 * @throws IllegalArgumentException if {@code entries} is negative
	 */
	public BulkMapOptions withExpectedEntries(long entries) {
		return new BulkMapOptions(entries, this.hashSeed);
	}

	/**
	 * Returns these options with a fixed hash seed.
	 * @param seed seed of the hash secrets
	 * @return the changed copy
	 */
	public BulkMapOptions withHashSeed(long seed) {
		return new BulkMapOptions(this.expectedEntries, seed);
	}

}
