package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.Binding;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
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
import io.bulkmap.memory.PooledMemory;
import io.bulkmap.memory.SystemPages;
import org.jspecify.annotations.Nullable;

/**
 * /** All kernels of this process, native ones included, for some {@link NativeSettings}.
 * The library is loaded at the first use of the settings, and never unloaded. Safe for
 * any number of threads.
 */
public final class NativeKernels {

	private static final String DISABLED = "disabled by nativeEnabled(false) of the factory's builder, "
			+ "which with Spring Boot is bulkmap.native.enabled=false";

	private static final KernelLimit LIMIT = KernelLimit.ofThisProcess();

	private static final Map<NativeSettings, NativeKernels> KERNELS = new HashMap<>();

	private final KernelLimit limit;

	private final List<LibraryAttempt> attempts;

	private final @Nullable LoadedLibrary library;

	private final String cause;

	private final Map<BindingChoice, KernelCatalog> catalogs = new EnumMap<>(BindingChoice.class);

	private NativeKernels(KernelLimit limit, List<LibraryAttempt> attempts, @Nullable LoadedLibrary library,
			String cause) {
		this.limit = limit;
		this.attempts = attempts;
		this.library = library;
		this.cause = cause;
	}

	/**
	 * Returns the kernels of a factory that was told nothing about native code.
	 * @return the same ones each time
	 * @see #of(NativeSettings)
	 */
	public static NativeKernels ofThisProcess() {
		return of(NativeSettings.DEFAULTS);
	}

	/**
	 * Returns the kernels for some settings. The first call for the settings takes some
	 * milliseconds, and lets others wait.
	 * @param settings where the library may be, and whether it may be used
	 * @return the same ones each time, for equal settings
	 */
	public static NativeKernels of(NativeSettings settings) {
		synchronized (KERNELS) {
			return KERNELS.computeIfAbsent(settings, NativeKernels::discover);
		}
	}

	private static NativeKernels discover(NativeSettings settings) {
		return settings.enabled() ? discover(LIMIT, LibraryLoader.of(settings))
				: new NativeKernels(LIMIT, List.of(), null, DISABLED);
	}

	static NativeKernels discover(KernelLimit limit, LibraryLoader loader) {
		String disabled = limit.causeAgainstAll();
		if (disabled != null) {
			return new NativeKernels(limit, loader.attempts(), null, disabled);
		}
		try {
			NativeLibrary library = loader.load();
			return (library != null) ? new NativeKernels(limit, loader.attempts(), new LoadedLibrary(library), "")
					: new NativeKernels(limit, loader.attempts(), null, causes(loader.attempts()));
		}
		catch (LinkageError error) {
			return new NativeKernels(limit, loader.attempts(), null, Jna.describe(error));
		}
	}

	/**
	 * Returns the catalog of the kernels, called in one way. What cannot be used is in
	 * the catalog with its cause.
	 * @param choice the way
	 * @return the same catalog each time
	 * @throws BindingUnavailableException if a way was asked for by name that cannot be
	 * used, unless nothing but the Java kernel is wanted
	 */
	public KernelCatalog catalog(BindingChoice choice) {
		synchronized (this.catalogs) {
			KernelCatalog catalog = this.catalogs.get(choice);
			if (catalog == null) {
				catalog = createCatalog(choice);
				this.catalogs.put(choice, catalog);
			}
			return catalog;
		}
	}

	private KernelCatalog createCatalog(BindingChoice choice) {
		LoadedLibrary loaded = this.library;
		if (loaded == null) {
			Binding wanted = choice.binding();
			boolean javaIsWanted = this.cause.equals(DISABLED) || this.limit.causeAgainstAll() != null;
			if (wanted != null && !javaIsWanted) {
				throw new BindingUnavailableException(wanted, this.cause);
			}
			return KernelCatalog.javaOnly(this.cause, this.attempts);
		}
		return new KernelCatalog(providers(loaded, loaded.calls.select(choice)), loaded.calls.availabilities(),
				this.attempts);
	}

	private List<KernelProvider> providers(LoadedLibrary loaded, @Nullable AssemblyCall call) {
		CpuFeatures features = CpuFeatures.of(loaded.library);
		List<KernelProvider> providers = new ArrayList<>();
		for (Isa isa : Isa.values()) {
			String missing = features.missingFor(isa);
			String cause = (missing != null) ? missing : this.limit.causeAgainst(isa);
			if (cause != null) {
				providers.add(KernelProvider.unavailable(isa, cause));
			}
			else if (isa == Isa.JAVA) {
				providers.add(KernelProvider.available(new JavaKernel()));
			}
			else if (call == null) {
				providers.add(KernelProvider.unavailable(isa, "no binding is available"));
			}
			else {
				providers.add(tested(isa, () -> loaded.kernel(isa, call)));
			}
		}
		return providers;
	}

	// Pages of the system, or direct buffers that know why not.
	static OffHeapMemory memory(Supplier<SystemPages> binding) {
		try {
			SystemPages pages = binding.get();
			String cause = MappedMemory.causeAgainst(pages);
			return (cause != null) ? new DirectMemory(NativeKernels::address, cause)
					: new PooledMemory(new MappedMemory(pages));
		}
		catch (UnsatisfiedLinkError error) {
			return new DirectMemory(NativeKernels::address, lacksFunction(error));
		}
	}

	private static long address(ByteBuffer buffer) {
		return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
	}

	// A function that the library lacks is against this kernel only.
	static KernelProvider tested(Isa isa, Supplier<NativeKernel> binding) {
		try {
			NativeKernel kernel = binding.get();
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

	/**
	 * A library and what belongs to it for as long as the process lives.
	 */
	private static final class LoadedLibrary {

		private final NativeLibrary library;

		private final AssemblyCalls calls;

		private final OffHeapMemory memory;

		private final Pool<Staging> stagingPool;

		LoadedLibrary(NativeLibrary library) {
			this.library = library;
			this.calls = new AssemblyCalls(library);
			this.memory = memory(() -> new LinuxPages(library));
			// Small, and given back to the pool: pages would bring nothing.
			DirectMemory stagingMemory = new DirectMemory(NativeKernels::address);
			this.stagingPool = new Pool<>(() -> new Staging(stagingMemory));
		}

		NativeKernel kernel(Isa isa, AssemblyCall call) {
			return NativeKernel.of(isa, new KernelFunctions(this.library, isa), call, this.memory, this.stagingPool);
		}

	}

}
