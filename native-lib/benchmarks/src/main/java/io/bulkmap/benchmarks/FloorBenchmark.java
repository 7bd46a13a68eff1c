package io.bulkmap.benchmarks;

import java.util.SplittableRandom;

import io.bulkmap.BindingChoice;
import io.bulkmap.KernelChoice;
import io.bulkmap.kernel.assembly.NativeKernels;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Times what no map can do without: one access to memory per key, anywhere in a region as
 * large as the table of a map, {@value Table#BYTES_PER_ENTRY} bytes per entry, but at
 * most a gibibyte.
 * <p>
 * The places are drawn beforehand, so that there is no hash to compute and nothing to
 * compare, and no access has to wait for another one: the loop reads the place of each
 * key from an array, in order, and reads or writes 8 bytes at the start of that cache
 * line. The region comes from where maps have theirs, with the same pages. A call makes
 * as many accesses as the map has entries; the places of a quarter of a million keys are
 * different.
 */
public class FloorBenchmark extends MapBenchmark {

	/**
	 * Measures reading.
	 */
	@Benchmark
	public long floorRead(Table table, EntryCounter counter) {
		int from = table.next(counter);
		int[] places = table.places;
		MemoryRegion region = table.region();
		long sum = 0;
		for (int i = from; i < from + table.size; i++) {
			sum += region.getLong(places[i]);
		}
		return sum;
	}

	/**
	 * Measures writing.
	 */
	@Benchmark
	public int floorWrite(Table table, EntryCounter counter) {
		int from = table.next(counter);
		int[] places = table.places;
		MemoryRegion region = table.region();
		for (int i = from; i < from + table.size; i++) {
			region.putLong(places[i], i);
		}
		return from;
	}

	/**
	 * A region and places in it.
	 */
	@State(Scope.Thread)
	@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls draw()
	public static class Table {

		static final int BYTES_PER_ENTRY = 32;

		private static final int LINE = 64;

		private static final int PLACES = 1 << 18;

		@Param({ "1000", "10000", "100000", "1000000", "10000000" })
		int size;

		/** Whether large regions get pages of 2 MiB, as tables do. */
		@Param("true")
		boolean hugePages = true;

		int[] places;

		private MemoryRegion region;

		private int next;

		@Setup
		public void draw() {
			OffHeapMemory memory = NativeKernels.ofThisProcess()
				.catalog(BindingChoice.AUTO)
				.select(KernelChoice.AUTO)
				.memory();
			long bytes = Math.min(OffHeapMemory.MAXIMUM_BYTES, (long) this.size * BYTES_PER_ENTRY);
			bytes = (bytes + MemoryRegion.ALIGNMENT - 1) / MemoryRegion.ALIGNMENT * MemoryRegion.ALIGNMENT;
			this.region = memory.allocate(bytes, this.hugePages);
			this.region.zero(0, (int) bytes);
			int lines = (int) (bytes / LINE);
			this.places = new SplittableRandom(1).ints(Math.max(PLACES, 2L * this.size), 0, lines)
				.map((line) -> line * LINE)
				.toArray();
			this.next = -this.size;
		}

		MemoryRegion region() {
			return this.region;
		}

		int next(EntryCounter counter) {
			counter.perEntry += this.size;
			this.next = (this.next + 2L * this.size <= this.places.length) ? this.next + this.size : 0;
			return this.next;
		}

	}

}
