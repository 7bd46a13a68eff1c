package io.bulkmap.benchmarks.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeySpace;

/**
 * A map of the JDK from {@link UUID} to {@code Long}. The second half of a key is its
 * number.
 */
final class JavaUuidLongMap implements MapUnderLoad {

	private final Map<UUID, Long> map;

	private final KeySpace space;

	private JavaUuidLongMap(Map<UUID, Long> map, KeySpace space) {
		this.map = map;
		this.space = space;
	}

	static JavaUuidLongMap of(EngineKind kind, int entries, KeySpace space) {
		return new JavaUuidLongMap((kind == EngineKind.HASHMAP) ? new HashMap<>((int) Math.ceil(entries / 0.75))
				: new ConcurrentHashMap<>(entries), space);
	}

	@Override
	public Caller caller(List<Call> calls) {
		return new JavaCaller(this.map, this.space, calls);
	}

	@Override
	public long size() {
		return this.map.size();
	}

	@Override
	public long offHeapBytes() {
		return 0;
	}

	@Override
	public String kernel() {
		return "";
	}

	@Override
	public void close() {
		this.map.clear();
	}

	/**
	 * Has the keys of each call as objects.
	 */
	private static final class JavaCaller implements Caller {

		private final Map<UUID, Long> map;

		private final KeySpace space;

		private final Operation[] operations;

		private final UUID[][] keys;

		private final long[][] values;

		private long told;

		private long lastValue;

		JavaCaller(Map<UUID, Long> map, KeySpace space, List<Call> calls) {
			this.map = map;
			this.space = space;
			this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
			this.keys = calls.stream().map((call) -> new UUID[call.batch()]).toArray(UUID[][]::new);
			this.values = calls.stream().map((call) -> new long[call.batch()]).toArray(long[][]::new);
		}

		@Override
		public void prepare(int call, long[] numbers) {
			UUID[] batchKeys = this.keys[call];
			Operation operation = this.operations[call];
			boolean adds = operation == Operation.ADD || operation == Operation.ADD_ALL;
			for (int i = 0; i < batchKeys.length; i++) {
				batchKeys[i] = new UUID(this.space.key(numbers[i]), numbers[i]);
				if (operation.effect() == Operation.Effect.STORE) {
					this.values[call][i] = adds ? 1 : ++this.lastValue;
				}
			}
		}

		@Override
		public void call(int call) {
			UUID[] batchKeys = this.keys[call];
			long[] batchValues = this.values[call];
			switch (this.operations[call]) {
				case GET, GET_ALL -> get(batchKeys, batchValues);
				case PUT, PUT_ALL -> put(batchKeys, batchValues);
				case PUT_IF_ABSENT, PUT_ALL_IF_ABSENT -> putIfAbsent(batchKeys, batchValues);
				case ADD, ADD_ALL -> add(batchKeys, batchValues);
				case REMOVE, REMOVE_ALL -> remove(batchKeys);
			}
		}

		private void get(UUID[] batchKeys, long[] batchValues) {
			long found = 0;
			for (int i = 0; i < batchKeys.length; i++) {
				Long value = this.map.get(batchKeys[i]);
				batchValues[i] = (value != null) ? value : 0;
				found += (value != null) ? 1 : 0;
			}
			this.told = found;
		}

		private void put(UUID[] batchKeys, long[] batchValues) {
			for (int i = 0; i < batchKeys.length; i++) {
				this.map.put(batchKeys[i], batchValues[i]);
			}
		}

		private void putIfAbsent(UUID[] batchKeys, long[] batchValues) {
			long added = 0;
			for (int i = 0; i < batchKeys.length; i++) {
				added += (this.map.putIfAbsent(batchKeys[i], batchValues[i]) == null) ? 1 : 0;
			}
			this.told = added;
		}

		private void add(UUID[] batchKeys, long[] batchValues) {
			for (int i = 0; i < batchKeys.length; i++) {
				this.map.merge(batchKeys[i], batchValues[i], Long::sum);
			}
		}

		private void remove(UUID[] batchKeys) {
			long removed = 0;
			for (UUID key : batchKeys) {
				removed += (this.map.remove(key) != null) ? 1 : 0;
			}
			this.told = removed;
		}

		@Override
		public long outcome(int call) {
			return switch (this.operations[call]) {
				case PUT, ADD, PUT_ALL, ADD_ALL -> 0;
				default -> this.told;
			};
		}

	}

}
