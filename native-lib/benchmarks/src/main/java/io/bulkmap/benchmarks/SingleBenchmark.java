package io.bulkmap.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Times one batch that is as long as the map, entry by entry. The maps that have no bulk
 * operation do here what they do in {@link BulkBenchmark}.
 */
public class SingleBenchmark extends MapBenchmark {

	/**
	 * Measures the insertion of new keys into an empty map.
	 */
	@Benchmark
	public long singlePut(EmptyMap state, EntryCounter counter) {
		return putEach(state, counter);
	}

	/**
	 * Measures the replacement of all values.
	 */
	@Benchmark
	public long singlePutOld(FullMap state, EntryCounter counter) {
		return putEach(state, counter);
	}

	/**
	 * Measures look-ups that find their key.
	 */
	@Benchmark
	public long[] singleGetHit(FullMap state, EntryCounter counter) {
		return getEach(state, counter);
	}

	/**
	 * Measures look-ups that do not find their key.
	 */
	@Benchmark
	public long[] singleGetMiss(FullMapOfOthers state, EntryCounter counter) {
		return getEach(state, counter);
	}

}
