package io.bulkmap.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one map, in all registries.
 * <p>
 * Registering and removing are for one thread at a time, recording is for any.
 */
final class MapMeters {

	private final MapReading reading;

	private final boolean limited;

	private final Tags tags;

	private final Set<BulkOperation> operations;

	private final Set<BulkOperation> timed;

	private final List<InRegistry> registries = new ArrayList<>();

	private volatile Timer[] growths = new Timer[0];

	// Replaced as a whole, so that looking something up needs no lock.
	private volatile Map<BulkOperation, Calls> calls = Map.of();

	/**
	 * Creates meters that are in no registry.
	 * @param reading what they read
	 * @param limited whether the map has a memory limit of its own
	 * @param tags their tags
	 * @param operations which bulk operations are counted
	 * @param timed which of them are timed
	 */
	MapMeters(MapReading reading, boolean limited, Tags tags, Set<BulkOperation> operations, Set<BulkOperation> timed) {
		this.reading = reading;
		this.limited = limited;
		this.tags = tags;
		this.operations = operations;
		this.timed = timed;
	}

	/**
	 * Tells whether these are the meters of a map.
	 * @param map the map; {@code null} for one that was dropped
	 * @return whether they are
	 */
	boolean isOf(@Nullable OffHeapMap map) {
		return this.reading.refersTo(map);
	}

	/**
	 * Registers the meters.
	 * @param registry a registry that does not have them
	 * @param kernel the kernel in use
	 */
	void bindTo(MeterRegistry registry, Isa kernel) {
		InRegistry meters = new InRegistry(registry);
		meters.registerStatistics();
		this.registries.add(meters);
		kernelChosen(kernel);
	}

	/**
	 * Registers meters with the name of this kernel, unless they are there already, and
	 * records bulk calls there from now on.
	 * @param kernel the kernel in use
	 */
	void kernelChosen(Isa kernel) {
		this.reading.kernelChosen(kernel);
		this.registries.forEach((registry) -> registry.registerCalls(kernel));
		this.growths = this.registries.stream().map((registry) -> registry.growths).toArray(Timer[]::new);
		Map<BulkOperation, Calls> newCalls = new EnumMap<>(BulkOperation.class);
		this.timed.forEach((operation) -> newCalls.put(operation, new Calls(
				this.registries.stream().map((registry) -> registry.timer(operation, kernel)).toArray(Timer[]::new),
				this.registries.stream()
					.map((registry) -> registry.summary(operation, kernel))
					.toArray(DistributionSummary[]::new))));
		this.calls = newCalls;
	}

	/**
	 * Removes all meters from all registries.
	 */
	void remove() {
		this.registries.forEach(InRegistry::remove);
		this.registries.clear();
	}

	/**
	 * Records a bulk call. Looks nothing up in a registry and allocates nothing.
	 * @param operation what was called
	 * @param keys number of keys in the batch
	 * @param nanos how long it took, in nanoseconds
	 */
	void recordCall(BulkOperation operation, int keys, long nanos) {
		Calls meters = this.calls.get(operation);
		if (meters != null) {
			meters.record(keys, nanos);
		}
	}

	void recordGrowth(long nanos) {
		for (Timer timer : this.growths) {
			timer.record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Timers and summaries of one operation, one of each per registry.
	 */
	private static final class Calls {

		private final Timer[] timers;

		private final DistributionSummary[] summaries;

		Calls(Timer[] timers, DistributionSummary[] summaries) {
			this.timers = timers;
			this.summaries = summaries;
		}

		void record(int keys, long nanos) {
			for (Timer timer : this.timers) {
				timer.record(nanos, TimeUnit.NANOSECONDS);
			}
			for (DistributionSummary summary : this.summaries) {
				summary.record(keys);
			}
		}

	}

	/**
	 * The meters in one registry.
	 */
	private final class InRegistry {

		private final MeterRegistry registry;

		private final List<Meter> meters = new ArrayList<>();

		private final Set<Isa> kernels = EnumSet.noneOf(Isa.class);

		private final Timer growths;

		InRegistry(MeterRegistry registry) {
			this.registry = registry;
			this.growths = keep(Timer.builder("bulkmap.growth")
				.description("Time that a partition took to move all its entries to another table")
				.tags(MapMeters.this.tags)
				.register(registry));
		}

		void registerStatistics() {
			gauge("bulkmap.entries", "Entries in the map", "entries", MapStatistics::size);
			gauge("bulkmap.capacity", "Entries that the map can hold before it grows", "entries",
					MapStatistics::capacity);
			gauge("bulkmap.load.factor", "Share of the slots that are taken", null, MapStatistics::loadFactor);
			gauge("bulkmap.memory.used", "Off-heap memory that the map has been charged with", "bytes",
					MapStatistics::memoryBytes);
			if (MapMeters.this.limited) {
				gauge("bulkmap.memory.limit", "The most off-heap memory that the map itself may be charged with",
						"bytes", MapStatistics::memoryLimit);
			}
			gauge("bulkmap.partitions", "Tables with a lock each", null, MapStatistics::partitions);
			gauge("bulkmap.partitions.growing", "Partitions that are moving to another table", null,
					MapStatistics::growingPartitions);
			counter("bulkmap.growths", "Moves of a partition to another table that have ended", null,
					MapStatistics::growths);
			counter("bulkmap.moved.entries", "Entries that were moved to another table", "entries",
					MapStatistics::movedEntries);
		}

		private void gauge(String name, String description, @Nullable String unit,
				ToDoubleFunction<MapStatistics> statistic) {
			keep(Gauge.builder(name, MapMeters.this.reading, (reading) -> reading.gauge(statistic))
				.description(description)
				.baseUnit(unit)
				.tags(MapMeters.this.tags)
				.register(this.registry));
		}

		private void counter(String name, String description, @Nullable String unit,
				ToDoubleFunction<MapStatistics> statistic) {
			keep(FunctionCounter.builder(name, MapMeters.this.reading, (reading) -> reading.counter(statistic))
				.description(description)
				.baseUnit(unit)
				.tags(MapMeters.this.tags)
				.register(this.registry));
		}

		// Short batches are left to the Java kernel, whichever is in use.
		void registerCalls(Isa kernel) {
			for (Isa isa : EnumSet.of(Isa.JAVA, kernel)) {
				if (this.kernels.add(isa)) {
					MapMeters.this.operations.forEach((operation) -> registerCalls(operation, isa));
				}
			}
		}

		private void registerCalls(BulkOperation operation, Isa kernel) {
			keep(FunctionCounter
				.builder("bulkmap.bulk.calls", MapMeters.this.reading, (reading) -> reading.calls(operation, kernel))
				.description("Bulk calls, by the kernel that ran them")
				.tags(tags(operation, kernel))
				.register(this.registry));
		}

		// The registry returns the one that it has if there is one.
		Timer timer(BulkOperation operation, Isa kernel) {
			return keep(Timer.builder("bulkmap.bulk")
				.description("Time of bulk calls, from samples")
				.tags(tags(operation, kernel))
				.register(this.registry));
		}

		DistributionSummary summary(BulkOperation operation, Isa kernel) {
			return keep(DistributionSummary.builder("bulkmap.bulk.keys")
				.description("Keys of bulk calls, from samples")
				.baseUnit("keys")
				.tags(tags(operation, kernel))
				.register(this.registry));
		}

		private Tags tags(BulkOperation operation, Isa kernel) {
			return MapMeters.this.tags.and("operation", operation.id(), "kernel", kernel.id());
		}

		private <T extends Meter> T keep(T meter) {
			if (!this.meters.contains(meter)) {
				this.meters.add(meter);
			}
			return meter;
		}

		void remove() {
			this.meters.forEach(this.registry::remove);
		}

	}

}
