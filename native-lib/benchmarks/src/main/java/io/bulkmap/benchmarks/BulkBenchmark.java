package io.bulkmap.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Times one batch that is as long as the map, in one call if the map has such a call.
 */
public class BulkBenchmark extends MapBenchmark {

	/**
	 * Measures the insertion of new keys into an empty map.
	 */
	@Benchmark
	public long insert(EmptyMap state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures the replacement of all values.
	 */
	@Benchmark
	public long update(FullMap state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures a batch half of which is new while the other half replaces values.
	 */
	@Benchmark
	public long mixed(HalfFullMap state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures look-ups that find their key.
	 */
	@Benchmark
	public long[] hit(FullMap state, EntryCounter counter) {
		return getAll(state, counter);
	}

	/**
	 * Measures look-ups that do not find their key.
	 */
	@Benchmark
	public long[] miss(FullMapOfOthers state, EntryCounter counter) {
		return getAll(state, counter);
	}

	/**
	 * Measures look-ups that find some of their keys.
	 */
	@Benchmark
	public long[] lookUp(FullMapOfSome state, EntryCounter counter) {
		return getAll(state, counter);
	}

}
