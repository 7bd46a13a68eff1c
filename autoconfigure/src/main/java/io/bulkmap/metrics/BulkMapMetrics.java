package io.bulkmap.metrics;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import io.bulkmap.OffHeapMap;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link MeterBinder} for a {@link BulkMapFactory} and its maps, which it knows as a
 * {@link BulkMapListener} of the factory.
 *
 * <pre class="code">
 * BulkMapMetrics metrics = new BulkMapMetrics();
 * BulkMapFactory factory = BulkMapFactory.builder().listener(metrics).build();
 * metrics.monitor(factory);
 * metrics.bindTo(registry);
 * </pre>
 *
 * <b>Meters:</b> {@code docs/observability.md} has all of them. Those of a map are
 * registered when it is created, or when a registry is bound later, and removed when it
 * is closed. A map that is dropped is not kept alive by them; they go when the next map
 * is created. With another kernel, new meters that carry its name stand beside the old
 * ones.
 * <p>
 * <b>Cost:</b> nothing for single operations. A bulk call costs one random number, and
 * one in {@code sampleEvery} of them, by chance, two clock readings and some additions.
 * Size and memory are read when somebody asks, at most once a second per map.
 * <p>
 * <b>Threads:</b> safe for any number of threads. One instance is for one factory, and
 * for any number of registries.
 *
 * @since 0.1.0
 */
public class BulkMapMetrics implements MeterBinder, BulkMapListener {

	/**
	 * One call in how many is timed if nothing else is said.
	 */
	public static final int DEFAULT_SAMPLE_EVERY = 16;

	private final int sampleEvery;

	private final Set<BulkOperation> operations;

	// Asked by every bulk call.
	private final Set<BulkOperation> timed;

	private final Tags tags;

	private final LongSupplier nanoTime;

	private final Map<String, MapMeters> maps = new ConcurrentHashMap<>();

	// All of the following, and registering, is for the holder of this lock; a factory
	// may hold its own when it comes here, so it must not be called from below.
	private final Object lock = new Object();

	private final List<MeterRegistry> registries = new ArrayList<>();

	private final List<Gauge> kernelGauges = new ArrayList<>();

	private @Nullable KernelInfo kernel;

	private @Nullable WeakReference<BulkMapFactory> factory;

	/**
	 * Creates metrics of all bulk operations, of which one call in
	 * {@value #DEFAULT_SAMPLE_EVERY} is timed, without further tags.
	 */
	public BulkMapMetrics() {
		this(DEFAULT_SAMPLE_EVERY, EnumSet.allOf(BulkOperation.class), Tags.empty());
	}

	/**
	 * Creates metrics.
	 * @param sampleEvery one bulk call in how many is timed, by chance: 1 for all, 0 for
	 * none
	 * @param operations which bulk operations have meters
	 * @param tags tags of all meters, such as the name of a factory where there are
	 * several
	 * @throws IllegalArgumentException if {@code sampleEvery} is negative
	 */
	public BulkMapMetrics(int sampleEvery, Set<BulkOperation> operations, Iterable<Tag> tags) {
		this(sampleEvery, operations, tags, System::nanoTime);
	}

	BulkMapMetrics(int sampleEvery, Set<BulkOperation> operations, Iterable<Tag> tags, LongSupplier nanoTime) {
		Assert.isTrue(sampleEvery >= 0, () -> "'sampleEvery' must not be negative: " + sampleEvery);
		Assert.notNull(operations, "'operations' must not be null");
		Assert.notNull(tags, "'tags' must not be null");
		this.sampleEvery = sampleEvery;
		this.operations = EnumSet.noneOf(BulkOperation.class);
		this.operations.addAll(operations);
		this.timed = (sampleEvery > 0) ? this.operations : EnumSet.noneOf(BulkOperation.class);
		this.tags = Tags.of(tags);
		this.nanoTime = nanoTime;
	}

	/**
	 * Registers the meters of the factory, its kernel and its maps, and from now on those
	 * of maps to come.
	 * @param registry where to register them
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		synchronized (this.lock) {
			removeDropped();
			if (this.registries.contains(registry)) {
				return;
			}
			this.registries.add(registry);
			registerFactory(registry);
			registerKernel(registry);
			this.maps.values().forEach((meters) -> meters.bindTo(registry, isa()));
		}
	}

	/**
	 * Tells which factory to read the memory from. Its maps and its kernel are taken over
	 * unless they are known: a factory that does not have this as its listener cannot
	 * tell of maps that come or go later.
	 * @param factory the factory, which is not kept alive
	 */
	public void monitor(BulkMapFactory factory) {
		Assert.notNull(factory, "'factory' must not be null");
		KernelInfo kernel = factory.kernel();
		List<OffHeapMap> maps = factory.maps();
		synchronized (this.lock) {
			this.factory = new WeakReference<>(factory);
			this.registries.forEach(this::registerFactory);
			if (this.kernel == null) {
				kernelChosen(kernel);
			}
			maps.forEach(this::mapCreated);
		}
		// Closed meanwhile, and told so before they were known.
		List<OffHeapMap> open = factory.maps();
		maps.stream().filter((map) -> !open.contains(map)).forEach(this::mapClosed);
	}

	private void registerFactory(MeterRegistry registry) {
		BulkMapFactory factory = (this.factory != null) ? this.factory.get() : null;
		if (factory != null) {
			Gauge.builder("bulkmap.factory.memory.used", factory, BulkMapFactory::memoryBytes)
				.description("Off-heap memory that all maps have been charged with")
				.baseUnit("bytes")
				.tags(this.tags)
				.register(registry);
			Gauge.builder("bulkmap.factory.memory.limit", factory, BulkMapFactory::memoryLimit)
				.description("The most off-heap memory that all maps together may be charged with")
				.baseUnit("bytes")
				.tags(this.tags)
				.register(registry);
		}
	}

	private void registerKernel(MeterRegistry registry) {
		if (this.kernel != null) {
			this.kernelGauges.add(Gauge.builder("bulkmap.kernel", () -> 1)
				.description("1 for the kernel and the binding in use")
				.tags(this.tags.and("kernel", this.kernel.active().id(), "binding", this.kernel.binding().id()))
				.register(registry));
		}
	}

	private Isa isa() {
		return (this.kernel != null) ? this.kernel.active() : Isa.JAVA;
	}

	@Override
	public void mapCreated(OffHeapMap map) {
		synchronized (this.lock) {
			removeDropped();
			MapMeters known = this.maps.get(map.name());
			if (known != null && known.isOf(map)) {
				return;
			}
			remove(known);
			MapMeters meters = new MapMeters(new MapReading(map, this.nanoTime),
					map.options().memoryLimit() != Long.MAX_VALUE, this.tags.and("map", map.name()), this.operations,
					this.timed);
			this.registries.forEach((registry) -> meters.bindTo(registry, isa()));
			this.maps.put(map.name(), meters);
		}
	}

	@Override
	public void mapClosed(OffHeapMap map) {
		synchronized (this.lock) {
			MapMeters meters = this.maps.get(map.name());
			if (meters != null && meters.isOf(map)) {
				remove(meters);
			}
		}
	}

	private void removeDropped() {
		this.maps.values().stream().filter((meters) -> meters.isOf(null)).forEach(this::remove);
	}

	private void remove(@Nullable MapMeters meters) {
		if (meters != null) {
			meters.remove();
			this.maps.values().remove(meters);
		}
	}

	@Override
	public void kernelChosen(KernelInfo kernel) {
		synchronized (this.lock) {
			this.kernel = kernel;
			this.registries.forEach((registry) -> this.kernelGauges.forEach(registry::remove));
			this.kernelGauges.clear();
			this.registries.forEach(this::registerKernel);
			this.maps.values().forEach((meters) -> meters.kernelChosen(kernel.active()));
		}
	}

	@Override
	public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
		return this.timed.contains(operation) && ThreadLocalRandom.current().nextInt(this.sampleEvery) == 0;
	}

	@Override
	public void bulkCallEnded(OffHeapMap map, BulkOperation operation, int keys, long nanos) {
		MapMeters meters = this.maps.get(map.name());
		if (meters != null && meters.isOf(map)) {
			meters.recordCall(operation, keys, nanos);
		}
	}

	@Override
	public void growthEnded(OffHeapMap map, long capacity, long entries, long nanos) {
		MapMeters meters = this.maps.get(map.name());
		if (meters != null && meters.isOf(map)) {
			meters.recordGrowth(nanos);
		}
	}

}
