package io.bulkmap.benchmarks.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * A map of the JDK from objects to {@code Long}.
 *
 * @param <K> type of the keys
 */
final class JavaObjectLongMap<K> implements MapUnderLoad {

	private final Map<K, Long> map;

	private final LongFunction<K> keys;

	/**
	 * Creates an empty map.
	 * @param kind {@code HashMap} or {@code ConcurrentHashMap}
	 * @param entries how many there is room for
	 * @param keys makes keys of their numbers
	 */
	JavaObjectLongMap(EngineKind kind, int entries, LongFunction<K> keys) {
		this.map = (kind == EngineKind.HASHMAP) ? new HashMap<>((int) Math.ceil(entries / 0.75))
				: new ConcurrentHashMap<>(entries);
		this.keys = keys;
	}

	@Override
	public Caller caller(List<Call> calls) {
		return new JavaCaller<>(this.map, this.keys, calls);
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
	 *
	 * @param <K> type of the keys
	 */
	private static final class JavaCaller<K> implements Caller {

		private final Map<K, Long> map;

		private final LongFunction<K> toKey;

		private final Operation[] operations;

		private final List<List<K>> keys;

		private final long[][] values;

		private long told;

		private long lastValue;

		JavaCaller(Map<K, Long> map, LongFunction<K> toKey, List<Call> calls) {
			this.map = map;
			this.toKey = toKey;
			this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
			this.keys = calls.stream().<List<K>>map((call) -> new ArrayList<>(call.batch())).toList();
			this.values = calls.stream().map((call) -> new long[call.batch()]).toArray(long[][]::new);
		}

		@Override
		public void prepare(int call, long[] numbers) {
			List<K> batchKeys = this.keys.get(call);
			batchKeys.clear();
			Operation operation = this.operations[call];
			boolean adds = operation == Operation.ADD || operation == Operation.ADD_ALL;
			for (int i = 0; i < this.values[call].length; i++) {
				batchKeys.add(this.toKey.apply(numbers[i]));
				if (operation.effect() == Operation.Effect.STORE) {
					this.values[call][i] = adds ? 1 : ++this.lastValue;
				}
			}
		}

		@Override
		public void call(int call) {
			List<K> batchKeys = this.keys.get(call);
			long[] batchValues = this.values[call];
			switch (this.operations[call]) {
				case GET, GET_ALL -> get(batchKeys, batchValues);
				case PUT, PUT_ALL -> put(batchKeys, batchValues);
				case PUT_IF_ABSENT, PUT_ALL_IF_ABSENT -> putIfAbsent(batchKeys, batchValues);
				case ADD, ADD_ALL -> add(batchKeys, batchValues);
				case REMOVE, REMOVE_ALL -> remove(batchKeys);
			}
		}

		private void get(List<K> batchKeys, long[] batchValues) {
			long found = 0;
			for (int i = 0; i < batchKeys.size(); i++) {
				Long value = this.map.get(batchKeys.get(i));
				batchValues[i] = (value != null) ? value : 0;
				found += (value != null) ? 1 : 0;
			}
			this.told = found;
		}

		private void put(List<K> batchKeys, long[] batchValues) {
			for (int i = 0; i < batchKeys.size(); i++) {
				this.map.put(batchKeys.get(i), batchValues[i]);
			}
		}

		private void putIfAbsent(List<K> batchKeys, long[] batchValues) {
			long added = 0;
			for (int i = 0; i < batchKeys.size(); i++) {
				added += (this.map.putIfAbsent(batchKeys.get(i), batchValues[i]) == null) ? 1 : 0;
			}
			this.told = added;
		}

		private void add(List<K> batchKeys, long[] batchValues) {
			for (int i = 0; i < batchKeys.size(); i++) {
				this.map.merge(batchKeys.get(i), batchValues[i], Long::sum);
			}
		}

		private void remove(List<K> batchKeys) {
			long removed = 0;
			for (K key : batchKeys) {
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
