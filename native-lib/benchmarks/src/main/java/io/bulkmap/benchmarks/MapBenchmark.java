package io.bulkmap.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How all benchmarks are run. The results named {@code perEntry} are those to compare;
 * the others are times per batch.
 */
// Reckoned for ten million entries: the largest, HashMap, takes 1.3 GB with its batches;
// our own table is outside of the heap and takes 256 MB. Chronicle Map needs the packages
// of the JDK. The heap is touched before, as any heap has been after a while: until
// then, slow page faults are most of what a map of objects takes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = { "-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch" },
		jvmArgsAppend = { "-XX:MaxDirectMemorySize=1g", "--add-opens=java.base/java.lang=ALL-UNNAMED",
				"--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
				"--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED" })
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
abstract class MapBenchmark {

	static long putAll(MeasuredMap state, EntryCounter counter) {
		Batch batch = state.batches.next();
		counter.add(batch);
		state.engine.putAll(batch.keys(), batch.values());
		return state.engine.size();
	}

	static long putEach(MeasuredMap state, EntryCounter counter) {
		Batch batch = state.batches.next();
		counter.add(batch);
		state.engine.putEach(batch.keys(), batch.values());
		return state.engine.size();
	}

	static long[] getAll(FullMap state, EntryCounter counter) {
		Batch batch = state.batches.next();
		counter.add(batch);
		state.engine.getAll(batch.keys(), state.found);
		return state.found;
	}

	static long[] getEach(FullMap state, EntryCounter counter) {
		Batch batch = state.batches.next();
		counter.add(batch);
		state.engine.getEach(batch.keys(), state.found);
		return state.found;
	}

}
