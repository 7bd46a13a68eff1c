package io.bulkmap.benchmarks.workload;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * Factories of our maps by engine.
 */
final class Kernels {

	private Kernels() {
	}

	/**
	 * Creates a factory.
	 * @param kind one of our engines
	 * @return the factory
	 * @throws IllegalStateException if its kernel is not available
	 */
	static BulkMapFactory factory(EngineKind kind) {
		KernelChoice choice = (kind != EngineKind.NATIVE) ? KernelChoice.valueOf(kind.name()) : KernelChoice.AUTO;
		try {
			BulkMapFactory factory = BulkMapFactory.builder().kernel(choice).build();
			if (kind == EngineKind.NATIVE && factory.kernel().active() == Isa.JAVA) {
				String cause = "No native kernel: " + factory.kernel().fallbackCause();
				factory.close();
				throw new IllegalStateException(cause);
			}
			return factory;
		}
		catch (KernelUnavailableException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the kernel that is used, and how it is called.
	 * @param factory a factory
	 * @return such as {@code avx2, jni}
	 */
	static String nameOf(BulkMapFactory factory) {
		Isa isa = factory.kernel().active();
		return (isa != Isa.JAVA) ? isa.id() + ", " + factory.kernel().binding().id() : isa.id();
	}

}
