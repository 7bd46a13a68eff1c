package io.bulkmap.benchmarks.workload;

import java.nio.LongBuffer;
import java.util.List;
import java.util.UUID;

import io.bulkmap.MapType;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeySpace;

/**
 * Our map from 16 bytes to {@code long}. The second half of a key is its number.
 */
final class UuidLongMap extends OurMap<UuidLongBulkMap> {

	private final KeySpace space;

	/**
	 * Creates an empty map.
	 * @param kind one of our engines
	 * @param entries how many there is room for
	 * @param space makes keys of their numbers
	 * @throws IllegalStateException if its kernel is not available
	 */
	UuidLongMap(EngineKind kind, int entries, KeySpace space) {
		super(kind, MapType.UUID_LONG, entries);
		this.space = space;
	}

	@Override
	public Caller caller(List<Call> calls) {
		return new UuidLongCaller(map(), this.space, calls);
	}

	/**
	 * Has the arrays of each call. Batches are words, single keys are objects, because
	 * these are the quickest ways.
	 */
	private static final class UuidLongCaller implements Caller {

		private final UuidLongBulkMap map;

		private final KeySpace space;

		private final Operation[] operations;

		private final LongBuffer[] keys;

		private final LongBuffer[] values;

		private UUID single = new UUID(0, 0);

		private long told;

		private long lastValue;

		UuidLongCaller(UuidLongBulkMap map, KeySpace space, List<Call> calls) {
			this.map = map;
			this.space = space;
			this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
			this.keys = calls.stream().map((call) -> LongBuffer.allocate(2 * call.batch())).toArray(LongBuffer[]::new);
			this.values = calls.stream().map((call) -> LongBuffer.allocate(call.batch())).toArray(LongBuffer[]::new);
		}

		@Override
		public void prepare(int call, long[] numbers) {
			LongBuffer batchKeys = this.keys[call].clear();
			LongBuffer batchValues = this.values[call].clear();
			Operation operation = this.operations[call];
			for (int i = 0; i < batchValues.capacity(); i++) {
				batchKeys.put(2 * i, this.space.key(numbers[i])).put(2 * i + 1, numbers[i]);
			}
			if (operation.effect() == Operation.Effect.STORE) {
				boolean adds = operation == Operation.ADD || operation == Operation.ADD_ALL;
				for (int i = 0; i < batchValues.capacity(); i++) {
					batchValues.put(i, adds ? 1 : ++this.lastValue);
				}
			}
			if (!operation.bulk()) {
				this.single = new UUID(batchKeys.get(0), batchKeys.get(1));
			}
		}

		@Override
		public void call(int call) {
			LongBuffer batchKeys = this.keys[call];
			LongBuffer batchValues = this.values[call];
			switch (this.operations[call]) {
				case GET -> this.told = (this.map.get(this.single, 0) != 0) ? 1 : 0;
				case PUT -> this.map.put(this.single, batchValues.get(0));
				case PUT_IF_ABSENT -> this.told = this.map.putIfAbsent(this.single, batchValues.get(0)) ? 1 : 0;
				case ADD -> this.map.add(this.single, batchValues.get(0));
				case REMOVE -> this.told = this.map.remove(this.single) ? 1 : 0;
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
