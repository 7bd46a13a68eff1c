package io.bulkmap.sample.race;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What a race may take.
 *
 * @param maxEntries number of entries that each map of a race may have, 0 for no races;
 * the size of the heap may allow fewer
 */
@ConfigurationProperties("sample.race")
record RaceProperties(@DefaultValue("4000000") int maxEntries) {

	/**
	 * Entry of a {@code HashMap} with its key and value, and the arrays of the race.
	 */
	private static final long HEAP_PER_ENTRY = 112;

	private static final int HEAP_SHARE = 4;

	RaceProperties {
		Assert.isTrue(maxEntries >= 0, () -> "'sample.race.max-entries' must not be negative: " + maxEntries);
	}

	/**
	 * Returns how many entries a quarter of the heap allows.
	 */
	int maxEntries(long heapBytes) {
		return (int) Math.min(this.maxEntries, heapBytes / HEAP_SHARE / HEAP_PER_ENTRY);
	}

}
