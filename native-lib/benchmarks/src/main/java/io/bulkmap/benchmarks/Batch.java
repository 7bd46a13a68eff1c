package io.bulkmap.benchmarks;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The keys and values of one call.
 * <p>
 * No two calls in a row get the same batch: a processor remembers the branches of a
 * thousand keys, and would then foretell what it never could in real use.
 *
 * @param keys distinct random keys
 * @param values one per key
 */
@SuppressWarnings("ArrayRecordComponent")
record Batch(long[] keys, long[] values) {

	private static final int KEYS_BEFORE_REPETITION = 1 << 18;

	private static final long SEED = 42;

	/**
	 * Returns a batch of random keys.
	 */
	static Batch random(int entries) {
		return random(entries, new SplittableRandom(SEED));
	}

	/**
	 * Returns batches of different random keys.
	 */
	static Batch[] randomBatches(int entries) {
		SplittableRandom random = new SplittableRandom(SEED);
		return Stream.generate(() -> random(entries, random)).limit(count(entries)).toArray(Batch[]::new);
	}

	/**
	 * Returns batches of the same random keys in different orders, the first of which is
	 * the order of {@link #random(int)}.
	 */
	static Batch[] shuffledBatches(int entries) {
		SplittableRandom random = new SplittableRandom(SEED + 1);
		return Stream.iterate(random(entries), (batch) -> batch.shuffled(random))
			.limit(1 + count(entries))
			.toArray(Batch[]::new);
	}

	private static int count(int entries) {
		return Math.max(2, KEYS_BEFORE_REPETITION / Math.max(1, entries));
	}

	private static Batch random(int entries, SplittableRandom random) {
		return new Batch(random.longs().distinct().limit(entries).toArray(), random.longs(entries).toArray());
	}

	private Batch shuffled(SplittableRandom random) {
		long[] shuffled = this.keys.clone();
		for (int i = shuffled.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			long key = shuffled[i];
			shuffled[i] = shuffled[j];
			shuffled[j] = key;
		}
		return new Batch(shuffled, this.values);
	}

}
