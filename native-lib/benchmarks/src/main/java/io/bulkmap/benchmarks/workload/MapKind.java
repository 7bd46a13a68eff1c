package io.bulkmap.benchmarks.workload;

import java.util.HexFormat;
import java.util.UUID;
import java.util.function.LongFunction;

import io.bulkmap.MapType;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeySpace;

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

	/** From 16 bytes to {@code long}: the second half of a key is its number. */
	UUID_LONG(MapType.UUID_LONG.id()) {

		@Override
		boolean has(EngineKind engine) {
			return hasObjects(engine);
		}

		@Override
		MapUnderLoad create(EngineKind engine, Workload workload) {
			int room = room(engine, workload);
			KeySpace space = workload.keys().space();
			return engine.ours() ? new UuidLongMap(engine, room, space)
					: new JavaObjectLongMap<>(engine, room, (number) -> new UUID(space.key(number), number));
		}

	},

	/** From strings of 16 characters to {@code long}. */
	STRING_LONG(MapType.STRING_LONG.id()) {

		@Override
		boolean has(EngineKind engine) {
			return hasObjects(engine);
		}

		@Override
		MapUnderLoad create(EngineKind engine, Workload workload) {
			int room = room(engine, workload);
			KeySpace space = workload.keys().space();
			LongFunction<String> keys = (number) -> HexFormat.of().toHexDigits(space.key(number));
			return engine.ours() ? new StringLongMap(engine, room, keys) : new JavaObjectLongMap<>(engine, room, keys);
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

	private static boolean hasObjects(EngineKind engine) {
		return engine.ours() || engine == EngineKind.HASHMAP || engine == EngineKind.CONCURRENT_HASH_MAP;
	}

	private static int room(EngineKind engine, Workload workload) {
		boolean grows = workload.room() == Room.GROWING && engine != EngineKind.CHRONICLE;
		// A window has its new keys for some calls before the oldest go.
		return grows ? 0 : (int) Math.min(Integer.MAX_VALUE - 8L, workload.mostEntries());
	}

}
