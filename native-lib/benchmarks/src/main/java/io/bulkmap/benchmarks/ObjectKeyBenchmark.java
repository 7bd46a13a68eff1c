package io.bulkmap.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times one batch that is as long as the map, per entry, for keys that are UUIDs or
 * strings. Each call has the keys in an order of its own, so that the processor cannot
 * learn it, and in objects that were made just before, as those of a request are: a
 * string has no hash yet.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = { "-Xms8g", "-Xmx8g", "-XX:+AlwaysPreTouch" })
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ObjectKeyBenchmark {

	/**
	 * Measures the insertion of new keys into a new map, which grows.
	 */
	@Benchmark
	public long insertGrowing(ObjectKeyState.Growing state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures the insertion of new keys into a map that has room for them.
	 */
	@Benchmark
	public long insert(ObjectKeyState.Presized state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures the replacement of all values.
	 */
	@Benchmark
	public long update(ObjectKeyState.Full state, EntryCounter counter) {
		return putAll(state, counter);
	}

	/**
	 * Measures look-ups that find their key.
	 */
	@Benchmark
	public long hit(ObjectKeyState.Full state, EntryCounter counter) {
		counter.perEntry += state.values.length;
		return state.engine.getAll(state.next(), state.values);
	}

	private static long putAll(ObjectKeyState state, EntryCounter counter) {
		counter.perEntry += state.values.length;
		return state.engine.putAll(state.next(), state.values);
	}

}
