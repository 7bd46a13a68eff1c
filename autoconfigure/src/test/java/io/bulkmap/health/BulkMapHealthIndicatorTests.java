package io.bulkmap.health;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.bulkmap.Binding;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link BulkMapHealthIndicator}.
 */
class BulkMapHealthIndicatorTests {

	private final BulkMapFactory factory = mock(BulkMapFactory.class);

	@BeforeEach
	void factoryHasNativeKernel() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.AVX2, Binding.JNA, null));
		given(this.factory.memoryBytes()).willReturn(250_000L);
		given(this.factory.memoryLimit()).willReturn(1_000_000L);
	}

	@Test
	void healthWhenKernelIsNativeShouldBeUpWithoutReason() {
		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("kernel", "avx2", "binding", "jna", "maps", 0, "entries", 0L, "memory", memory()));
	}

	@Test
	void healthWhenTheLibraryIsLoadedShouldTellItsFile() {
		given(this.factory.kernel())
			.willReturn(new KernelInfo(KernelChoice.AUTO, Isa.AVX2, Binding.JNA, null, List.of(), List.of(),
					List.of(new LibraryAttempt("/cache/a.so", "noexec"), new LibraryAttempt("/tmp/a.so", null)), null));

		assertThat(health().getDetails()).containsEntry("library", "/tmp/a.so");
	}

	@Test
	void healthWhenKernelIsJavaByFallbackShouldBeUpWithCause() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.JAVA, Binding.NONE, "CPU lacks BMI2"));

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(Map.of("kernel", "java", "binding", "none", "reason",
				"CPU lacks BMI2", "maps", 0, "entries", 0L, "memory", memory()));
	}

	@Test
	void healthWhenBetterKernelIsRefusedShouldBeUpWithCause() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.SSE2, Binding.JNA, "CPU lacks BMI2"));

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(Map.of("kernel", "sse2", "binding", "jna", "reason", "CPU lacks BMI2",
				"maps", 0, "entries", 0L, "memory", memory()));
	}

	@Test
	void healthWhenKernelIsJavaByChoiceShouldBeUpWithReason() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.JAVA, Isa.JAVA, Binding.NONE, null));

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("kernel", "java")
			.containsEntry("binding", "none")
			.containsEntry("reason", "the Java kernel was asked for");
	}

	@Test
	void healthShouldCountMapsAndTheirEntries() {
		List<OffHeapMap> maps = List.of(mapOfSize(3), mapOfSize(4_000_000_000L));
		given(this.factory.maps()).willReturn(maps);

		assertThat(health().getDetails()).containsEntry("maps", 2).containsEntry("entries", 4_000_000_003L);
	}

	@Test
	void healthWhenMapIsClosedMeanwhileShouldBeUpWithoutIt() {
		OffHeapMap closed = mock(OffHeapMap.class);
		given(closed.size()).willThrow(new IllegalStateException("Map 'gone' is closed"));
		List<OffHeapMap> maps = List.of(closed, mapOfSize(3));
		given(this.factory.maps()).willReturn(maps);

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("maps", 1).containsEntry("entries", 3L);
	}

	@Test
	void healthWhenFactoryIsClosedShouldBeDown() {
		given(this.factory.maps()).willThrow(new IllegalStateException("The factory is closed"));

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("error",
				"java.lang.IllegalStateException: The factory is closed");
	}

	@Test
	void healthWhenMemoryIsBelowThresholdShouldBeUp() {
		given(this.factory.memoryBytes()).willReturn(899_499L);

		Health health = new BulkMapHealthIndicator(this.factory, 0.9, false).health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("memory",
				Map.of("used", 899_499L, "limit", 1_000_000L, "share", 0.899, "threshold", 0.9));
	}

	@Test
	void healthWhenMemoryReachesThresholdShouldBeOutOfService() {
		given(this.factory.memoryBytes()).willReturn(900_000L);

		assertThat(new BulkMapHealthIndicator(this.factory, 0.9, false).health().getStatus())
			.isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void healthWhenLessThanPageIsLeftShouldBeOutOfService() {
		given(this.factory.memoryBytes()).willReturn(995_904L, 995_905L);

		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void healthWhenMapReachesThresholdOfItsOwnLimitShouldBeOutOfServiceAndNameIt() {
		List<OffHeapMap> maps = List.of(limitedMap("roomy", 899_999, 1_000_000),
				limitedMap("full", 900_000, 1_000_000));
		given(this.factory.maps()).willReturn(maps);

		Health health = new BulkMapHealthIndicator(this.factory, 0.9, false).health();

		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails())
			.containsEntry("fullMaps", Map.of("full", Map.of("entries", 3L, "used", 900_000L, "limit", 1_000_000L)))
			.containsEntry("maps", 2)
			.containsEntry("entries", 6L);
	}

	@Test
	void healthWhenManyMapsAreFullShouldNameSomeOfThem() {
		List<OffHeapMap> maps = IntStream.range(0, 12)
			.mapToObj((number) -> limitedMap("full" + number, 1_000_000, 1_000_000))
			.toList();
		given(this.factory.maps()).willReturn(maps);

		Health health = health();

		assertThat(health.getDetails()).containsEntry("maps", 12);
		assertThat((Map<?, ?>) health.getDetails().get("fullMaps")).hasSize(BulkMapHealthIndicator.MAXIMUM_FULL_MAPS);
	}

	@Test
	void healthWhenMapThatDoesNotGrowUsesAllOfItsLimitShouldBeUp() {
		OffHeapMap map = limitedMap("fixed", 1_000_000, 1_000_000);
		given(map.options()).willReturn(BulkMapOptions.defaults().withMemoryLimit(1_000_000).withGrowth(Growth.NONE));
		List<OffHeapMap> maps = List.of(map);
		given(this.factory.maps()).willReturn(maps);

		assertThat(health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void healthWhenMapHasNoLimitOfItsOwnShouldNotAskForItsStatistics() {
		OffHeapMap map = mapOfSize(3);
		List<OffHeapMap> maps = List.of(map);
		given(this.factory.maps()).willReturn(maps);

		assertThat(health().getStatus()).isEqualTo(Status.UP);
		then(map).should(never()).statistics();
	}

	@Test
	void healthWhenNativeKernelIsRequiredAndUsedShouldBeUp() {
		Health health = new BulkMapHealthIndicator(this.factory, 1, true).health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).doesNotContainKey("reason");
	}

	@Test
	void healthWhenRequiredNativeKernelIsLostShouldBeOutOfService() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			real.useKernel(KernelChoice.JAVA);

			Health health = new BulkMapHealthIndicator(real, 1, true).health();

			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("reason",
					"a native kernel is required, but the Java kernel was asked for");
		}
	}

	// Without pages that can be given back at once, a map takes no more than half.
	@Test
	void healthWhenMapTakesWhatThereIsShouldBeOutOfService() {
		try (BulkMapFactory real = BulkMapFactory.builder().memoryLimit(200_000).build()) {
			BulkMapHealthIndicator indicator = new BulkMapHealthIndicator(real, 0.4, false);
			LongLongBulkMap map = real.longLongMap("populations");
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);

			fill(map);

			assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			map.close();
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
		}
	}

	@Test
	void healthWhenMapTakesWhatItsOwnLimitAllowsShouldBeOutOfService() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			BulkMapHealthIndicator indicator = new BulkMapHealthIndicator(real, 0.4, false);
			LongLongBulkMap map = real.longLongMap("small", BulkMapOptions.defaults().withMemoryLimit(200_000));
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);

			fill(map);

			Health health = indicator.health();
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).extractingByKey("fullMaps")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsOnlyKeys("small");
		}
	}

	@Test
	void healthOfRealFactoryShouldBeUp() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			real.longLongMap("populations").putAll(new long[] { 1, 2, 2 }, new long[] { 10, 20, 30 });

			Health health = new BulkMapHealthIndicator(real).health();

			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("kernel", real.kernel().active().id())
				.containsEntry("binding", real.kernel().binding().id())
				.containsEntry("maps", 1)
				.containsEntry("entries", 2L);
		}
	}

	@Test
	@SuppressWarnings("NullAway") // null is what the check is for
	void createWhenFactoryIsNullShouldThrowException() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BulkMapHealthIndicator(null))
			.withMessage("'factory' must not be null");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.1, 1.01, Double.NaN })
	void createWhenThresholdIsNoShareShouldThrowException(double threshold) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BulkMapHealthIndicator(this.factory, threshold, false))
			.withMessage("'memoryThreshold' must be above 0 and at most 1: " + threshold);
	}

	private Health health() {
		return new BulkMapHealthIndicator(this.factory).health();
	}

	private static KernelInfo kernel(KernelChoice choice, Isa active, Binding binding, @Nullable String fallbackCause) {
		return new KernelInfo(choice, active, binding, fallbackCause, List.of(), List.of(), List.of(), null);
	}

	private static OffHeapMap mapOfSize(long size) {
		OffHeapMap map = mock(OffHeapMap.class);
		given(map.size()).willReturn(size);
		given(map.options()).willReturn(BulkMapOptions.defaults());
		return map;
	}

	private static void fill(LongLongBulkMap map) {
		assertThatExceptionOfType(MapCapacityException.class).isThrownBy(() -> {
			for (long key = 0; key < 1_000_000; key++) {
				map.put(key, key);
			}
		});
	}

	private static OffHeapMap limitedMap(String name, long used, long limit) {
		OffHeapMap map = mapOfSize(3);
		given(map.name()).willReturn(name);
		given(map.options()).willReturn(BulkMapOptions.defaults().withMemoryLimit(limit));
		given(map.statistics()).willReturn(new MapStatistics(3, 7, 16, used, limit, 1, 0, 24, 0, 0, List.of()));
		return map;
	}

	private static Map<String, Object> memory() {
		return Map.of("used", 250_000L, "limit", 1_000_000L, "share", 0.25, "threshold", 1.0);
	}

}
