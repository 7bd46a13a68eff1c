package io.bulkmap.benchmarks;

import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkOperation;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.metrics.BulkMapMetrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times bulk calls of a map with metrics and without. Batches without keys show what the
 * metrics cost, to a nanosecond; the others what that is to be compared with. All keys
 * are there, and no two calls in a row get the same ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls fill()
public class MetricsBenchmark {

	private static final int ENTRIES = 10_000;

	private static final int ALL_KEYS = 1 << 18;

	/**
	 * Which calls are timed: -1 for a factory that has no metrics, otherwise one in that
	 * many, or none for 0.
	 */
	@Param({ "-1", "0", "16", "1" })
	private int sampleEvery;

	/** Keys of a call. */
	@Param({ "0", "8", "1000" })
	private int length;

	private long[] keys;

	private long[] values;

	private BulkMapFactory factory;

	private LongLongBulkMap map;

	private int offset;

	@Setup
	public void fill() {
		BulkMapFactory.Builder builder = BulkMapFactory.builder();
		if (this.sampleEvery >= 0) {
			BulkMapMetrics metrics = new BulkMapMetrics(this.sampleEvery, EnumSet.allOf(BulkOperation.class),
					Tags.empty());
			metrics.bindTo(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
			builder.listener(metrics);
		}
		this.factory = builder.build();
		this.map = this.factory.longLongMap("benchmark");
		SplittableRandom random = new SplittableRandom(1);
		long[] entries = random.longs(ENTRIES).toArray();
		this.map.putAll(entries, entries);
		this.keys = random.ints(ALL_KEYS, 0, ENTRIES).mapToLong((index) -> entries[index]).toArray();
		this.values = new long[ALL_KEYS];
	}

	@TearDown
	public void close() {
		this.factory.close();
	}

	/**
	 * Measures a look-up.
	 */
	@Benchmark
	public long get() {
		int from = next();
		return this.map.getAll(this.keys, this.values, 0, from, this.length);
	}

	/**
	 * Measures an update.
	 */
	@Benchmark
	public long put() {
		int from = next();
		return this.map.putAll(this.keys, this.values, from, this.length);
	}

	private int next() {
		this.offset += this.length;
		if (this.offset > ALL_KEYS - this.length) {
			this.offset = 0;
		}
		return this.offset;
	}

}
