package io.bulkmap.map;

import java.util.List;

import io.bulkmap.BulkMapOptions;

/**
 * The kinds of maps that tests of whole maps run with: the one place to add an option to
 * all of them.
 */
final class MapVariants {

	private MapVariants() {
	}

	static List<BulkMapOptions> all() {
		return List.of(BulkMapOptions.defaults(), BulkMapOptions.defaults().withExpectedEntries(10_000),
				BulkMapOptions.defaults().withPartitions(4), BulkMapOptions.defaults().withLoadLimit(0.75));
	}

	/**
	 * The kinds that any number of threads may use.
	 */
	static List<BulkMapOptions> forManyThreads() {
		return List.of(BulkMapOptions.defaults(), BulkMapOptions.defaults().withPartitions(8));
	}

	/**
	 * The kinds that differ in more than in how large they are at first, for tests that
	 * choose that themselves.
	 */
	static List<BulkMapOptions> ofAnySize() {
		return List.of(BulkMapOptions.defaults(), BulkMapOptions.defaults().withPartitions(8),
				BulkMapOptions.defaults().withSingleThread(true), BulkMapOptions.defaults().withLoadLimit(0.75));
	}

}
