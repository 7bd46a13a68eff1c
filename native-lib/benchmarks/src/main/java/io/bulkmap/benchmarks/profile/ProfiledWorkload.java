package io.bulkmap.benchmarks.profile;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapType;
import io.bulkmap.StringLongBulkMap;
import io.bulkmap.UuidLongBulkMap;

/**
 * What is profiled: bulk calls on three maps, the same in every run. Maps and keys fit
 * into the second cache of a core, so that shares depend on what is executed and little
 * on who else is using the machine: with 10,000 entries they did not, and a busy machine
 * shifted frames by up to 5.5 points. A round calls each map so often that none is much
 * less than a third of it.
 */
final class ProfiledWorkload {

	/** Changes whenever the workload does, so that profiles of both are not compared. */
	static final String VERSION = "mixed-1";

	private static final int ENTRIES = 2_000;

	private static final int BATCH = 1_000;

	private static final int BATCHES = ENTRIES / BATCH;

	// Of BATCH keys, half are in the map.
	private static final int OTHERS = BATCH / 2;

	private static final int LONG_CALLS = 10;

	private static final int UUID_CALLS = 4;

	private static final long MISSING = -1;

	private final LongLongBulkMap longs;

	private final UuidLongBulkMap uuids;

	private final StringLongBulkMap strings;

	private final long[][] longKeys = new long[BATCHES][BATCH];

	private final long[][] longKeysOfHalf = new long[BATCHES][BATCH];

	private final UUID[][] uuidKeys = new UUID[BATCHES][BATCH];

	private final UUID[][] uuidKeysOfHalf = new UUID[BATCHES][BATCH];

	private final String[][] stringKeys = new String[BATCHES][BATCH];

	private final String[][] stringKeysOfHalf = new String[BATCHES][BATCH];

	private final long[] ones = new long[BATCH];

	private final long[] results = new long[BATCH];

	private final int planted;

	private int nextLong;

	private int nextUuid;

	private int nextString;

	/**
	 * Creates the workload with full maps.
	 * @param factory makes the maps
	 * @param planted steps of {@link PlantedFrame} in each round, 0 but for tests of the
	 * comparison
	 */
	ProfiledWorkload(BulkMapFactory factory, int planted) {
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(ENTRIES).withHashSeed(42);
		this.longs = factory.map("longs", MapType.LONG_LONG, options);
		this.uuids = factory.map("uuids", MapType.UUID_LONG, options);
		this.strings = factory.map("strings", MapType.STRING_LONG, options);
		this.planted = planted;
		Arrays.fill(this.ones, 1);
		SplittableRandom random = new SplittableRandom(42);
		for (int batch = 0; batch < BATCHES; batch++) {
			for (int i = 0; i < BATCH; i++) {
				this.longKeys[batch][i] = random.nextLong();
				this.uuidKeys[batch][i] = new UUID(random.nextLong(), random.nextLong());
				this.stringKeys[batch][i] = "%016x".formatted(random.nextLong());
				boolean other = i < OTHERS;
				this.longKeysOfHalf[batch][i] = other ? random.nextLong() : this.longKeys[batch][i];
				this.uuidKeysOfHalf[batch][i] = other ? new UUID(random.nextLong(), random.nextLong())
						: this.uuidKeys[batch][i];
				this.stringKeysOfHalf[batch][i] = other ? "%016x".formatted(random.nextLong())
						: this.stringKeys[batch][i];
			}
			this.longs.putAll(this.longKeys[batch], this.ones);
			this.uuids.putAll(this.uuidKeys[batch], this.ones);
			this.strings.putAll(this.stringKeys[batch], this.ones);
		}
	}

	/**
	 * Does a number of rounds.
	 * @param rounds how many
	 * @return what all calls have returned, added; {@link #expected} of as many rounds
	 */
	long run(int rounds) {
		long sum = 0;
		for (int round = 0; round < rounds; round++) {
			for (int call = 0; call < LONG_CALLS; call++) {
				sum += longs();
			}
			for (int call = 0; call < UUID_CALLS; call++) {
				sum += uuids();
			}
			sum += strings();
			if (this.planted > 0) {
				sum += PlantedFrame.spin(this.planted);
			}
		}
		return sum;
	}

	/**
	 * Returns what {@link #run} has to return, or some call has not done its work.
	 * @param rounds how many
	 * @return the sum
	 */
	static long expected(int rounds) {
		// Found, found of half, newly stored, old ones (0), removed
		long perCall = BATCH + (BATCH - OTHERS) + BATCH + BATCH;
		return rounds * (LONG_CALLS + UUID_CALLS + 1L) * perCall;
	}

	private long longs() {
		int batch = this.nextLong++ % BATCHES;
		long[] keys = this.longKeys[batch];
		return this.longs.getAll(keys, this.results, MISSING)
				+ this.longs.getAll(this.longKeysOfHalf[batch], this.results, MISSING) + this.longs.removeAll(keys)
				+ this.longs.putAll(keys, this.ones) + this.longs.addAll(keys, this.ones);
	}

	private long uuids() {
		int batch = this.nextUuid++ % BATCHES;
		UUID[] keys = this.uuidKeys[batch];
		return this.uuids.getAll(keys, this.results, MISSING)
				+ this.uuids.getAll(this.uuidKeysOfHalf[batch], this.results, MISSING) + this.uuids.removeAll(keys)
				+ this.uuids.putAll(keys, this.ones) + this.uuids.addAll(keys, this.ones);
	}

	private long strings() {
		int batch = this.nextString++ % BATCHES;
		String[] keys = this.stringKeys[batch];
		return this.strings.getAll(keys, this.results, MISSING)
				+ this.strings.getAll(this.stringKeysOfHalf[batch], this.results, MISSING)
				+ this.strings.removeAll(keys) + this.strings.putAll(keys, this.ones)
				+ this.strings.addAll(keys, this.ones);
	}

}
