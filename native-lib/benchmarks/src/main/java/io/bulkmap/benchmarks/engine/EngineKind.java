package io.bulkmap.benchmarks.engine;

import java.util.List;
import java.util.Locale;

import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelUnavailableException;

/**
 * The maps that are compared. The constants are also the parameter values of the
 * benchmarks.
 */
public enum EngineKind {

	/** Our map with the best kernel of this machine, which must not be Java. */
	NATIVE("bulkmap", KernelChoice.AUTO),

	/** Our map with the AVX2 kernel. */
	AVX2("bulkmap avx2", KernelChoice.AVX2),

	/** Our map with the SSE2 kernel. */
	SSE2("bulkmap sse2", KernelChoice.SSE2),

	/** Our map with the NEON kernel. */
	NEON("bulkmap neon", KernelChoice.NEON),

	/** Our map with the Java kernel. */
	JAVA("bulkmap java", KernelChoice.JAVA),

	/** HPPC. */
	HPPC("HPPC", false),

	/** Fastutil. */
	FASTUTIL("fastutil", false),

	/** Eclipse Collections. */
	ECLIPSE("Eclipse", false),

	/** Agrona. */
	AGRONA("Agrona", false),

	/** Koloboke. */
	KOLOBOKE("Koloboke", false),

	/** {@code java.util.HashMap} with boxed keys and values. */
	HASHMAP("HashMap", false),

	/**
	 * {@code java.util.concurrent.ConcurrentHashMap} with boxed keys and values.
	 */
	CONCURRENT_HASH_MAP("ConcurrentHashMap", true),

	/** Chronicle Map, outside of the heap. */
	CHRONICLE("Chronicle Map", true);

	private final String title;

	private final KernelChoice kernel;

	private final boolean ours;

	private final boolean forThreads;

	EngineKind(String title, KernelChoice kernel) {
		this(title, kernel, true, true);
	}

	EngineKind(String title, boolean forThreads) {
		this(title, KernelChoice.AUTO, false, forThreads);
	}

	EngineKind(String title, KernelChoice kernel, boolean ours, boolean forThreads) {
		this.title = title;
		this.kernel = kernel;
		this.ours = ours;
		this.forThreads = forThreads;
	}

	/**
	 * Returns the name for people.
	 * @return such as {@code Eclipse}
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns the name on the command line and in files.
	 * @return such as {@code concurrent-hash-map}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Tells whether this is a map of this project.
	 * @return whether it is
	 */
	public boolean ours() {
		return this.ours;
	}

	/**
	 * Tells whether several threads may use one map at once.
	 * @return whether they may
	 */
	public boolean forThreads() {
		return this.forThreads;
	}

	/**
	 * Returns what a JVM has to be started with for this map.
	 * @return arguments, often none
	 */
	public List<String> jvmArguments() {
		return (this == CHRONICLE) ? ChronicleEngine.JVM_ARGUMENTS : List.of();
	}

	/**
	 * Creates a map.
	 * @param entries number of entries that it gets room for
	 * @return an empty map
	 * @throws IllegalStateException if it does not work on this machine; the message says
	 * why
	 */
	public Engine create(int entries) {
		return create(entries, BindingChoice.AUTO);
	}

	/**
	 * Creates a map.
	 * @param entries number of entries that it gets room for
	 * @param binding how native code is called, if this is a map of this project
	 * @return an empty map
	 * @throws IllegalStateException if it does not work on this machine; the message says
	 * why
	 */
	public Engine create(int entries, BindingChoice binding) {
		try {
			return engine(entries, binding);
		}
		catch (KernelUnavailableException | BindingUnavailableException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	private Engine engine(int entries, BindingChoice binding) {
		return switch (this) {
			case NATIVE, AVX2, SSE2, NEON -> new BulkMapEngine(this.kernel, binding, entries);
			case JAVA -> new BulkMapEngine(this.kernel, BindingChoice.AUTO, entries);
			case HPPC -> new HppcEngine(entries);
			case FASTUTIL -> new FastutilEngine(entries);
			case ECLIPSE -> new EclipseEngine(entries);
			case AGRONA -> new AgronaEngine(entries);
			case KOLOBOKE -> new KolobokeEngine(entries);
			case HASHMAP -> new HashMapEngine(entries);
			case CONCURRENT_HASH_MAP -> new ConcurrentHashMapEngine(entries);
			case CHRONICLE -> new ChronicleEngine(entries);
		};
	}

}
