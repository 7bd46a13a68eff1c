package io.bulkmap.health;

import java.util.List;
import java.util.Map;

import io.bulkmap.Binding;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapHealthIndicator}.
 */
class BulkMapHealthIndicatorTests {

	private final BulkMapFactory factory = mock(BulkMapFactory.class);

	@BeforeEach
	void factoryHasNativeKernel() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.AVX2, Binding.JNA, null));
	}

	@Test
	void healthWhenKernelIsNativeShouldBeUpWithoutReason() {
		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(Map.of("kernel", "avx2", "binding", "jna", "maps", 0, "entries", 0L));
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
		assertThat(health.getDetails()).isEqualTo(
				Map.of("kernel", "java", "binding", "none", "reason", "CPU lacks BMI2", "maps", 0, "entries", 0L));
	}

	@Test
	void healthWhenBetterKernelIsRefusedShouldBeUpWithCause() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.SSE2, Binding.JNA, "CPU lacks BMI2"));

		Health health = health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(
				Map.of("kernel", "sse2", "binding", "jna", "reason", "CPU lacks BMI2", "maps", 0, "entries", 0L));
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
		List<LongLongBulkMap> maps = List.of(mapOfSize(3), mapOfSize(4_000_000_000L));
		given(this.factory.maps()).willReturn(maps);

		assertThat(health().getDetails()).containsEntry("maps", 2).containsEntry("entries", 4_000_000_003L);
	}

	@Test
	void healthWhenMapIsClosedMeanwhileShouldBeUpWithoutIt() {
		LongLongBulkMap closed = mock(LongLongBulkMap.class);
		given(closed.size()).willThrow(new IllegalStateException("Map 'gone' is closed"));
		List<LongLongBulkMap> maps = List.of(closed, mapOfSize(3));
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

	private Health health() {
		return new BulkMapHealthIndicator(this.factory).health();
	}

	private static KernelInfo kernel(KernelChoice choice, Isa active, Binding binding, @Nullable String fallbackCause) {
		return new KernelInfo(choice, active, binding, fallbackCause, List.of(), List.of(), List.of(), null);
	}

	private static LongLongBulkMap mapOfSize(long size) {
		LongLongBulkMap map = mock(LongLongBulkMap.class);
		given(map.size()).willReturn(size);
		return map;
	}

}
