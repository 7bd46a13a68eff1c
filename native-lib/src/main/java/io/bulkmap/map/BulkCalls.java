package io.bulkmap.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import io.bulkmap.jfr.BulkCallEvent;
import io.bulkmap.jfr.FlightRecorder;
import io.bulkmap.kernel.BulkKernel;

/**
 * The bulk calls of a map: counts them, and times those that somebody wants to know of.
 */
final class BulkCalls {

	private final OffHeapMap map;

	private final FactoryContext factory;

	private final int partitions;

	private final Map<BulkOperation, LongAdder> nativeCalls = counters();

	private final Map<BulkOperation, LongAdder> javaCalls = counters();

	BulkCalls(OffHeapMap map, FactoryContext factory, int partitions) {
		this.map = map;
		this.factory = factory;
		this.partitions = partitions;
	}

	private static Map<BulkOperation, LongAdder> counters() {
		Map<BulkOperation, LongAdder> counters = new EnumMap<>(BulkOperation.class);
		for (BulkOperation operation : BulkOperation.values()) {
			counters.put(operation, new LongAdder());
		}
		return counters;
	}

	OffHeapMap map() {
		return this.map;
	}

	Listeners listeners() {
		return this.factory.listeners();
	}

	String kernel() {
		return this.factory.kernel().isa().id();
	}

	/**
	 * Begins a call.
	 * @param operation what is called
	 * @param keys number of keys in the batch
	 * @return the call
	 */
	BulkCall begin(BulkOperation operation, int keys) {
		counter(isNative(keys) ? this.nativeCalls : this.javaCalls, operation).increment();
		int interested = listeners().bulkCallStarted(this.map, operation, keys);
		BulkCallEvent event = FlightRecorder.beginBulkCall();
		return (interested == 0 && event == null) ? BulkCall.UNWATCHED
				: new BulkCall.Watched(this, operation, keys, interested, event);
	}

	private boolean isNative(int keys) {
		BulkKernel kernel = this.factory.kernel();
		return kernel.isa() != Isa.JAVA && keys >= (long) kernel.worthwhileBatch() * this.partitions;
	}

	List<OperationStatistics> statistics() {
		return Stream.of(BulkOperation.values())
			.map((operation) -> new OperationStatistics(operation, counter(this.nativeCalls, operation).sum(),
					counter(this.javaCalls, operation).sum()))
			.toList();
	}

	private static LongAdder counter(Map<BulkOperation, LongAdder> counters, BulkOperation operation) {
		return Objects.requireNonNull(counters.get(operation), "Every operation has a counter");
	}

}
