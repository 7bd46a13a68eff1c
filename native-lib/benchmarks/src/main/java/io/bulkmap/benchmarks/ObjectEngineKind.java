package io.bulkmap.benchmarks;

import io.bulkmap.KernelChoice;

/**
 * The maps that are compared, and what they get their keys in. The constants are also the
 * parameter values of the benchmarks.
 */
public enum ObjectEngineKind {

	/** {@code java.util.HashMap}, from objects. */
	HASH_MAP,

	/** {@code java.util.HashMap}, from packed keys, of which it makes objects. */
	HASH_MAP_PACKED,

	/** Our map with the best kernel of this machine, from objects. */
	BULKMAP,

	/** Our map with the best kernel of this machine, from packed keys. */
	BULKMAP_PACKED,

	/** Our map with the Java kernel, from packed keys. */
	BULKMAP_JAVA_PACKED;

	/**
	 * Creates a map.
	 * @param keys {@code UUID} or {@code STRING}
	 * @param entries how many there is room for
	 * @return the map
	 */
	ObjectEngine create(String keys, int entries) {
		boolean uuids = "UUID".equals(keys);
		return switch (this) {
			case HASH_MAP -> uuids ? ObjectHashMapEngine.uuids(entries) : ObjectHashMapEngine.strings(entries);
			case HASH_MAP_PACKED ->
				uuids ? ObjectHashMapEngine.packedUuids(entries) : ObjectHashMapEngine.packedStrings(entries);
			case BULKMAP -> bulkMap(KernelChoice.AUTO, uuids, false, entries);
			case BULKMAP_PACKED -> bulkMap(KernelChoice.AUTO, uuids, true, entries);
			case BULKMAP_JAVA_PACKED -> bulkMap(KernelChoice.JAVA, uuids, true, entries);
		};
	}

	/**
	 * Tells whether keys are objects, not packed.
	 */
	boolean takesObjects() {
		return this == HASH_MAP || this == BULKMAP;
	}

	private static ObjectEngine bulkMap(KernelChoice kernel, boolean uuids, boolean packed, int entries) {
		return uuids ? new UuidBulkMapEngine(kernel, packed, entries)
				: new StringBulkMapEngine(kernel, packed, entries);
	}

}
