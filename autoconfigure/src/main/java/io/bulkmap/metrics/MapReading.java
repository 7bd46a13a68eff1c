package io.bulkmap.metrics;

import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What the meters of a map read: its statistics, which are asked for once a second at
 * most, because they wait for writes in progress and add up all partitions.
 */
final class MapReading extends WeakReference<OffHeapMap> {

	static final long MAXIMUM_AGE = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier nanoTime;

	private final Map<Isa, Map<BulkOperation, Long>> calls = new EnumMap<>(Isa.class);

	private final Map<BulkOperation, Long> nativeCalls = new EnumMap<>(BulkOperation.class);

	private volatile Isa nativeKernel = Isa.JAVA;

	private @Nullable MapStatistics statistics;

	private long readAt;

	/**
	 * Creates a reading without asking the map anything.
	 * @param map the map, to which there is no strong reference
	 * @param nanoTime the clock, in nanoseconds
	 */
	MapReading(OffHeapMap map, LongSupplier nanoTime) {
		super(map);
		this.nanoTime = nanoTime;
	}

	/**
	 * Tells which kernel native calls are counted for from now on, those included that
	 * were not counted yet. The map may not be asked here, so they cannot be divided if
	 * one native kernel follows another.
	 * @param kernel the kernel in use
	 */
	void kernelChosen(Isa kernel) {
		if (kernel != Isa.JAVA) {
			this.nativeKernel = kernel;
		}
	}

	/**
	 * Reads one of the statistics.
	 * @param statistic which one
	 * @return its value, at most a second old; not a number once the map cannot be asked
	 * any more
	 */
	synchronized double gauge(ToDoubleFunction<MapStatistics> statistic) {
		return (renew() && this.statistics != null) ? statistic.applyAsDouble(this.statistics) : Double.NaN;
	}

	/**
	 * Reads one of the statistics that only ever grow.
	 * @param statistic which one
	 * @return its value, at most a second old; the last one once the map cannot be asked
	 * any more
	 */
	synchronized double counter(ToDoubleFunction<MapStatistics> statistic) {
		renew();
		return (this.statistics != null) ? statistic.applyAsDouble(this.statistics) : 0;
	}

	/**
	 * Reads how often a bulk operation was called.
	 * @param operation the operation
	 * @param kernel the kernel that ran it
	 * @return the number of calls
	 */
	synchronized double calls(BulkOperation operation, Isa kernel) {
		renew();
		return this.calls.getOrDefault(kernel, Map.of()).getOrDefault(operation, 0L);
	}

	private boolean renew() {
		long now = this.nanoTime.getAsLong();
		if (this.statistics != null && now - this.readAt < MAXIMUM_AGE) {
			return true;
		}
		OffHeapMap map = get();
		if (map == null) {
			return false;
		}
		try {
			MapStatistics read = map.statistics();
			this.statistics = read;
			this.readAt = now;
			read.operations().forEach(this::count);
			return true;
		}
		catch (IllegalStateException ex) {
			// Closed, and about to be removed.
			return false;
		}
	}

	private void count(OperationStatistics statistics) {
		BulkOperation operation = statistics.operation();
		callsOf(Isa.JAVA).put(operation, statistics.javaCalls());
		Long before = this.nativeCalls.put(operation, statistics.nativeCalls());
		long more = statistics.nativeCalls() - ((before != null) ? before : 0);
		if (more > 0) {
			callsOf(this.nativeKernel).merge(operation, more, Long::sum);
		}
	}

	private Map<BulkOperation, Long> callsOf(Isa kernel) {
		return this.calls.computeIfAbsent(kernel, (key) -> new EnumMap<>(BulkOperation.class));
	}

}
