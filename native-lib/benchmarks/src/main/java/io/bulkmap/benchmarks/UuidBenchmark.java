package io.bulkmap.benchmarks;

import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapType;
import io.bulkmap.UuidLongBulkMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times batches of keys of 16 bytes against a loop over a {@code HashMap} of objects, per
 * entry. All keys are there, in random order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = { "-Xms6g", "-Xmx6g" })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls fill()
public class UuidBenchmark {

	private static final int BATCH = 1000;

	/** Entries of the map. */
	@Param({ "10000", "1000000", "10000000" })
	private int entries;

	private UUID[] keys;

	private long[] words;

	private final long[] values = new long[BATCH];

	private BulkMapFactory factory;

	private UuidLongBulkMap map;

	private UuidLongBulkMap javaMap;

	private BulkMapFactory javaFactory;

	private Map<UUID, Long> hashMap;

	private int next;

	@Setup(Level.Trial)
	public void fill() {
		this.factory = BulkMapFactory.builder().memoryLimit(4L << 30).build();
		this.javaFactory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).memoryLimit(4L << 30).build();
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(this.entries);
		this.map = this.factory.map("benchmark", MapType.UUID_LONG, options);
		this.javaMap = this.javaFactory.map("benchmark", MapType.UUID_LONG, options);
		this.hashMap = new HashMap<>(2 * this.entries);
		SplittableRandom random = new SplittableRandom(1);
		this.keys = new UUID[this.entries];
		this.words = new long[2 * this.entries];
		for (int i = 0; i < this.entries; i++) {
			this.words[2 * i] = random.nextLong();
			this.words[2 * i + 1] = random.nextLong();
			this.hashMap.put(new UUID(this.words[2 * i], this.words[2 * i + 1]), (long) i);
		}
		this.map.putAll(this.words, new long[this.entries], 0, this.entries);
		this.javaMap.putAll(this.words, new long[this.entries], 0, this.entries);
		for (int i = this.entries - 1; i > 0; i--) {
			swap(i, random.nextInt(i + 1));
		}
		for (int i = 0; i < this.entries; i++) {
			this.keys[i] = new UUID(this.words[2 * i], this.words[2 * i + 1]);
		}
	}

	private void swap(int one, int other) {
		for (int word = 0; word < 2; word++) {
			long saved = this.words[2 * one + word];
			this.words[2 * one + word] = this.words[2 * other + word];
			this.words[2 * other + word] = saved;
		}
	}

	@TearDown
	public void close() {
		this.factory.close();
		this.javaFactory.close();
	}

	private int next() {
		this.next = (this.next + BATCH < this.entries) ? this.next + BATCH : 0;
		return this.next;
	}

	/** Measures look-ups of a batch. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long getAll() {
		int from = next();
		return this.map.getAll(LongBuffers.keys(this.words, from, BATCH), LongBuffers.values(this.values), -1);
	}

	/** Measures look-ups of a batch by the Java kernel. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long getAllJava() {
		int from = next();
		return this.javaMap.getAll(LongBuffers.keys(this.words, from, BATCH), LongBuffers.values(this.values), -1);
	}

	/** Measures look-ups one by one. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long getAllHashMap() {
		int from = next();
		long sum = 0;
		for (int i = 0; i < BATCH; i++) {
			Long value = this.hashMap.get(this.keys[from + i]);
			sum += (value != null) ? value : -1;
		}
		return sum;
	}

	/** Measures updates of a batch. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long putAll() {
		int from = next();
		return this.map.putAll(LongBuffers.keys(this.words, from, BATCH), LongBuffers.values(this.values));
	}

	/** Measures updates of a batch by the Java kernel. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long putAllJava() {
		int from = next();
		return this.javaMap.putAll(LongBuffers.keys(this.words, from, BATCH), LongBuffers.values(this.values));
	}

	/** Measures updates one by one. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public long putAllHashMap() {
		int from = next();
		for (int i = 0; i < BATCH; i++) {
			this.hashMap.put(this.keys[from + i], this.values[i]);
		}
		return this.hashMap.size();
	}

	/**
	 * Ranges of arrays as buffers.
	 */
	private static final class LongBuffers {

		private LongBuffers() {
		}

		static LongBuffer keys(long[] words, int from, int count) {
			return LongBuffer.wrap(words, 2 * from, 2 * count);
		}

		static LongBuffer values(long[] values) {
			return LongBuffer.wrap(values);
		}

	}

}
