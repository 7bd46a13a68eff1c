package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.KernelCatalog;
import io.bulkmap.kernel.KernelLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AssemblyCalls}, and for how {@link NativeKernels} chooses among them.
 */
class AssemblyCallsTests {

	private static final KernelLimit NO_LIMIT = KernelLimit.of(null, null);

	@Test
	void autoShouldTakeTheQuickestBindingAndSayWhatBecameOfTheOthers() {
		KernelCatalog catalog = discover().catalog(BindingChoice.AUTO);
		requireLibrary(catalog);

		Binding quickest = catalog.bindings()
			.stream()
			.filter(BindingAvailability::available)
			.map(BindingAvailability::binding)
			.max(Comparator.naturalOrder())
			.orElseThrow();
		assertThat(catalog.select(KernelChoice.AUTO).binding()).isEqualTo(quickest);
		assertThat(catalog.bindings()).extracting(BindingAvailability::binding)
			.containsExactly(Binding.JNA, Binding.JNI, Binding.FFM);
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void namedBindingShouldBeTakenOrRefusedWithItsCause(BindingChoice choice) {
		NativeKernels kernels = discover();
		KernelCatalog automatic = kernels.catalog(BindingChoice.AUTO);
		requireLibrary(automatic);
		BindingAvailability availability = automatic.bindings()
			.stream()
			.filter((binding) -> binding.binding() == choice.binding())
			.findFirst()
			.orElseThrow();

		if (availability.available()) {
			assertThat(kernels.catalog(choice).select(KernelChoice.AUTO).binding()).isEqualTo(choice.binding());
		}
		else {
			assertThatExceptionOfType(BindingUnavailableException.class).isThrownBy(() -> kernels.catalog(choice))
				.withMessage("Binding '%s' is not available: %s", availability.binding().id(), availability.cause());
		}
	}

	@Test
	void namedBindingWhenThereIsNoLibraryShouldBeRefusedWithTheCauseOfThat(@TempDir Path directory) throws IOException {
		Path file = Files.createFile(directory.resolve("file"));
		NativeKernels kernels = NativeKernels.discover(NO_LIMIT, new LibraryLoader(List.of(file)));
		String cause = kernels.catalog(BindingChoice.AUTO).provider(Isa.SSE2).availability().cause();

		assertThatExceptionOfType(BindingUnavailableException.class)
			.isThrownBy(() -> kernels.catalog(BindingChoice.JNI))
			.withMessage("Binding 'jni' is not available: " + cause)
			.satisfies((ex) -> assertThat(ex.binding()).isEqualTo(Binding.JNI))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(cause));
	}

	@Test
	void namedBindingWhenOnlyJavaIsAllowedShouldNotMatter() {
		NativeKernels kernels = NativeKernels.discover(KernelLimit.of("java", null), new LibraryLoader(List.of()));

		assertThat(kernels.catalog(BindingChoice.FFM).select(KernelChoice.AUTO).isa()).isEqualTo(Isa.JAVA);
	}

	@Test
	void ffmShouldSayWhyItIsNotThere() {
		NativeLibrary library = NativeKernelsTests.libraryWithoutKernels();

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> AssemblyCalls.ffmCall(library, 21, "io.bulkmap.kernel.assembly.FfmCall"))
			.withMessage("needs Java 22 or newer, this is 21");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> AssemblyCalls.ffmCall(library, 22, "io.bulkmap.kernel.assembly.NotThere"))
			.withMessage("it is not on the class path: bulkmap is no jar here, or was built by a JDK older than 22");
	}

	@Test
	void ffmWhenThisIsANativeImageShouldBeRefused() {
		NativeLibrary library = NativeKernelsTests.libraryWithoutKernels();
		System.setProperty(AssemblyCalls.NATIVE_IMAGE, "runtime");
		try {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> AssemblyCalls.ffmCall(library, 25, "io.bulkmap.kernel.assembly.FfmCall"))
				.withMessage("needs a JVM: nobody has tried it in a native image yet");
		}
		finally {
			System.clearProperty(AssemblyCalls.NATIVE_IMAGE);
		}
	}

	@Test
	void callsWhenTheLibraryHasNoFunctionsForThemShouldSayWhich() {
		AssemblyCalls calls = new AssemblyCalls(NativeKernelsTests.libraryWithoutKernels());

		assertThat(calls.select(BindingChoice.AUTO)).isNull();
		assertThat(calls.availabilities()).hasSize(3)
			.allSatisfy((availability) -> assertThat(availability.cause()).isNotBlank());
		assertThat(calls.availabilities().get(0).cause()).contains("bulkmap_call");
		assertThat(calls.availabilities().get(1).cause()).contains("bulkmap_jni_call");
	}

	@Test
	void callThatReturnsAWrongResultShouldBeRefused() {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		Requirement.require("native", (library != null) ? null : "there is no native library for " + Platform.ARCH);

		assertThat(new AssemblyCalls(library).causeAgainst(new WrongCall()))
			.isEqualTo("a first call has returned a wrong result");
	}

	private static NativeKernels discover() {
		return NativeKernels.discover(NO_LIMIT, new LibraryLoader(LibraryLoader.defaultDirectories()));
	}

	private static void requireLibrary(KernelCatalog catalog) {
		Requirement.require("native", catalog.bindings().isEmpty() ? "there is no native library" : null);
	}

	/**
	 * A call that gets somewhere else.
	 */
	private static final class WrongCall implements AssemblyCall {

		@Override
		public Binding binding() {
			return Binding.JNA;
		}

		@Override
		public int worthwhileBatch() {
			return 0;
		}

		@Override
		public long call(long batch) {
			return 3;
		}

	}

}
