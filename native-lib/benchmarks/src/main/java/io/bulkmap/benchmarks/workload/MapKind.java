package io.bulkmap.benchmarks.workload;

import io.bulkmap.MapType;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * The types of maps that workloads can be run against. To add one, add a constant and an
 * implementation of {@link MapUnderLoad}.
 */
public enum MapKind {

	/** From {@code long} to {@code long}. */
	LONG_LONG(MapType.LONG_LONG.id()) {

		@Override
		boolean has(EngineKind engine) {
			return true;
		}

		@Override
		MapUnderLoad create(EngineKind engine, Workload workload) {
			return new LongLongMap(engine, engine.create(room(engine, workload)), workload.keys().space());
		}

	},

	/** From 16 bytes to {@code long}. */
	UUID_LONG(MapType.UUID_LONG.id()) {

		@Override
		boolean has(EngineKind engine) {
			return engine.ours() || engine == EngineKind.HASHMAP || engine == EngineKind.CONCURRENT_HASH_MAP;
		}

		@Override
		MapUnderLoad create(EngineKind engine, Workload workload) {
			int room = room(engine, workload);
			return engine.ours() ? UuidLongMap.ofKernel(engine, room, workload.keys().space())
					: JavaUuidLongMap.of(engine, room, workload.keys().space());
		}

	};

	private final String id;

	MapKind(String id) {
		this.id = id;
	}

	/**
	 * Returns the name in YAML.
	 * @return such as {@code long-long}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Tells whether an engine has such a map.
	 * @param engine an engine
	 * @return whether it has
	 */
	abstract boolean has(EngineKind engine);

	/**
	 * Creates an empty map.
	 * @param engine an engine that has such a map
	 * @param workload what is going to happen to the map
	 * @return the map
	 * @throws IllegalStateException if it does not work on this machine
	 */
	abstract MapUnderLoad create(EngineKind engine, Workload workload);

	private static int room(EngineKind engine, Workload workload) {
		boolean grows = workload.room() == Room.GROWING && engine != EngineKind.CHRONICLE;
		// A window has its new keys for some calls before the oldest go.
		return grows ? 0 : (int) Math.min(Integer.MAX_VALUE - 8L, workload.mostEntries());
	}

}
