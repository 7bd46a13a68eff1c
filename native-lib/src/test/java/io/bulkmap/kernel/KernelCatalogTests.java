package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LibraryAttempt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link KernelCatalog}, with no native library involved.
 */
class KernelCatalogTests {

	private static final LibraryAttempt ATTEMPT = new LibraryAttempt("somewhere", "it is not there");

	private static final List<BindingAvailability> BINDINGS = List.of(new BindingAvailability(Binding.JNA, null),
			new BindingAvailability(Binding.FFM, "needs Java 22 or newer, this is 17"));

	@Test
	void autoShouldTakeTheBestAvailableKernel() {
		KernelCatalog catalog = catalog(KernelProvider.unavailable(Isa.NEON, "wrong processor"),
				KernelProvider.available(new FakeKernel(Isa.SSE2)), KernelProvider.available(new FakeKernel(Isa.AVX2)));

		BulkKernel kernel = catalog.select(KernelChoice.AUTO);

		assertThat(kernel.isa()).isEqualTo(Isa.AVX2);
		KernelInfo info = catalog.describe(KernelChoice.AUTO, kernel);
		assertThat(info.active()).isEqualTo(Isa.AVX2);
		assertThat(info.binding()).isEqualTo(Binding.JNA);
		assertThat(info.fallbackCause()).isNull();
		assertThat(info.bindings()).isEqualTo(BINDINGS);
		assertThat(info.libraryAttempts()).containsExactly(ATTEMPT);
		assertThat(info.kernels()).extracting("isa").containsExactly((Object[]) Isa.values());
		assertThat(info.kernels()).extracting("available").containsExactly(true, false, true, true);
	}

	@Test
	void autoWhenNoNativeKernelIsAvailableShouldTakeJavaAndTellEveryCause() {
		KernelCatalog catalog = catalog(KernelProvider.unavailable(Isa.NEON, "wrong processor"),
				KernelProvider.unavailable(Isa.SSE2, "self-test failed"),
				KernelProvider.unavailable(Isa.AVX2, "the processor lacks AVX2"));

		BulkKernel kernel = catalog.select(KernelChoice.AUTO);

		assertThat(kernel.isa()).isEqualTo(Isa.JAVA);
		KernelInfo info = catalog.describe(KernelChoice.AUTO, kernel);
		assertThat(info.binding()).isEqualTo(Binding.NONE);
		assertThat(info.fallbackCause())
			.isEqualTo("neon: wrong processor; sse2: self-test failed; avx2: the processor lacks AVX2");
	}

	@Test
	void autoWhenBetterKernelIsUnavailableShouldTakeTheNextAndTellItsCause() {
		KernelCatalog catalog = catalog(KernelProvider.unavailable(Isa.NEON, "wrong processor"),
				KernelProvider.available(new FakeKernel(Isa.SSE2)),
				KernelProvider.unavailable(Isa.AVX2, "the processor lacks AVX2"));

		BulkKernel kernel = catalog.select(KernelChoice.AUTO);

		assertThat(kernel.isa()).isEqualTo(Isa.SSE2);
		assertThat(catalog.describe(KernelChoice.AUTO, kernel).fallbackCause()).isEqualTo("the processor lacks AVX2");
		assertThat(catalog.describe(KernelChoice.SSE2, kernel).fallbackCause()).isNull();
	}

	@Test
	void autoShouldNotMissTheKernelsOfOtherArchitectures() {
		KernelCatalog catalog = catalog(KernelProvider.available(new FakeKernel(Isa.NEON)),
				KernelProvider.unavailable(Isa.SSE2, "wrong processor"),
				KernelProvider.unavailable(Isa.AVX2, "wrong processor"));

		BulkKernel kernel = catalog.select(KernelChoice.AUTO);

		assertThat(kernel.isa()).isEqualTo(Isa.NEON);
		assertThat(catalog.describe(KernelChoice.AUTO, kernel).fallbackCause()).isNull();
	}

	@Test
	void autoWhenOneCauseIsAgainstAllShouldTellItOnce() {
		KernelCatalog catalog = KernelCatalog.javaOnly("there is no native library", List.of(ATTEMPT));

		KernelInfo info = catalog.describe(KernelChoice.AUTO, catalog.select(KernelChoice.AUTO));

		assertThat(info.fallbackCause()).isEqualTo("there is no native library");
	}

	@Test
	void javaShouldBeNoFallbackWhenItWasAskedFor() {
		KernelCatalog catalog = catalog(KernelProvider.unavailable(Isa.NEON, "wrong processor"),
				KernelProvider.available(new FakeKernel(Isa.AVX2)));

		BulkKernel kernel = catalog.select(KernelChoice.JAVA);

		assertThat(kernel.isa()).isEqualTo(Isa.JAVA);
		assertThat(catalog.describe(KernelChoice.JAVA, kernel).fallbackCause()).isNull();
	}

	@Test
	void namedKernelWhenAvailableShouldBeTaken() {
		KernelCatalog catalog = catalog(KernelProvider.available(new FakeKernel(Isa.NEON)),
				KernelProvider.available(new FakeKernel(Isa.AVX2)));

		assertThat(catalog.select(KernelChoice.NEON).isa()).isEqualTo(Isa.NEON);
	}

	@Test
	void namedKernelWhenUnavailableShouldFailWithItsCause() {
		KernelCatalog catalog = catalog(KernelProvider.available(new FakeKernel(Isa.NEON)),
				KernelProvider.unavailable(Isa.AVX2, "the processor lacks AVX2"));

		assertThatExceptionOfType(KernelUnavailableException.class).isThrownBy(() -> catalog.select(KernelChoice.AVX2))
			.withMessage("Kernel 'avx2' is not available: the processor lacks AVX2")
			.satisfies((ex) -> assertThat(ex.isa()).isEqualTo(Isa.AVX2))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo("the processor lacks AVX2"));
	}

	@Test
	void everyKernelShouldHaveItsChoice() {
		for (Isa isa : Isa.values()) {
			assertThat(KernelChoice.valueOf(isa.name()).isa()).isEqualTo(isa);
		}
		assertThat(KernelChoice.values()).hasSize(Isa.values().length + 1);
	}

	private static KernelCatalog catalog(KernelProvider... others) {
		List<KernelProvider> providers = new ArrayList<>(List.of(others));
		providers.add(0, KernelProvider.available(new JavaKernel()));
		return new KernelCatalog(providers, BINDINGS, List.of(ATTEMPT));
	}

}
