package io.bulkmap.benchmarks;

import io.bulkmap.KernelChoice;

/**
 * The maps that are compared. The constants are also the parameter values of the
 * benchmarks.
 */
public enum EngineKind {

	/** Our map with the best kernel of this machine, which must not be Java. */
	NATIVE,

	/** Our map with the Java kernel. */
	JAVA,

	/** HPPC. */
	HPPC,

	/** Fastutil. */
	FASTUTIL,

	/** Eclipse Collections. */
	ECLIPSE,

	/** Agrona. */
	AGRONA,

	/** Koloboke. */
	KOLOBOKE,

	/** {@code java.util.HashMap} with boxed keys and values. */
	HASHMAP;

	Engine create(int entries) {
		return switch (this) {
			case NATIVE -> new BulkMapEngine(KernelChoice.AUTO, entries);
			case JAVA -> new BulkMapEngine(KernelChoice.JAVA, entries);
			case HPPC -> new HppcEngine(entries);
			case FASTUTIL -> new FastutilEngine(entries);
			case ECLIPSE -> new EclipseEngine(entries);
			case AGRONA -> new AgronaEngine(entries);
			case KOLOBOKE -> new KolobokeEngine(entries);
			case HASHMAP -> new HashMapEngine(entries);
		};
	}

}
