package io.bulkmap;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which kernel a factory uses, how it is called, and what became of every other one.
 *
 * @param choice what the factory was asked for
 * @param active instruction set of the kernel in use
 * @param binding how the kernel is called
 * @param fallbackCause why {@link KernelChoice#AUTO} did not choose a better kernel, as a
 * sentence; {@code null} when there is none, or when one kernel was asked for
 * @param kernels availability of every kernel, in the order of {@link Isa}
 * @param bindings availability of every binding, in the order of {@link Binding}, from
 * the slowest to the quickest; empty when the library was not loaded
 * @param libraryAttempts attempts to load the native library, in order; empty when none
 * was made
 * @param memoryCause why the kernel in use has its maps in direct buffers, though it
 * could have them in pages of the operating system, as a sentence; {@code null} when it
 * does not
 * @since 0.1.0
 */
public record KernelInfo(KernelChoice choice, Isa active, Binding binding, @Nullable String fallbackCause,
		List<KernelAvailability> kernels, List<BindingAvailability> bindings, List<LibraryAttempt> libraryAttempts,
		@Nullable String memoryCause) {

	/**
	 * Creates the information; the lists are copied.
	 */
	public KernelInfo {
		kernels = List.copyOf(kernels);
		bindings = List.copyOf(bindings);
		libraryAttempts = List.copyOf(libraryAttempts);
	}

	/**
	 * Returns where the native library was loaded from, even if none of its kernels is in
	 * use.
	 * @return the location; empty when it was not loaded
	 */
	public Optional<String> library() {
		return this.libraryAttempts.stream().filter(LibraryAttempt::loaded).map(LibraryAttempt::location).findFirst();
	}

}
