package io.bulkmap.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Times one batch of random keys that is as long as the map: inserted into an empty map
 * with room for it, written again in another order, and looked up in another order.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class BulkBenchmark {

	/**
	 * Measures the insertion of new keys.
	 */
	@Benchmark
	public long insert(EmptyMap state) {
		Batch batch = state.batches.next();
		state.engine.putAll(batch.keys(), batch.values());
		return state.engine.size();
	}

	/**
	 * Measures the replacement of all values.
	 */
	@Benchmark
	public long update(FullMap state) {
		Batch batch = state.batches.next();
		state.engine.putAll(batch.keys(), batch.values());
		return state.engine.size();
	}

	/**
	 * Measures look-ups that find their key.
	 */
	@Benchmark
	public long[] hit(FullMap state) {
		state.engine.getAll(state.batches.next().keys(), state.found);
		return state.found;
	}

	/**
	 * A map that is empty before every call.
	 */
	@State(Scope.Thread)
	public static class EmptyMap {

		@Param
		private EngineKind engineKind = EngineKind.NATIVE;

		@Param({ "1000", "10000", "100000", "1000000" })
		private int entries;

		private Engine engine = new HashMapEngine(0);

		private Rotation batches = new Rotation();

		@Setup
		public void create() {
			this.engine = this.engineKind.create(this.entries);
			this.batches = new Rotation(Batch.randomBatches(this.entries));
		}

		// Outside of the measured time, at the price of two looks at the clock per call.
		@Setup(Level.Invocation)
		public void clear() {
			this.engine.clear();
		}

		@TearDown
		public void close() {
			this.engine.close();
		}

	}

	/**
	 * A map that has all keys.
	 */
	@State(Scope.Thread)
	public static class FullMap {

		@Param
		private EngineKind engineKind = EngineKind.NATIVE;

		@Param({ "1000", "10000", "100000", "1000000" })
		private int entries;

		private Engine engine = new HashMapEngine(0);

		private Rotation batches = new Rotation();

		private long[] found = new long[0];

		@Setup
		public void fill() {
			this.engine = this.engineKind.create(this.entries);
			this.batches = new Rotation(Batch.shuffledBatches(this.entries));
			this.found = new long[this.entries];
			Batch batch = this.batches.next();
			this.engine.putAll(batch.keys(), batch.values());
		}

		@TearDown
		public void close() {
			this.engine.close();
		}

	}

	/**
	 * Batches in turn.
	 */
	private static final class Rotation {

		private final Batch[] batches;

		private int next;

		Rotation(Batch... batches) {
			this.batches = batches;
		}

		Batch next() {
			Batch batch = this.batches[this.next];
			this.next = (this.next + 1 < this.batches.length) ? this.next + 1 : 0;
			return batch;
		}

	}

}
