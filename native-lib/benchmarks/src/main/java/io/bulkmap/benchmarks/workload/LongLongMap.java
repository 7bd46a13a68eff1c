package io.bulkmap.benchmarks.workload;

import java.util.List;

import io.bulkmap.benchmarks.engine.BulkMapEngine;
import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeySpace;

/**
 * A map from {@code long} to {@code long}.
 */
final class LongLongMap implements MapUnderLoad {

	private final EngineKind kind;

	private final Engine engine;

	private final KeySpace space;

	LongLongMap(EngineKind kind, Engine engine, KeySpace space) {
		this.kind = kind;
		this.engine = engine;
		this.space = space;
	}

	@Override
	public Caller caller(List<Call> calls) {
		return new LongLongCaller(this.engine, this.space, calls);
	}

	@Override
	public long size() {
		return this.engine.size();
	}

	@Override
	public long offHeapBytes() {
		return this.engine.offHeapBytes();
	}

	@Override
	public String kernel() {
		return (this.kind.ours() && this.engine instanceof BulkMapEngine ours) ? ours.kernel() : "";
	}

	@Override
	public void close() {
		this.engine.close();
	}

	/**
	 * Has the arrays of each call.
	 */
	private static final class LongLongCaller implements Caller {

		private final Engine engine;

		private final KeySpace space;

		private final Operation[] operations;

		private final long[][] keys;

		private final long[][] values;

		private long told;

		private long lastValue;

		LongLongCaller(Engine engine, KeySpace space, List<Call> calls) {
			this.engine = engine;
			this.space = space;
			this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
			this.keys = calls.stream().map((call) -> new long[call.batch()]).toArray(long[][]::new);
			this.values = calls.stream().map((call) -> new long[call.batch()]).toArray(long[][]::new);
		}

		@Override
		public void prepare(int call, long[] numbers) {
			long[] batchKeys = this.keys[call];
			for (int i = 0; i < batchKeys.length; i++) {
				batchKeys[i] = this.space.key(numbers[i]);
			}
			if (this.operations[call].effect() == Operation.Effect.STORE) {
				boolean adds = this.operations[call] == Operation.ADD || this.operations[call] == Operation.ADD_ALL;
				long[] batchValues = this.values[call];
				for (int i = 0; i < batchValues.length; i++) {
					batchValues[i] = adds ? 1 : ++this.lastValue;
				}
			}
		}

		@Override
		public void call(int call) {
			long[] batchKeys = this.keys[call];
			long[] batchValues = this.values[call];
			switch (this.operations[call]) {
				case GET -> this.engine.getEach(batchKeys, batchValues);
				case PUT -> this.engine.putEach(batchKeys, batchValues);
				case PUT_IF_ABSENT -> this.told = this.engine.putEachIfAbsent(batchKeys, batchValues);
				case ADD -> this.engine.addEach(batchKeys, batchValues);
				case REMOVE -> this.told = this.engine.removeEach(batchKeys);
				case GET_ALL -> this.engine.getAll(batchKeys, batchValues);
				case PUT_ALL -> this.engine.putAll(batchKeys, batchValues);
				case PUT_ALL_IF_ABSENT -> this.told = this.engine.putAllIfAbsent(batchKeys, batchValues);
				case ADD_ALL -> this.engine.addAll(batchKeys, batchValues);
				case REMOVE_ALL -> this.told = this.engine.removeAll(batchKeys);
			}
		}

		@Override
		public long outcome(int call) {
			return switch (this.operations[call]) {
				case GET, GET_ALL -> found(this.values[call]);
				case PUT_IF_ABSENT, REMOVE, PUT_ALL_IF_ABSENT, REMOVE_ALL -> this.told;
				case PUT, ADD, PUT_ALL, ADD_ALL -> 0;
			};
		}

		private static long found(long[] values) {
			long found = 0;
			for (long value : values) {
				found += (value != 0) ? 1 : 0;
			}
			return found;
		}

	}

}
