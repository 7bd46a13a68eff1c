package io.bulkmap.benchmarks;

import java.util.SplittableRandom;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeyOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Times batches against a full map that all threads share: {@code -t 2} for two of them.
 * {@code SINGLE_THREAD} works with one only.
 */
public class ConcurrentBenchmark extends MapBenchmark {

	/**
	 * Measures batches that replace values.
	 */
	@Benchmark
	public long put(SharedMap state, BatchesOfThread batches, EntryCounter counter) {
		Batch batch = batches.rotation.next();
		counter.add(batch);
		state.engine.putAll(batch.keys(), batch.values());
		return batch.keys()[0];
	}

	/**
	 * Measures batches of look-ups that find their key.
	 */
	@Benchmark
	public long[] get(SharedMap state, BatchesOfThread batches, EntryCounter counter) {
		Batch batch = batches.rotation.next();
		counter.add(batch);
		state.engine.getAll(batch.keys(), batches.found);
		return batches.found;
	}

	/**
	 * A full map.
	 */
	@State(Scope.Benchmark)
	public static class SharedMap {

		@Param
		SharedMapKind kind = SharedMapKind.ONE_PARTITION;

		@Param({ "10000", "1000000", "10000000" })
		int size;

		Engine engine = EngineKind.HASHMAP.create(0);

		Batch all = new Batch(new long[0], new long[0]);

		@Setup
		public void create() {
			this.engine = this.kind.create(this.size);
			this.all = new Batches(KeyOrder.RANDOM, this.size).first();
			this.engine.putAll(this.all.keys(), this.all.values());
		}

		@TearDown
		public void close() {
			this.engine.close();
		}

	}

	/**
	 * What one thread writes and asks for: keys of the map, drawn at random.
	 */
	@State(Scope.Thread)
	public static class BatchesOfThread {

		private static final int KEYS = 1 << 20;

		@Param({ "1000", "10000" })
		int batch;

		Rotation rotation = new Rotation();

		long[] found = new long[0];

		@Setup
		public void draw(SharedMap map, ThreadParams thread) {
			SplittableRandom random = new SplittableRandom(thread.getThreadIndex());
			this.rotation = new Rotation(
					Stream.generate(() -> draw(map.all, random)).limit(KEYS / this.batch).toArray(Batch[]::new));
			this.found = new long[this.batch];
		}

		private Batch draw(Batch all, SplittableRandom random) {
			long[] keys = random.ints(this.batch, 0, all.keys().length).mapToLong((i) -> all.keys()[i]).toArray();
			return new Batch(keys, random.longs(this.batch, 1, Long.MAX_VALUE).toArray());
		}

	}

}
