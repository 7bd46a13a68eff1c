package io.bulkmap.actuate.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapStatistics;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.BindingAvailabilityDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.BulkMapDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.KernelAvailabilityDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.KernelDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.LibraryAttemptDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.MapDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.MapDetailsDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.MemoryDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.OperationDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.OptionsDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.ProbesDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapEndpoint}.
 */
class BulkMapEndpointTests {

	private static final KernelInfo FALLBACK = new KernelInfo(KernelChoice.AUTO, Isa.JAVA, Binding.NONE,
			"No place allows execution",
			List.of(new KernelAvailability(Isa.JAVA, null), new KernelAvailability(Isa.NEON, "This is amd64"),
					new KernelAvailability(Isa.AVX2, "No place allows execution")),
			List.of(),
			List.of(new LibraryAttempt("/tmp", "Mounted noexec"), new LibraryAttempt("/var/tmp", "Read-only")), null);

	private static final KernelInfo NATIVE = new KernelInfo(KernelChoice.AVX2, Isa.AVX2, Binding.JNA, null,
			List.of(new KernelAvailability(Isa.AVX2, null)),
			List.of(new BindingAvailability(Binding.JNA, null), new BindingAvailability(Binding.JNI, "Refused")),
			List.of(new LibraryAttempt("/tmp", null)), "No memory may be mapped");

	private final BulkMapFactory factory = mock(BulkMapFactory.class);

	@Test
	void bulkMapWhenKernelIsJavaByFallbackShouldDescribeCauses() {
		given(this.factory.kernel()).willReturn(FALLBACK);

		BulkMapDescriptor descriptor = bulkMap();

		assertThat(descriptor.kernel())
			.isEqualTo(new KernelDescriptor("java", "none", "auto", "No place allows execution", null));
		assertThat(descriptor.kernels()).containsExactly(new KernelAvailabilityDescriptor("java", true, null),
				new KernelAvailabilityDescriptor("neon", false, "This is amd64"),
				new KernelAvailabilityDescriptor("avx2", false, "No place allows execution"));
		assertThat(descriptor.libraryAttempts()).containsExactly(
				new LibraryAttemptDescriptor("/tmp", false, "Mounted noexec"),
				new LibraryAttemptDescriptor("/var/tmp", false, "Read-only"));
	}

	@Test
	void bulkMapWhenKernelIsNativeShouldDescribeNoCauseAgainstIt() {
		given(this.factory.kernel()).willReturn(NATIVE);

		BulkMapDescriptor descriptor = bulkMap();

		assertThat(descriptor.kernel())
			.isEqualTo(new KernelDescriptor("avx2", "jna", "avx2", null, "No memory may be mapped"));
		assertThat(descriptor.kernels()).containsExactly(new KernelAvailabilityDescriptor("avx2", true, null));
		assertThat(descriptor.bindings()).containsExactly(new BindingAvailabilityDescriptor("jna", true, null),
				new BindingAvailabilityDescriptor("jni", false, "Refused"));
		assertThat(descriptor.libraryAttempts()).containsExactly(new LibraryAttemptDescriptor("/tmp", true, null));
	}

	@Test
	void bulkMapShouldDescribeMapsInOrder() {
		given(this.factory.kernel()).willReturn(NATIVE);
		List<OffHeapMap> maps = List.of(map("areas", statistics(0, 7, 128)),
				map("populations", statistics(3, 896, 16384)));
		given(this.factory.maps()).willReturn(maps);

		assertThat(bulkMap().maps()).containsExactly(
				new MapDescriptor("areas", "long-long", 0, 7, new MemoryDescriptor(128, 1000L), 24),
				new MapDescriptor("populations", "long-long", 3, 896, new MemoryDescriptor(16384, 1000L), 24));
	}

	@Test
	void bulkMapWhenMapIsClosedMeanwhileShouldLeaveItOut() {
		given(this.factory.kernel()).willReturn(NATIVE);
		OffHeapMap closed = map("gone", statistics(0, 0, 0));
		given(closed.statistics()).willThrow(new IllegalStateException("Map 'gone' is closed"));
		List<OffHeapMap> maps = List.of(closed, map("populations", statistics(3, 896, 16384)));
		given(this.factory.maps()).willReturn(maps);

		assertThat(bulkMap().maps()).extracting(MapDescriptor::name).containsExactly("populations");
	}

	@Test
	void bulkMapShouldDescribeMemoryOfAllMaps() {
		given(this.factory.kernel()).willReturn(NATIVE);
		given(this.factory.memoryBytes()).willReturn(16512L);
		given(this.factory.memoryLimit()).willReturn(1L << 30);

		assertThat(bulkMap().memory()).isEqualTo(new MemoryDescriptor(16512, 1L << 30));
	}

	@Test
	void mapShouldDescribeIt() {
		try (BulkMapFactory real = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			LongLongBulkMap map = real.longLongMap("populations",
					BulkMapOptions.defaults()
						.withExpectedEntries(100)
						.withLoadLimit(0.25)
						.withGrowth(Growth.AT_ONCE)
						.withPartitions(4)
						.withMemoryLimit(1 << 20)
						.withHugePages(false));
			map.putAll(new long[] { 1, 2, 2 }, new long[] { 10, 20, 30 });
			map.getAll(new long[] { 1 }, new long[1], 0);
			map.getAll(new long[] { 1 }, new long[1], 0);

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).map("populations");

			MapStatistics statistics = map.statistics();
			assertThat(descriptor).isEqualTo(new MapDetailsDescriptor("populations", "long-long", 2,
					statistics.capacity(), statistics.slots(), 2.0 / statistics.slots(),
					new MemoryDescriptor(statistics.memoryBytes(), 1L << 20), 4, 0, 0, 0, 0,
					new OptionsDescriptor(100, 0.25, "at-once", 4, false, false, null),
					new ProbesDescriptor(2, 1, List.of(2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)),
					List.of(new OperationDescriptor("get", 0, 2), new OperationDescriptor("contains", 0, 0),
							new OperationDescriptor("put", 0, 1), new OperationDescriptor("put-if-absent", 0, 0),
							new OperationDescriptor("add", 0, 0), new OperationDescriptor("min", 0, 0),
							new OperationDescriptor("max", 0, 0), new OperationDescriptor("remove", 0, 0))));
		}
	}

	@Test
	void mapOfRowsShouldSayHowLongTheyAre() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			real.map("features", MapType.LONG_ROW, BulkMapOptions.defaults().withRowBytes(24));

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).map("features");

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.type()).isEqualTo("long-row");
			assertThat(descriptor.options().rowBytes()).isEqualTo(24);
		}
	}

	@Test
	void mapWhenLimitAndPartitionsAreNotChosenShouldLeaveThemOut() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			real.longLongMap("populations");

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).map("populations");

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.memory().limit()).isNull();
			assertThat(descriptor.options().partitions()).isNull();
			assertThat(descriptor.partitions()).isEqualTo(1);
		}
	}

	@Test
	void mapWhenItHasGrownShouldTellHow() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = real.longLongMap("populations");
			map.reserve(100_000);
			map.put(1, 10);
			map.reserve(1_000_000);
			MapStatistics statistics = map.statistics();

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).map("populations");

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.growths()).isEqualTo(statistics.growths()).isPositive();
			assertThat(descriptor.movedEntries()).isEqualTo(statistics.movedEntries()).isPositive();
		}
	}

	@Test
	void mapWhenItIsForSingleThreadShouldLeaveItToThatThread() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = real.longLongMap("mine", BulkMapOptions.defaults().withSingleThread(true));

			MapDetailsDescriptor descriptor = onAnotherThread(() -> new BulkMapEndpoint(real).map("mine"));

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.probes()).isNull();
			assertThat(map.put(1, 10)).isTrue();
		}
	}

	@Test
	void mapWhenThereIsNoneShouldReturnNull() {
		assertThat(new BulkMapEndpoint(this.factory).map("none")).isNull();
	}

	@Test
	void mapWhenItIsClosedMeanwhileShouldReturnNull() {
		OffHeapMap closed = map("gone", statistics(0, 0, 0));
		given(closed.statistics()).willThrow(new IllegalStateException("Map 'gone' is closed"));
		given(this.factory.find("gone")).willReturn(Optional.of(closed));

		assertThat(new BulkMapEndpoint(this.factory).map("gone")).isNull();
	}

	@Test
	void useKernelShouldChooseItForAllMaps() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			KernelInfo before = real.kernel();

			KernelDescriptor descriptor = new BulkMapEndpoint(real).useKernel("java");

			assertThat(descriptor).isEqualTo(new KernelDescriptor("java", "none", "java", null, null));
			assertThat(real.kernel().active()).isEqualTo(Isa.JAVA);
			assertThat(new BulkMapEndpoint(real).useKernel("auto").active()).isEqualTo(before.active().id());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "avx3", "JAVA", "" })
	void useKernelWhenThereIsNoneOfThatNameShouldThrowException(String kernel) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> new BulkMapEndpoint(this.factory).useKernel(kernel))
			.withMessage("There is no kernel '%s', only: auto, java, neon, sse2, avx2", kernel);
	}

	@Test
	void changeMapWhenActionIsTrimShouldGiveBackMemory() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = real.longLongMap("populations");
			map.reserve(1_000_000);
			map.put(1, 10);
			long before = map.statistics().memoryBytes();

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).changeMap("populations", "trim");

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.memory().used()).isEqualTo(map.statistics().memoryBytes()).isLessThan(before);
			assertThat(descriptor.size()).isEqualTo(1);
		}
	}

	@Test
	void changeMapWhenActionIsClearShouldRemoveAllEntries() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = real.longLongMap("populations");
			map.put(1, 10);

			MapDetailsDescriptor descriptor = new BulkMapEndpoint(real).changeMap("populations", "clear");

			assertThat(descriptor).isNotNull();
			assertThat(descriptor.size()).isZero();
			assertThat(map.size()).isZero();
		}
	}

	@Test
	void changeMapWhenThereIsNoneShouldReturnNull() {
		assertThat(new BulkMapEndpoint(this.factory).changeMap("none", "trim")).isNull();
	}

	@Test
	void changeMapWhenItIsClosedMeanwhileShouldReturnNull() {
		OffHeapMap closed = map("gone", statistics(0, 0, 0));
		willThrow(new IllegalStateException("Map 'gone' is closed")).given(closed).clear();
		given(this.factory.find("gone")).willReturn(Optional.of(closed));

		assertThat(new BulkMapEndpoint(this.factory).changeMap("gone", "clear")).isNull();
	}

	@Test
	void changeMapWhenThereIsNoSuchActionShouldThrowException() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> new BulkMapEndpoint(this.factory).changeMap("none", "sort"))
			.withMessage("There is no action 'sort', only: trim, clear");
	}

	@Test
	void changeMapWhenItIsForSingleThreadShouldThrowExceptionAndLeaveItToThatThread() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = real.longLongMap("mine", BulkMapOptions.defaults().withSingleThread(true));

			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> onAnotherThread(() -> new BulkMapEndpoint(real).changeMap("mine", "trim")))
				.havingCause()
				.isInstanceOf(IllegalStateException.class)
				.withMessage("Map 'mine' is for a single thread, which has to trim it itself");
			assertThat(map.put(1, 10)).isTrue();
		}
	}

	@Test
	void bulkMapWhenFactoryIsClosedShouldThrowException() {
		BulkMapFactory closed = BulkMapFactory.builder().build();
		closed.close();
		BulkMapEndpoint endpoint = new BulkMapEndpoint(closed);

		assertThatIllegalStateException().isThrownBy(endpoint::bulkMap);
	}

	@Test
	void bulkMapShouldReturnSnapshot() {
		given(this.factory.kernel()).willReturn(NATIVE);
		List<MapDescriptor> maps = new ArrayList<>(
				List.of(new MapDescriptor("populations", "long-long", 3, 896, new MemoryDescriptor(16384, null), 24)));

		BulkMapDescriptor descriptor = new BulkMapDescriptor(bulkMap().kernel(), List.of(), List.of(), List.of(),
				new MemoryDescriptor(16384, null), maps);
		maps.clear();

		assertThat(descriptor.maps()).hasSize(1);
	}

	@Test
	@SuppressWarnings("NullAway") // null is what the check is for
	void createWhenFactoryIsNullShouldThrowException() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BulkMapEndpoint(null))
			.withMessage("'factory' must not be null");
	}

	private BulkMapDescriptor bulkMap() {
		return new BulkMapEndpoint(this.factory).bulkMap();
	}

	private static OffHeapMap map(String name, MapStatistics statistics) {
		OffHeapMap map = mock(OffHeapMap.class);
		given(map.name()).willReturn(name);
		willReturn(MapType.LONG_LONG).given(map).type();
		given(map.statistics()).willReturn(statistics);
		given(map.options()).willReturn(BulkMapOptions.defaults());
		return map;
	}

	private static MapStatistics statistics(long size, long capacity, long memoryBytes) {
		return new MapStatistics(size, capacity, 2 * capacity, memoryBytes, 1000, 1, 0, 24, 0, 0, List.of());
	}

	private static <T extends @Nullable Object> T onAnotherThread(Supplier<T> call) {
		return CompletableFuture.supplyAsync(call).join();
	}

}
