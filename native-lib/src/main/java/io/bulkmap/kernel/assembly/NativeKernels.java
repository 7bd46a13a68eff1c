package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.Isa;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.KernelCatalog;
import io.bulkmap.kernel.KernelLimit;
import io.bulkmap.kernel.KernelProvider;
import io.bulkmap.kernel.KernelSelfTest;
import io.bulkmap.kernel.Pool;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MappedMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.memory.SystemPages;

/**
 * The catalogs of all kernels of this process, native ones included: one for each
 * {@link NativeSettings}. The library is loaded at the first use of the settings, and
 * never unloaded.
 */
public final class NativeKernels {

	private static final String DISABLED = "disabled by nativeEnabled(false) of the factory's builder, "
			+ "which with Spring Boot is bulkmap.native.enabled=false";

	private static final KernelLimit LIMIT = KernelLimit.ofThisProcess();

	private static final Map<NativeSettings, KernelCatalog> CATALOGS = new HashMap<>();

	private NativeKernels() {
	}

	/**
	 * Returns the catalog of a factory that was told nothing about native code.
	 * @return the same catalog each time
	 * @see #catalog(NativeSettings)
	 */
	public static KernelCatalog catalog() {
		return catalog(NativeSettings.DEFAULTS);
	}

	/**
	 * Returns the catalog for some settings. Never fails: what cannot be used is in the
	 * catalog with its cause. The first call for the settings takes some milliseconds,
	 * and lets others wait.
	 * @param settings where the library may be, and whether it may be used
	 * @return the same catalog each time, for equal settings
	 */
	public static KernelCatalog catalog(NativeSettings settings) {
		synchronized (CATALOGS) {
			return CATALOGS.computeIfAbsent(settings, NativeKernels::discover);
		}
	}

	private static KernelCatalog discover(NativeSettings settings) {
		if (!settings.enabled()) {
			return KernelCatalog.javaOnly(DISABLED, List.of());
		}
		return discover(LIMIT, LibraryLoader.of(settings));
	}

	static KernelCatalog discover(KernelLimit limit, LibraryLoader loader) {
		String disabled = limit.causeAgainstAll();
		if (disabled != null) {
			return KernelCatalog.javaOnly(disabled, loader.attempts());
		}
		try {
			NativeLibrary library = loader.load();
			if (library == null) {
				return KernelCatalog.javaOnly(causes(loader.attempts()), loader.attempts());
			}
			return new KernelCatalog(providers(library, limit), loader.attempts());
		}
		catch (LinkageError error) {
			return KernelCatalog.javaOnly(Jna.describe(error), loader.attempts());
		}
	}

	private static List<KernelProvider> providers(NativeLibrary library, KernelLimit limit) {
		CpuFeatures features = CpuFeatures.of(library);
		OffHeapMemory memory = memory(() -> new LinuxPages(library));
		// Small, and given back to the pool: pages would bring nothing.
		DirectMemory stagingMemory = new DirectMemory(NativeKernels::address);
		Pool<Staging> stagingPool = new Pool<>(() -> new Staging(stagingMemory));
		List<KernelProvider> providers = new ArrayList<>();
		for (Isa isa : Isa.values()) {
			String missing = features.missingFor(isa);
			String cause = (missing != null) ? missing : limit.causeAgainst(isa);
			providers.add((cause != null) ? KernelProvider.unavailable(isa, cause) : switch (isa) {
				case JAVA -> KernelProvider.available(new JavaKernel());
				case NEON -> tested(isa, () -> new NeonKernel(library, memory, stagingPool));
				case SSE2 -> tested(isa, () -> new Sse2Kernel(library, memory, stagingPool));
				case AVX2 -> tested(isa, () -> new Avx2Kernel(library, memory, stagingPool));
			});
		}
		return providers;
	}

	// Pages of the system, or direct buffers that know why not.
	static OffHeapMemory memory(Supplier<SystemPages> binding) {
		try {
			SystemPages pages = binding.get();
			String cause = MappedMemory.causeAgainst(pages);
			return (cause != null) ? new DirectMemory(NativeKernels::address, cause) : new MappedMemory(pages);
		}
		catch (UnsatisfiedLinkError error) {
			return new DirectMemory(NativeKernels::address, lacksFunction(error));
		}
	}

	private static long address(ByteBuffer buffer) {
		return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
	}

	// A function that the library lacks is against this kernel only.
	static KernelProvider tested(Isa isa, Supplier<JnaKernel> binding) {
		try {
			JnaKernel kernel = binding.get();
			String cause = KernelSelfTest.run(kernel);
			return (cause != null) ? KernelProvider.unavailable(isa, cause) : KernelProvider.available(kernel);
		}
		catch (UnsatisfiedLinkError error) {
			return KernelProvider.unavailable(isa, lacksFunction(error));
		}
	}

	private static String lacksFunction(UnsatisfiedLinkError error) {
		return "the native library lacks a function: " + error.getMessage();
	}

	// Where there is one, it is clear which place it is about.
	private static String causes(List<LibraryAttempt> attempts) {
		return switch (attempts.size()) {
			case 0 -> "there is no directory to write the library to";
			case 1 -> String.valueOf(attempts.get(0).cause());
			default -> attempts.stream()
				.map((attempt) -> attempt.location() + ": " + attempt.cause())
				.collect(Collectors.joining("; "));
		};
	}

}
