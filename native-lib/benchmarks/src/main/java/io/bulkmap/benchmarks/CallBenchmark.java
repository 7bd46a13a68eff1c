package io.bulkmap.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.DirectKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.kernel.assembly.NativeKernels;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
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
 * Times calls of a kernel, and of a map, with short and long batches and every way to
 * call. All keys are there, in a table that fits the caches, and no two calls in a row
 * get the same ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls fill()
public class CallBenchmark {

	private static final int ENTRIES = 10_000;

	/** How the kernel is called, or {@code JAVA} for the Java kernel. */
	@Param({ "JAVA", "JNA", "JNI", "FFM" })
	private String call;

	/** Keys of a call. */
	@Param({ "1", "4", "8", "16", "32", "64", "1000" })
	private int length;

	/** Keys of all batches: 4 MiB with their values, more than an L2 cache has. */
	@Param("262144")
	private int allKeys;

	private long[] keys;

	private long[] values;

	private LongBuffer directKeys;

	private LongBuffer directValues;

	private BulkKernel kernel;

	private Table table;

	private BulkMapFactory factory;

	private LongLongBulkMap map;

	private int offset;

	@Setup
	public void fill() {
		boolean java = this.call.equals("JAVA");
		BindingChoice binding = java ? BindingChoice.AUTO : BindingChoice.valueOf(this.call);
		KernelChoice choice = java ? KernelChoice.JAVA : KernelChoice.AUTO;
		this.kernel = NativeKernels.ofThisProcess().catalog(binding).select(choice);
		this.factory = BulkMapFactory.builder().kernel(choice).binding(binding).build();
		this.map = this.factory.longLongMap("benchmark");
		this.keys = new long[this.allKeys];
		this.values = new long[this.allKeys];
		this.directKeys = directLongs(this.allKeys);
		this.directValues = directLongs(this.allKeys);
		this.table = Table.create(this.kernel.memory(), KeyHash.ofSeed(1), ENTRIES);
		SplittableRandom random = new SplittableRandom(1);
		long[] entries = random.longs(ENTRIES).toArray();
		this.kernel.updateAll(Update.PUT, this.table, entries, entries, 0, ENTRIES);
		this.map.putAll(entries, entries);
		for (int i = 0; i < this.allKeys; i++) {
			this.keys[i] = entries[random.nextInt(ENTRIES)];
		}
		this.directKeys.put(0, this.keys);
	}

	@TearDown
	public void close() {
		this.factory.close();
	}

	/**
	 * Measures a look-up by the kernel.
	 */
	@Benchmark
	public int kernelGet() {
		int from = next();
		return this.kernel.getAll(this.table, this.keys, this.values, 0, from, this.length);
	}

	/**
	 * Measures an update by the kernel.
	 */
	@Benchmark
	public int kernelPut() {
		int from = next();
		return this.kernel.updateAll(Update.PUT, this.table, this.keys, this.values, from, this.length);
	}

	/**
	 * Measures a look-up where nothing has to be copied: the kernel and a call. The Java
	 * kernel has none.
	 */
	@Benchmark
	public int kernelGetDirect() {
		int from = next();
		this.directKeys.limit(from + this.length).position(from);
		this.directValues.limit(from + this.length).position(from);
		return ((DirectKernel) this.kernel).getAll(this.table, this.directKeys, this.directValues, 0);
	}

	/**
	 * Measures a call without keys.
	 */
	@Benchmark
	public int kernelNothing() {
		return ((DirectKernel) this.kernel).removeAll(this.table, this.directKeys.limit(0));
	}

	/**
	 * Measures a look-up by a map.
	 */
	@Benchmark
	public long mapGet() {
		int from = next();
		return this.map.getAll(this.keys, this.values, 0, from, this.length);
	}

	/**
	 * Measures an update by a map.
	 */
	@Benchmark
	public long mapPut() {
		int from = next();
		return this.map.putAll(this.keys, this.values, from, this.length);
	}

	private int next() {
		this.offset += this.length;
		if (this.offset > this.allKeys - this.length) {
			this.offset = 0;
		}
		return this.offset;
	}

	private static LongBuffer directLongs(int count) {
		return ByteBuffer.allocateDirect(count * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
	}

}
