package io.bulkmap.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongRowBulkMap;
import io.bulkmap.MapType;
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
 * Times batches of rows, per entry, against a loop over a {@code HashMap} of arrays that
 * are copied in and out. Each batch has other keys than those before it, in random order,
 * so that the processor cannot learn them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls fill()
public class RowBenchmark {

	private static final int BATCH = 1000;

	private static final int KEYS_BEFORE_REPETITION = 1 << 18;

	/** Who holds the rows. */
	@Param({ "BULKMAP", "BULKMAP_JAVA", "HASH_MAP" })
	private Holder holder;

	/** Length of a row. */
	@Param({ "16", "64" })
	private int rowBytes;

	/** Entries of the map. */
	@Param({ "10000", "1000000" })
	private int entries;

	private final long[] batch = new long[BATCH];

	private byte[] rows;

	// All keys in some order, then in another one, and so on.
	private long[] orders;

	// Where the next batch begins there.
	private int next;

	// Number of the oldest key in the map.
	private long oldest;

	private BulkMapFactory factory;

	private Target target;

	@Setup(Level.Trial)
	public void fill() {
		this.factory = BulkMapFactory.builder()
			.kernel((this.holder == Holder.BULKMAP) ? KernelChoice.AUTO : KernelChoice.JAVA)
			.memoryLimit(4L << 30)
			.build();
		SplittableRandom random = new SplittableRandom(1);
		this.rows = new byte[BATCH * this.rowBytes];
		random.nextBytes(this.rows);
		this.target = (this.holder == Holder.HASH_MAP) ? new HashMapOfRows(this.rowBytes, this.entries)
				: new BulkMapOfRows(this.factory.map("benchmark", MapType.LONG_ROW,
						BulkMapOptions.defaults().withRowBytes(this.rowBytes).withExpectedEntries(this.entries)));
		for (int from = 0; from < this.entries; from += BATCH) {
			this.target.putAll(numbered(from), this.rows);
		}
		this.orders = new long[Math.max(1, KEYS_BEFORE_REPETITION / this.entries) * this.entries];
		for (int i = 0; i < this.orders.length; i++) {
			int first = i - i % this.entries;
			int other = first + random.nextInt(i - first + 1);
			this.orders[i] = this.orders[other];
			this.orders[other] = key(i % this.entries);
		}
	}

	@TearDown
	public void close() {
		this.factory.close();
	}

	// Each number has another one, in no order.
	private static long key(long number) {
		return (number + 1) * 0x9e37_79b9_7f4a_7c15L;
	}

	private long[] numbered(long from) {
		for (int i = 0; i < BATCH; i++) {
			this.batch[i] = key(from + i);
		}
		return this.batch;
	}

	private long[] known() {
		System.arraycopy(this.orders, this.next, this.batch, 0, BATCH);
		this.next = (this.next + BATCH < this.orders.length) ? this.next + BATCH : 0;
		return this.batch;
	}

	/**
	 * Measures look-ups that find their key.
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public byte[] get() {
		this.target.getAll(known(), this.rows);
		return this.rows;
	}

	/**
	 * Measures the replacement of rows.
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public Object putOld() {
		this.target.putAll(known(), this.rows);
		return this.target;
	}

	/**
	 * Measures the removal of a batch together with the insertion of a new one, so that
	 * the map stays as large as it is.
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public Object removeAndPutNew() {
		this.target.removeAll(numbered(this.oldest));
		this.target.putAll(numbered(this.oldest + this.entries), this.rows);
		this.oldest += BATCH;
		return this.target;
	}

	/**
	 * Who holds the rows.
	 */
	public enum Holder {

		/** A bulk map with the best kernel. */
		BULKMAP,

		/** A bulk map with the Java kernel. */
		BULKMAP_JAVA,

		/** A map of arrays. */
		HASH_MAP

	}

	/**
	 * A map of rows, as a batch sees it.
	 */
	private interface Target {

		void putAll(long[] keys, byte[] rows);

		void getAll(long[] keys, byte[] rows);

		void removeAll(long[] keys);

	}

	private record BulkMapOfRows(LongRowBulkMap map) implements Target {

		@Override
		public void putAll(long[] keys, byte[] rows) {
			this.map.putAll(keys, rows);
		}

		@Override
		public void getAll(long[] keys, byte[] rows) {
			this.map.getAll(keys, rows);
		}

		@Override
		public void removeAll(long[] keys) {
			this.map.removeAll(keys);
		}

	}

	private static final class HashMapOfRows implements Target {

		private final int rowBytes;

		private final Map<Long, byte[]> map;

		HashMapOfRows(int rowBytes, int entries) {
			this.rowBytes = rowBytes;
			this.map = new HashMap<>(2 * entries);
		}

		@Override
		public void putAll(long[] keys, byte[] rows) {
			for (int i = 0; i < keys.length; i++) {
				byte[] row = new byte[this.rowBytes];
				System.arraycopy(rows, i * this.rowBytes, row, 0, this.rowBytes);
				this.map.put(keys[i], row);
			}
		}

		@Override
		public void getAll(long[] keys, byte[] rows) {
			for (int i = 0; i < keys.length; i++) {
				byte[] row = this.map.get(keys[i]);
				if (row != null) {
					System.arraycopy(row, 0, rows, i * this.rowBytes, this.rowBytes);
				}
			}
		}

		@Override
		public void removeAll(long[] keys) {
			for (long key : keys) {
				this.map.remove(key);
			}
		}

	}

}
