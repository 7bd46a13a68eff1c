package io.bulkmap.metrics;

import java.lang.ref.WeakReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapMetrics}.
 */
class BulkMapMetricsTests {

	private static final long[] KEYS = LongStream.range(0, 1000).toArray();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicLong nanoTime = new AtomicLong(-1);

	private final BulkMapMetrics metrics = metrics(1, EnumSet.allOf(BulkOperation.class));

	private BulkMapFactory factory = BulkMapFactory.builder().listener(this.metrics).build();

	@AfterEach
	void closeFactory() {
		this.factory.close();
	}

	@Test
	void bindToShouldRegisterMetersOfMapsThatExist() {
		this.factory.longLongMap("populations");

		this.metrics.bindTo(this.registry);

		assertThat(namesOf("populations")).containsExactlyInAnyOrder("bulkmap.bulk", "bulkmap.bulk.calls",
				"bulkmap.bulk.keys", "bulkmap.capacity", "bulkmap.entries", "bulkmap.growth", "bulkmap.growths",
				"bulkmap.load.factor", "bulkmap.memory.used", "bulkmap.moved.entries", "bulkmap.partitions",
				"bulkmap.partitions.growing");
	}

	@Test
	void bindToShouldRegisterMetersOfMapsToCome() {
		this.metrics.bindTo(this.registry);

		this.factory.longLongMap("populations").put(1, 10);

		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1);
	}

	@Test
	void bindToShouldServeSeveralRegistries() {
		MeterRegistry other = new SimpleMeterRegistry();
		LongLongBulkMap map = this.factory.longLongMap("populations");
		this.metrics.bindTo(this.registry);
		map.putAll(KEYS, KEYS);
		this.metrics.bindTo(other);
		map.putAll(KEYS, KEYS);

		assertThat(timer(this.registry, BulkOperation.PUT).count()).isEqualTo(2);
		assertThat(timer(other, BulkOperation.PUT).count()).isEqualTo(1);
		assertThat(other.get("bulkmap.entries").gauge().value()).isEqualTo(1000);
		map.close();
		assertThat(namesOf("populations")).isEmpty();
		assertThat(other.find("bulkmap.entries").meters()).isEmpty();
	}

	@Test
	void bindToTwiceShouldCountOnce() {
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);

		this.factory.longLongMap("populations").putAll(KEYS, KEYS);

		assertThat(timer(this.registry, BulkOperation.PUT).count()).isEqualTo(1);
	}

	@Test
	void bindToCompositeShouldReachItsRegistries() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(this.registry);
		this.metrics.bindTo(composite);
		LongLongBulkMap map = this.factory.longLongMap("populations");

		map.putAll(KEYS, KEYS);

		assertThat(timer(this.registry, BulkOperation.PUT).count()).isEqualTo(1);
		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1000);
		map.close();
		assertThat(namesOf("populations")).isEmpty();
	}

	@Test
	void gaugesShouldReadStatistics() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations",
				BulkMapOptions.defaults().withPartitions(4).withMemoryLimit(1 << 30));
		map.putAll(KEYS, KEYS);

		MapStatistics statistics = map.statistics();
		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1000);
		assertThat(gauge("bulkmap.capacity", "populations")).isEqualTo((double) statistics.capacity());
		assertThat(gauge("bulkmap.load.factor", "populations")).isEqualTo(1000.0 / statistics.slots());
		assertThat(gauge("bulkmap.memory.used", "populations")).isEqualTo((double) statistics.memoryBytes());
		assertThat(gauge("bulkmap.memory.limit", "populations")).isEqualTo(1 << 30);
		assertThat(gauge("bulkmap.partitions", "populations")).isEqualTo(4);
		assertThat(gauge("bulkmap.partitions.growing", "populations")).isEqualTo(statistics.growingPartitions());
	}

	@Test
	void gaugesShouldBeSecondOldAtMost() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations");
		map.put(1, 10);
		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1);
		map.put(2, 20);

		this.nanoTime.addAndGet(999_999_999);
		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1);
		this.nanoTime.addAndGet(1);
		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(2);
	}

	@Test
	void growthShouldBeCountedAndTimed() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations");
		for (int i = 0; i < 100; i++) {
			map.putAll(LongStream.range(1000L * i, 1000L * (i + 1)).toArray(), KEYS);
		}

		MapStatistics statistics = map.statistics();
		assertThat(statistics.growths()).isPositive();
		assertThat(this.registry.get("bulkmap.growths").functionCounter().count())
			.isEqualTo((double) statistics.growths());
		assertThat(this.registry.get("bulkmap.moved.entries").functionCounter().count())
			.isEqualTo((double) statistics.movedEntries());
		assertThat(this.registry.get("bulkmap.growth").timer().count()).isEqualTo(statistics.growths());
		assertThat(this.registry.get("bulkmap.growth").timer().totalTime(TimeUnit.NANOSECONDS)).isPositive();
	}

	@ParameterizedTest
	@EnumSource
	void bulkCallShouldBeTimedAndCounted(BulkOperation operation) {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations");

		call(map, operation);

		for (BulkOperation each : BulkOperation.values()) {
			int expected = (each == operation) ? 1 : 0;
			assertThat(timer(this.registry, each).count()).as(each.id()).isEqualTo(expected);
			assertThat(this.registry.get("bulkmap.bulk.keys").tag("operation", each.id()).summary().totalAmount())
				.as(each.id())
				.isEqualTo(expected * 1000.0);
			assertThat(calls(each)).as(each.id()).isEqualTo(expected);
		}
		assertThat(timer(this.registry, operation).totalTime(TimeUnit.NANOSECONDS)).isPositive();
	}

	@Test
	void singleOperationsShouldNotBeTimedOrCounted() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations");

		map.put(1, 10);
		map.get(1, 0);
		map.remove(1);

		assertThat(this.registry.find("bulkmap.bulk").timers()).hasSize(8).allMatch((timer) -> timer.count() == 0);
		for (BulkOperation operation : BulkOperation.values()) {
			assertThat(calls(operation)).isZero();
		}
	}

	@Test
	void bulkCallThatFailsShouldBeCountedButNotTimed() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("full", BulkMapOptions.defaults().withMemoryLimit(10_000));

		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> map.putAll(KEYS, KEYS));

		assertThat(calls(BulkOperation.PUT)).isEqualTo(1);
		assertThat(timer(this.registry, BulkOperation.PUT).count()).isZero();
	}

	@Test
	void bulkCallsShouldBeSampledByChance() {
		BulkMapMetrics sampling = metrics(4, EnumSet.allOf(BulkOperation.class));
		sampling.bindTo(this.registry);
		try (BulkMapFactory sampled = BulkMapFactory.builder().listener(sampling).build()) {
			LongLongBulkMap map = sampled.longLongMap("populations");
			for (int i = 0; i < 100_000; i++) {
				map.putAll(KEYS, KEYS, 0, 1);
			}

			// 25,000 but for 30 times the standard deviation.
			assertThat(timer(this.registry, BulkOperation.PUT).count()).isBetween(20_000L, 30_000L);
			assertThat(calls(BulkOperation.PUT)).isEqualTo(100_000);
		}
	}

	@Test
	void bulkCallsWhenNoneIsSampledShouldBeCountedOnly() {
		BulkMapMetrics counting = metrics(0, EnumSet.allOf(BulkOperation.class));
		counting.bindTo(this.registry);
		try (BulkMapFactory counted = BulkMapFactory.builder().listener(counting).build()) {
			counted.longLongMap("populations").putAll(KEYS, KEYS);

			assertThat(calls(BulkOperation.PUT)).isEqualTo(1);
			assertThat(namesOf("populations")).doesNotContain("bulkmap.bulk", "bulkmap.bulk.keys");
		}
	}

	@Test
	void bulkCallsOfOtherOperationsShouldHaveNoMeters() {
		BulkMapMetrics some = metrics(1, EnumSet.of(BulkOperation.PUT));
		some.bindTo(this.registry);
		try (BulkMapFactory observed = BulkMapFactory.builder().listener(some).build()) {
			LongLongBulkMap map = observed.longLongMap("populations");
			map.putAll(KEYS, KEYS);
			map.getAll(KEYS, new long[1000], 0);

			assertThat(this.registry.find("bulkmap.bulk").timers()).hasSize(1);
			assertThat(timer(this.registry, BulkOperation.PUT).count()).isEqualTo(1);
			assertThat(this.registry.find("bulkmap.bulk.calls").meters())
				.allMatch((meter) -> "put".equals(meter.getId().getTag("operation")));
		}
	}

	@Test
	void mapWithoutLimitOfItsOwnShouldHaveNoMeterOfIt() {
		this.metrics.bindTo(this.registry);
		this.factory.longLongMap("limited", BulkMapOptions.defaults().withMemoryLimit(1 << 20));
		this.factory.longLongMap("unlimited");

		assertThat(this.registry.find("bulkmap.memory.limit").meters()).hasSize(1);
		assertThat(gauge("bulkmap.memory.limit", "limited")).isEqualTo(1 << 20);
	}

	@Test
	void mapThatIsClosedShouldHaveNoMeters() {
		this.metrics.bindTo(this.registry);
		this.factory.longLongMap("other");
		LongLongBulkMap map = this.factory.longLongMap("populations");

		map.close();

		assertThat(namesOf("populations")).isEmpty();
		assertThat(namesOf("other")).isNotEmpty();
	}

	@Test
	void mapOfTheNameOfOneThatIsClosedShouldHaveMeters() {
		this.metrics.bindTo(this.registry);
		LongLongBulkMap first = this.factory.longLongMap("populations");
		first.putAll(KEYS, KEYS);
		first.close();

		LongLongBulkMap second = this.factory.longLongMap("populations");
		second.put(1, 10);
		second.containsAll(KEYS, new boolean[1000]);

		assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1);
		assertThat(timer(this.registry, BulkOperation.CONTAINS).count()).isEqualTo(1);
		assertThat(timer(this.registry, BulkOperation.PUT).count()).isZero();
		assertThat(calls(BulkOperation.PUT)).isZero();
	}

	@Test
	@Timeout(60)
	void mapThatIsDroppedShouldBeCollectedAndHaveNoMetersInTheEnd() throws InterruptedException {
		this.metrics.bindTo(this.registry);
		this.metrics.monitor(this.factory);
		WeakReference<LongLongBulkMap> map = new WeakReference<>(this.factory.longLongMap("dropped"));
		assertThat(gauge("bulkmap.entries", "dropped")).isZero();

		this.factory = BulkMapFactory.builder().listener(this.metrics).build();

		while (map.get() != null) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(20);
		}
		this.nanoTime.addAndGet(MapReading.MAXIMUM_AGE);
		assertThat(gauge("bulkmap.entries", "dropped")).isNaN();
		this.factory.longLongMap("next");
		assertThat(namesOf("dropped")).isEmpty();
		assertThat(namesOf("next")).isNotEmpty();
	}

	@Test
	void factoryShouldHaveGaugesOfMemory() {
		this.metrics.monitor(this.factory);
		this.metrics.bindTo(this.registry);
		this.factory.longLongMap("populations");

		assertThat(this.registry.get("bulkmap.factory.memory.used").gauge().value())
			.isEqualTo((double) this.factory.memoryBytes())
			.isPositive();
		assertThat(this.registry.get("bulkmap.factory.memory.limit").gauge().value())
			.isEqualTo((double) this.factory.memoryLimit());
	}

	@Test
	void factoryThatIsMonitoredAfterBindingShouldHaveGaugesOfMemory() {
		this.metrics.bindTo(this.registry);
		this.metrics.monitor(this.factory);

		assertThat(this.registry.get("bulkmap.factory.memory.limit").gauge().value())
			.isEqualTo((double) this.factory.memoryLimit());
	}

	@Test
	void factoryWithoutTheListenerShouldHaveMetersOfMapsThatExist() {
		try (BulkMapFactory other = BulkMapFactory.builder().build()) {
			other.longLongMap("populations").put(1, 10);
			BulkMapMetrics alone = metrics(1, EnumSet.allOf(BulkOperation.class));
			alone.bindTo(this.registry);

			alone.monitor(other);

			assertThat(gauge("bulkmap.entries", "populations")).isEqualTo(1);
			assertThat(kernels()).containsExactly(other.kernel().active().id());
		}
	}

	@Test
	void mapThatIsClosedWhileItsFactoryIsIntroducedShouldHaveNoMeters() {
		OffHeapMap gone = mock(OffHeapMap.class);
		given(gone.name()).willReturn("gone");
		given(gone.options()).willReturn(BulkMapOptions.defaults());
		BulkMapFactory closing = mock(BulkMapFactory.class);
		given(closing.kernel()).willReturn(this.factory.kernel());
		given(closing.maps()).willReturn(List.of(gone)).willReturn(List.of());
		this.metrics.bindTo(this.registry);

		this.metrics.monitor(closing);

		assertThat(namesOf("gone")).isEmpty();
	}

	@Test
	void kernelShouldBeTheOneInUse() {
		this.metrics.bindTo(this.registry);

		assertThat(kernels()).containsExactly(this.factory.kernel().active().id());
		assertThat(this.registry.get("bulkmap.kernel").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("bulkmap.kernel").gauge().getId().getTag("binding"))
			.isEqualTo(this.factory.kernel().binding().id());

		this.factory.useKernel(KernelChoice.JAVA);

		assertThat(kernels()).containsExactly("java");
	}

	@Test
	void bulkCallsAfterAnotherKernelIsChosenShouldBeItsOwn() {
		String before = this.factory.kernel().active().id();
		assumeTrue(this.factory.kernel().active() != Isa.JAVA, () -> "" + this.factory.kernel().fallbackCause());
		this.metrics.bindTo(this.registry);
		LongLongBulkMap map = this.factory.longLongMap("populations");
		map.putAll(KEYS, KEYS);
		map.putAll(KEYS, KEYS);

		this.factory.useKernel(KernelChoice.JAVA);
		map.putAll(KEYS, KEYS);

		assertThat(timer(BulkOperation.PUT, before).count()).isEqualTo(2);
		assertThat(timer(BulkOperation.PUT, "java").count()).isEqualTo(1);
		assertThat(calls(BulkOperation.PUT, before)).isEqualTo(2);
		assertThat(calls(BulkOperation.PUT, "java")).isEqualTo(1);

		this.factory.useKernel(KernelChoice.AUTO);
		map.putAll(KEYS, KEYS);
		this.nanoTime.addAndGet(MapReading.MAXIMUM_AGE);

		assertThat(timer(BulkOperation.PUT, before).count()).isEqualTo(3);
		assertThat(calls(BulkOperation.PUT, before)).isEqualTo(3);
		assertThat(calls(BulkOperation.PUT, "java")).isEqualTo(1);
		map.close();
		assertThat(namesOf("populations")).isEmpty();
	}

	@Test
	void metersShouldHaveCommonTags() {
		BulkMapMetrics tagged = new BulkMapMetrics(1, EnumSet.allOf(BulkOperation.class), Tags.of("factory", "first"));
		try (BulkMapFactory one = BulkMapFactory.builder().listener(tagged).build()) {
			tagged.monitor(one);
			tagged.bindTo(this.registry);
			one.longLongMap("populations");

			assertThat(this.registry.getMeters()).isNotEmpty()
				.allMatch((meter) -> "first".equals(meter.getId().getTag("factory")));
		}
	}

	@Test
	void metersShouldHaveDescription() {
		this.metrics.monitor(this.factory);
		this.metrics.bindTo(this.registry);
		this.factory.longLongMap("populations");

		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getDescription())
			.doesNotContainNull()
			.allMatch((description) -> !description.isBlank());
	}

	@Test
	void createWhenSampleEveryIsNegativeShouldThrowException() {
		assertThatIllegalArgumentException().isThrownBy(() -> metrics(-1, Set.of()))
			.withMessage("'sampleEvery' must not be negative: -1");
	}

	private BulkMapMetrics metrics(int sampleEvery, Set<BulkOperation> operations) {
		return new BulkMapMetrics(sampleEvery, operations, Tags.empty(), this.nanoTime::get);
	}

	private List<String> namesOf(String map) {
		return this.registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> map.equals(id.getTag("map")))
			.map(Meter.Id::getName)
			.distinct()
			.toList();
	}

	private List<String> kernels() {
		return this.registry.find("bulkmap.kernel")
			.gauges()
			.stream()
			.map((gauge) -> String.valueOf(gauge.getId().getTag("kernel")))
			.toList();
	}

	private double gauge(String name, String map) {
		return this.registry.get(name).tag("map", map).gauge().value();
	}

	private double calls(BulkOperation operation) {
		return this.registry.find("bulkmap.bulk.calls")
			.tag("operation", operation.id())
			.functionCounters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private double calls(BulkOperation operation, String kernel) {
		return this.registry.get("bulkmap.bulk.calls")
			.tags("operation", operation.id(), "kernel", kernel)
			.functionCounter()
			.count();
	}

	private Timer timer(BulkOperation operation, String kernel) {
		return this.registry.get("bulkmap.bulk").tags("operation", operation.id(), "kernel", kernel).timer();
	}

	private static Timer timer(MeterRegistry registry, BulkOperation operation) {
		return registry.get("bulkmap.bulk").tag("operation", operation.id()).timer();
	}

	private static long call(LongLongBulkMap map, BulkOperation operation) {
		return switch (operation) {
			case GET -> map.getAll(KEYS, new long[1000], 0);
			case CONTAINS -> map.containsAll(KEYS, new boolean[1000]);
			case PUT -> map.putAll(KEYS, KEYS);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(KEYS, KEYS);
			case ADD -> map.addAll(KEYS, KEYS);
			case MIN -> map.minAll(KEYS, KEYS);
			case MAX -> map.maxAll(KEYS, KEYS);
			case REMOVE -> map.removeAll(KEYS);
		};
	}

}
