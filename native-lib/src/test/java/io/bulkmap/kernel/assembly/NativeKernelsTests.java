package io.bulkmap.kernel.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.BindingChoice;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.KernelCatalog;
import io.bulkmap.kernel.KernelLimit;
import io.bulkmap.kernel.KernelProvider;
import io.bulkmap.kernel.KernelSelfTest;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.FakePages;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NativeKernels}.
 */
class NativeKernelsTests {

	private static final KernelLimit NO_LIMIT = KernelLimit.of(null, null);

	@ParameterizedTest
	@EnumSource
	void kernelThatTheProcessorCannotRunShouldNotBeTried(Isa isa) {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		Requirement.require("native", (library != null) ? null : "there is no native library for " + Platform.ARCH);
		String missing = CpuFeatures.of(library).missingFor(isa);

		if (missing != null) {
			assertThat(discover(NO_LIMIT).provider(isa).availability().cause()).isEqualTo(missing);
		}
	}

	@ParameterizedTest
	@EnumSource
	void limitShouldTakeAwayWhatIsAboveItAndNothingElse(Isa limit) {
		KernelLimit kernelLimit = KernelLimit.of(limit.id(), null);
		KernelCatalog unlimited = discover(NO_LIMIT);

		KernelCatalog limited = discover(kernelLimit);

		for (Isa isa : Isa.values()) {
			KernelAvailability before = unlimited.provider(isa).availability();
			String disabled = kernelLimit.causeAgainst(isa);
			KernelAvailability after = limited.provider(isa).availability();
			if (disabled == null) {
				assertThat(after).isEqualTo(before);
			}
			else if (before.available()) {
				assertThat(after.cause()).isEqualTo(disabled);
			}
			else {
				assertThat(after.cause()).isIn(disabled, before.cause());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "JAVA, NEON", "JAVA, AVX2" })
	void limitShouldLowerAutoAndRefuseWhatIsAboveIt(Isa limit, Isa above) {
		require(limit);
		require(above);
		KernelCatalog limited = discover(KernelLimit.of(null, limit.id()));

		assertThat(limited.select(KernelChoice.AUTO).isa()).isEqualTo(limit);
		assertThatExceptionOfType(KernelUnavailableException.class)
			.isThrownBy(() -> limited.select(KernelChoice.valueOf(above.name())))
			.withMessage("Kernel '%s' is not available: disabled by the environment variable BULKMAP_KERNEL_LIMIT=%s",
					above.id(), limit.id());
	}

	@Test
	void limitWhenItIsJavaShouldNotTouchTheLibrary(@TempDir Path directory) {
		LibraryLoader loader = new LibraryLoader(List.of(directory));

		KernelCatalog catalog = NativeKernels.discover(KernelLimit.of("java", null), loader)
			.catalog(BindingChoice.AUTO);

		KernelInfo info = catalog.describe(KernelChoice.AUTO, catalog.select(KernelChoice.AUTO));
		assertThat(info.active()).isEqualTo(Isa.JAVA);
		assertThat(info.fallbackCause()).isEqualTo("disabled by -Dio.bulkmap.kernel.limit=java");
		assertThat(info.libraryAttempts()).isEmpty();
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	void limitWhenItIsUnknownShouldFallBackToJavaAndSayWhy() {
		KernelCatalog catalog = discover(KernelLimit.of("avx3", null));

		KernelInfo info = catalog.describe(KernelChoice.AUTO, catalog.select(KernelChoice.AUTO));
		assertThat(info.active()).isEqualTo(Isa.JAVA);
		assertThat(info.fallbackCause())
			.startsWith("disabled by -Dio.bulkmap.kernel.limit=avx3, which is none of java, ");
	}

	@Test
	void kernelsShouldBeTheSameForEqualSettingsOnly(@TempDir Path directory) {
		NativeKernels kernels = NativeKernels.of(settings(directory));

		assertThat(NativeKernels.of(settings(directory))).isSameAs(kernels);
		assertThat(kernels.catalog(BindingChoice.AUTO)).isSameAs(kernels.catalog(BindingChoice.AUTO));
		assertThat(NativeKernels.ofThisProcess()).isNotSameAs(kernels).isSameAs(NativeKernels.ofThisProcess());
		assertThat(NativeKernels.of(new NativeSettings(false, null, null)).catalog(BindingChoice.JNI).libraryAttempts())
			.isEmpty();
	}

	private static NativeSettings settings(Path directory) {
		return new NativeSettings(true, directory.resolve("missing.so"), directory.resolve("place"));
	}

	@ParameterizedTest
	@EnumSource
	void kernelShouldHaveItsMemoryFromTheSystemUnlessItIsJava(Isa isa) {
		require(isa);
		KernelCatalog catalog = discover(NO_LIMIT);
		BulkKernel kernel = catalog.provider(isa).kernel();

		assertThat(kernel.memory().givesBack()).isEqualTo(isa != Isa.JAVA);
		assertThat(catalog.describe(KernelChoice.AUTO, kernel).memoryCause()).isNull();
	}

	@Test
	void memoryFromTheSystemShouldBeHandedOutAgain() {
		OffHeapMemory memory = NativeKernels.memory(FakePages::new);
		MemoryRegion first = memory.allocate(100_096);
		memory.release(first);

		assertThat(memory.allocate(100_096).address()).isEqualTo(first.address());
	}

	@Test
	void memoryWhenTheSystemRefusesShouldBeDirectBuffersWithAddressesAndSayWhy() {
		OffHeapMemory memory = NativeKernels.memory(() -> new FakePages().maximumMappings(0));

		assertThat(memory.givesBack()).isFalse();
		assertThat(memory.fallbackCause()).isEqualTo("the operating system refuses to map memory, errno 12");
		assertThat(memory.allocate(128).address()).isNotZero();
	}

	@Test
	void memoryWhenTheLibraryLacksAFunctionShouldBeDirectBuffersAndSayWhy() {
		NativeLibrary library = libraryWithoutKernels();

		OffHeapMemory memory = NativeKernels.memory(() -> new LinuxPages(library));

		assertThat(memory.givesBack()).isFalse();
		assertThat(memory.fallbackCause()).startsWith("the native library lacks a function: ")
			.containsPattern("bulkmap_\\w+_memory");
	}

	@Test
	void kernelWhoseFunctionIsMissingShouldBeUnavailableAlone() {
		NativeLibrary library = libraryWithoutKernels();
		OffHeapMemory memory = new JavaKernel().memory();

		KernelProvider provider = NativeKernels.tested(Isa.SSE2,
				() -> NativeKernel.of(Isa.SSE2, new KernelFunctions(library, Isa.SSE2), new JnaCall(library), memory,
						new Pool<>(() -> new Staging(memory))));

		assertThat(provider.availability().isa()).isEqualTo(Isa.SSE2);
		assertThat(provider.availability().cause()).startsWith("the native library lacks a function: ")
			.containsPattern("bulkmap_\\w+_i64_sse2");
		KernelCatalog others = discover(NO_LIMIT);
		assertThat(KernelSelfTest.run(others.select(KernelChoice.AUTO))).isNull();
	}

	// The one with which the tests of the ABI call.
	static NativeLibrary libraryWithoutKernels() {
		Path file = Path.of("src/test/resources", Platform.RESOURCE_PREFIX, "libbulkmaptest.so");
		Requirement.require("native", file.toFile().exists() ? null : "there is no " + file);
		FunctionMapper symbols = (any, method) -> JnaLibrary.symbol(method.getName());
		return NativeLibrary.getInstance(file.toAbsolutePath().toString(),
				Map.of(Library.OPTION_FUNCTION_MAPPER, symbols));
	}

	private static void require(Isa isa) {
		Requirement.require(isa.id(), discover(NO_LIMIT).provider(isa).availability().cause());
	}

	private static KernelCatalog discover(KernelLimit limit) {
		return NativeKernels.discover(limit, new LibraryLoader(LibraryLoader.defaultDirectories()))
			.catalog(BindingChoice.AUTO);
	}

}
