package io.bulkmap.stress;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.table.KeyHash;

/**
 * The map that the two actors of a test share. A test makes one for every try, and closes
 * it in its arbiter.
 */
abstract class StressMap {

	/** What a look-up says of a key that is not there. */
	static final long MISSING = -1;

	/** What a call says that a closed map has refused. */
	static final long CLOSED = -2;

	/** How many keys a batch has: enough for a native kernel. */
	static final int BATCH = 48;

	/** A key that most tests watch. */
	static final long KEY = 1;

	// The one place to say what kinds of maps are tested. The seed is that of CROWD.
	private static final BulkMapOptions OPTIONS = BulkMapOptions.defaults().withHashSeed(7);

	/** Keys that belong into one group of a small map, and more of them than it takes. */
	static final long[] CROWD = crowd(12);

	private static final BulkMapFactory FACTORY = BulkMapFactory.builder().build();

	private static final AtomicLong COUNTER = new AtomicLong();

	final LongLongBulkMap map;

	StressMap() {
		this(0);
	}

	StressMap(int expectedEntries) {
		this.map = FACTORY.longLongMap("stress" + COUNTER.getAndIncrement(),
				OPTIONS.withExpectedEntries(expectedEntries));
	}

	static long[] keys(int first, int count) {
		return LongStream.range(first, first + count).toArray();
	}

	static long[] values(long value) {
		long[] values = new long[BATCH];
		Arrays.fill(values, value);
		return values;
	}

	/**
	 * Looks up a batch of keys that always have the same value.
	 * @return that value, or {@code MISSING} if none is there; for anything else, a
	 * number that no test allows
	 */
	final long getAll(long[] keys) {
		long[] found = new long[keys.length];
		long hits;
		try {
			hits = this.map.getAll(keys, found, MISSING);
		}
		catch (IllegalStateException ex) {
			return CLOSED;
		}
		for (long value : found) {
			if (value != found[0]) {
				return Long.MIN_VALUE;
			}
		}
		return (hits == ((found[0] != MISSING) ? keys.length : 0)) ? found[0] : Long.MIN_VALUE + 1;
	}

	final long get(long key) {
		try {
			return this.map.get(key, MISSING);
		}
		catch (IllegalStateException ex) {
			return CLOSED;
		}
	}

	// The lowest hashes of many: neighbours in a table of any size.
	private static long[] crowd(int count) {
		KeyHash hash = KeyHash.ofSeed(7);
		return LongStream.rangeClosed(1, 100_000)
			.boxed()
			.sorted(Comparator.comparingLong((key) -> hash.home(key, 1L << 31)))
			.mapToLong(Long::longValue)
			.limit(count)
			.toArray();
	}

}
