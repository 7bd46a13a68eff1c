package io.bulkmap.actuate.endpoint;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapStatistics;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.BindingAvailabilityDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.BulkMapDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.KernelAvailabilityDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.KernelDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.LibraryAttemptDescriptor;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint.MapDescriptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
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
		List<LongLongBulkMap> maps = List.of(
				map("areas", new MapStatistics(0, 7, 2 * 7 + 8, 128, 1L << 30, 1, 0, 24, 0, 0, List.of())),
				map("populations", new MapStatistics(3, 896, 2 * 896 + 8, 16384, 1L << 30, 1, 0, 24, 0, 0, List.of())));
		given(this.factory.maps()).willReturn(maps);

		assertThat(bulkMap().maps()).containsExactly(new MapDescriptor("areas", 0, 7, 128),
				new MapDescriptor("populations", 3, 896, 16384));
	}

	@Test
	void bulkMapWhenMapIsClosedMeanwhileShouldLeaveItOut() {
		given(this.factory.kernel()).willReturn(NATIVE);
		LongLongBulkMap closed = map("gone",
				new MapStatistics(0, 0, 2 * 0 + 8, 0, 1L << 30, 1, 0, 24, 0, 0, List.of()));
		given(closed.statistics()).willThrow(new IllegalStateException("Map 'gone' is closed"));
		List<LongLongBulkMap> maps = List.of(closed,
				map("populations", new MapStatistics(3, 896, 2 * 896 + 8, 16384, 1L << 30, 1, 0, 24, 0, 0, List.of())));
		given(this.factory.maps()).willReturn(maps);

		assertThat(bulkMap().maps()).extracting(MapDescriptor::name).containsExactly("populations");
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
		List<MapDescriptor> maps = new ArrayList<>(List.of(new MapDescriptor("populations", 3, 896, 16384)));

		BulkMapDescriptor descriptor = new BulkMapDescriptor(bulkMap().kernel(), List.of(), List.of(), List.of(), maps);
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

	private static LongLongBulkMap map(String name, MapStatistics statistics) {
		LongLongBulkMap map = mock(LongLongBulkMap.class);
		given(map.name()).willReturn(name);
		given(map.statistics()).willReturn(statistics);
		return map;
	}

}
