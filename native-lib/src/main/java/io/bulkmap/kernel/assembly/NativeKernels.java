package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
import org.jspecify.annotations.Nullable;

/**
 * The catalog of all kernels of this process, native ones included. The library is loaded
 * once, at the first use, and never unloaded.
 */
public final class NativeKernels {

	private NativeKernels() {
	}

	/**
	 * Returns the catalog. Never fails: what cannot be used is in the catalog with its
	 * cause.
	 * @return the same catalog each time
	 */
	public static KernelCatalog catalog() {
		return Holder.CATALOG;
	}

	// Everything that can go wrong in JNA's own start is a LinkageError: it is not on the
	// class path, its library cannot be unpacked, or native access is denied.
	static KernelCatalog discover(KernelLimit limit, LibraryLoader loader) {
		String disabled = limit.causeAgainstAll();
		if (disabled != null) {
			return KernelCatalog.javaOnly(disabled, loader.attempts());
		}
		try {
			NativeLibrary library = loader.load();
			if (library == null) {
				return KernelCatalog.javaOnly(lastCause(loader.attempts()), loader.attempts());
			}
			return new KernelCatalog(providers(library, limit), loader.attempts());
		}
		catch (LinkageError error) {
			return KernelCatalog.javaOnly("JNA cannot be used: " + rootCause(error), loader.attempts());
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

	private static String lastCause(List<LibraryAttempt> attempts) {
		return attempts.isEmpty() ? "there is no directory to write the library to"
				: String.valueOf(attempts.get(attempts.size() - 1).cause());
	}

	private static String rootCause(Throwable error) {
		@Nullable Throwable cause = error;
		Throwable root = error;
		while (cause != null) {
			root = cause;
			cause = cause.getCause();
		}
		return root.getClass().getSimpleName() + ": " + root.getMessage();
	}

	private static final class Holder {

		static final KernelCatalog CATALOG = discover(KernelLimit.ofThisProcess(),
				new LibraryLoader(LibraryLoader.defaultDirectories()));

	}

}
