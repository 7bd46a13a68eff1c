package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BindingAvailability;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LibraryAttempt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every kernel in this process, and how one of them is chosen.
 *
 * @param providers one per instruction set, in the order of {@link Isa}; the Java kernel
 * is always available
 * @param bindings what became of the ways to call the native library; empty if it was not
 * loaded
 * @param libraryAttempts attempts to load the native library, in order
 */
public record KernelCatalog(List<KernelProvider> providers, List<BindingAvailability> bindings,
		List<LibraryAttempt> libraryAttempts) {

	/**
	 * Creates the catalog; the lists are copied.
	 */
	public KernelCatalog {
		providers = List.copyOf(providers);
		bindings = List.copyOf(bindings);
		libraryAttempts = List.copyOf(libraryAttempts);
	}

	/**
	 * Returns a catalog in which only the Java kernel is available.
	 * @param cause why no other is, as a sentence
	 * @param libraryAttempts attempts to load the native library
	 * @return the catalog
	 */
	public static KernelCatalog javaOnly(String cause, List<LibraryAttempt> libraryAttempts) {
		List<KernelProvider> providers = new ArrayList<>();
		for (Isa isa : Isa.values()) {
			providers.add((isa == Isa.JAVA) ? KernelProvider.available(new JavaKernel())
					: KernelProvider.unavailable(isa, cause));
		}
		return new KernelCatalog(providers, List.of(), libraryAttempts);
	}

	/**
	 * Chooses a kernel.
	 * @param choice what is asked for
	 * @return the kernel of that name, or for {@link KernelChoice#AUTO} the best one
	 * available
	 * @throws KernelUnavailableException if the kernel of that name is not available
	 */
	public BulkKernel select(KernelChoice choice) {
		Isa isa = choice.isa();
		return ((isa != null) ? provider(isa) : best()).kernel();
	}

	/**
	 * Describes a choice.
	 * @param choice what was asked for
	 * @param kernel what {@link #select} returned
	 * @return the description
	 */
	public KernelInfo describe(KernelChoice choice, BulkKernel kernel) {
		String fallbackCause = (choice == KernelChoice.AUTO) ? causeAgainstBetterThan(kernel.isa()) : null;
		return new KernelInfo(choice, kernel.isa(), kernel.binding(), fallbackCause,
				this.providers.stream().map(KernelProvider::availability).toList(), this.bindings, this.libraryAttempts,
				kernel.memory().fallbackCause());
	}

	/**
	 * Returns what is known of one kernel.
	 * @param isa its instruction set
	 * @return the provider
	 */
	public KernelProvider provider(Isa isa) {
		return this.providers.stream()
			.filter((provider) -> provider.availability().isa() == isa)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no provider for " + isa.id()));
	}

	private KernelProvider best() {
		KernelProvider best = provider(Isa.JAVA);
		for (KernelProvider provider : this.providers) {
			if (provider.availability().available()) {
				best = provider;
			}
		}
		return best;
	}

	// One sentence where all causes are the same, else one per kernel.
	private @Nullable String causeAgainstBetterThan(Isa isa) {
		List<KernelAvailability> refused = this.providers.stream()
			.map(KernelProvider::availability)
			.filter((availability) -> availability.isa().isBetterThan(isa) && !availability.available())
			.toList();
		List<@Nullable String> causes = refused.stream()
			.<@Nullable String>map(KernelAvailability::cause)
			.distinct()
			.toList();
		if (causes.size() <= 1) {
			return causes.isEmpty() ? null : causes.get(0);
		}
		return String.join("; ", refused.stream().map((kernel) -> kernel.isa().id() + ": " + kernel.cause()).toList());
	}

}
