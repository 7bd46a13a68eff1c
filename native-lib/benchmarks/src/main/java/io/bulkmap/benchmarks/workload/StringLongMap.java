package io.bulkmap.benchmarks.workload;

import java.util.List;
import java.util.function.LongFunction;

import io.bulkmap.MapType;
import io.bulkmap.StringLongBulkMap;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * Our map from strings to {@code long}.
 */
final class StringLongMap extends OurMap<StringLongBulkMap> {

	private final LongFunction<String> keys;

	/**
	 * Creates an empty map.
	 * @param kind one of our engines
	 * @param entries how many there is room for
	 * @param keys makes keys of their numbers
	 * @throws IllegalStateException if its kernel is not available
	 */
	StringLongMap(EngineKind kind, int entries, LongFunction<String> keys) {
		super(kind, MapType.STRING_LONG, entries);
		this.keys = keys;
	}

	@Override
	public Caller caller(List<Call> calls) {
		return new StringLongCaller(map(), this.keys, calls);
	}

	/**
	 * Has the arrays of each call.
	 */
	private static final class StringLongCaller implements Caller {

		private final StringLongBulkMap map;

		private final LongFunction<String> toKey;

		private final Operation[] operations;

		private final String[][] keys;

		private final long[][] values;

		private long told;

		private long lastValue;

		StringLongCaller(StringLongBulkMap map, LongFunction<String> toKey, List<Call> calls) {
			this.map = map;
			this.toKey = toKey;
			this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
			this.keys = calls.stream().map((call) -> new String[call.batch()]).toArray(String[][]::new);
			this.values = calls.stream().map((call) -> new long[call.batch()]).toArray(long[][]::new);
		}

		@Override
		public void prepare(int call, long[] numbers) {
			Operation operation = this.operations[call];
			boolean adds = operation == Operation.ADD || operation == Operation.ADD_ALL;
			for (int i = 0; i < this.keys[call].length; i++) {
				this.keys[call][i] = this.toKey.apply(numbers[i]);
				if (operation.effect() == Operation.Effect.STORE) {
					this.values[call][i] = adds ? 1 : ++this.lastValue;
				}
			}
		}

		@Override
		public void call(int call) {
			String[] batchKeys = this.keys[call];
			long[] batchValues = this.values[call];
			switch (this.operations[call]) {
				case GET -> this.told = (this.map.get(batchKeys[0], 0) != 0) ? 1 : 0;
				case PUT -> this.map.put(batchKeys[0], batchValues[0]);
				case PUT_IF_ABSENT -> this.told = this.map.putIfAbsent(batchKeys[0], batchValues[0]) ? 1 : 0;
				case ADD -> this.map.add(batchKeys[0], batchValues[0]);
				case REMOVE -> this.told = this.map.remove(batchKeys[0]) ? 1 : 0;
				case GET_ALL -> this.told = this.map.getAll(batchKeys, batchValues, 0);
				case PUT_ALL -> this.map.putAll(batchKeys, batchValues);
				case PUT_ALL_IF_ABSENT -> this.told = this.map.putAllIfAbsent(batchKeys, batchValues);
				case ADD_ALL -> this.map.addAll(batchKeys, batchValues);
				case REMOVE_ALL -> this.told = this.map.removeAll(batchKeys);
			}
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
