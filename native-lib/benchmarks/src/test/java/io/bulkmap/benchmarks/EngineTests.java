package io.bulkmap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.keys.KeyOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Tests that every engine does the work that is measured, in every benchmark: whatever
 * happens to an engine happens to a {@link HashMap}, too.
 */
class EngineTests {

	private static final int SIZE = 1001;

	private static final int CALLS = 3;

	private final Map<Long, Long> model = new HashMap<>();

	private final EntryCounter counter = new EntryCounter();

	static Stream<Arguments> enginesAndOrders() {
		return Stream.of(EngineKind.values())
			.flatMap((kind) -> Stream.of(KeyOrder.values())
				.filter((order) -> kind == EngineKind.NATIVE || order == KeyOrder.RANDOM
						|| order == KeyOrder.SEQUENTIAL)
				.map((order) -> Arguments.of(kind, order)));
	}

	@ParameterizedTest
	@EnumSource
	void engineShouldTakeEveryKeyAndOverwrite(EngineKind kind) {
		SplittableRandom random = new SplittableRandom(1);
		long[] keySpace = LongStream
			.concat(LongStream.of(0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE), random.longs(SIZE - 5L))
			.toArray();
		try (Engine engine = create(kind, SIZE)) {
			for (int call = 0; call < 20; call++) {
				long[] keys = random.ints(SIZE / 2, 0, SIZE).mapToLong((i) -> keySpace[i]).toArray();
				Batch batch = new Batch(keys, random.longs(keys.length, 1, Long.MAX_VALUE).toArray());
				if (call % 2 == 0) {
					engine.putAll(batch.keys(), batch.values());
				}
				else {
					engine.putEach(batch.keys(), batch.values());
				}
				put(batch);
				assertThatEngineIsTheModel(engine, keySpace);
			}
			engine.clear();
			this.model.clear();
			assertThatEngineIsTheModel(engine, keySpace);
		}
	}

	@ParameterizedTest
	// The others allocate per entry.
	@EnumSource(mode = Mode.EXCLUDE, names = { "HASHMAP", "CONCURRENT_HASH_MAP", "CHRONICLE" })
	void engineShouldHaveRoomFromTheStart(EngineKind kind) {
		ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		for (int entries : new int[] { 10, 665, 666, 682, 683, 768, 769, 1000, 1023, 1024, 1025, 10000, 100000 }) {
			Batch batch = new Batches(KeyOrder.RANDOM, entries).first();
			try (Engine engine = create(kind, entries)) {
				long before = thread.getCurrentThreadAllocatedBytes();
				engine.putEach(batch.keys(), batch.values());
				long allocated = thread.getCurrentThreadAllocatedBytes() - before;
				assertThat(engine.size()).isEqualTo(entries);
				// The first ones only warm up; a new table would take 16 bytes per entry.
				assertThat(entries < 100 || allocated < 16L * entries).as("%d: %d bytes", entries, allocated).isTrue();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void engineShouldAddStoreOnceAndRemove(EngineKind kind) {
		long[] keySpace = new SplittableRandom(2).longs(SIZE).toArray();
		try (Engine engine = create(kind, SIZE)) {
			for (int call = 0; call < 20; call++) {
				SplittableRandom random = new SplittableRandom(call);
				boolean bulk = call % 2 == 0;
				Batch batch = draw(keySpace, random);
				addBatch(engine, batch, bulk);
				assertThat(putIfAbsent(engine, draw(keySpace, random), bulk)).isTrue();
				long[] removed = draw(keySpace, random).keys();
				long expected = LongStream.of(removed).filter((key) -> this.model.remove(key) != null).count();
				assertThat(bulk ? engine.removeAll(removed) : engine.removeEach(removed)).isEqualTo(expected);
				assertThatEngineIsTheModel(engine, keySpace);
			}
		}
	}

	private static Batch draw(long[] keySpace, SplittableRandom random) {
		long[] keys = random.ints(SIZE / 3, 0, SIZE).mapToLong((i) -> keySpace[i]).toArray();
		return new Batch(keys, random.longs(keys.length, 1, 1000).toArray());
	}

	private void addBatch(Engine engine, Batch batch, boolean bulk) {
		if (bulk) {
			engine.addAll(batch.keys(), batch.values());
		}
		else {
			engine.addEach(batch.keys(), batch.values());
		}
		for (int i = 0; i < batch.keys().length; i++) {
			this.model.merge(batch.keys()[i], batch.values()[i], Long::sum);
		}
	}

	private boolean putIfAbsent(Engine engine, Batch batch, boolean bulk) {
		int before = this.model.size();
		for (int i = 0; i < batch.keys().length; i++) {
			this.model.putIfAbsent(batch.keys()[i], batch.values()[i]);
		}
		long added = bulk ? engine.putAllIfAbsent(batch.keys(), batch.values())
				: engine.putEachIfAbsent(batch.keys(), batch.values());
		return added == this.model.size() - before;
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void insertShouldFillAnEmptyMap(EngineKind kind, KeyOrder order) {
		checkInsertion(kind, order, new BulkBenchmark()::insert);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void singlePutShouldFillAnEmptyMap(EngineKind kind, KeyOrder order) {
		checkInsertion(kind, order, new SingleBenchmark()::singlePut);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void updateShouldReplaceAllValues(EngineKind kind, KeyOrder order) {
		checkUpdate(kind, order, new BulkBenchmark()::update);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void singlePutOldShouldReplaceAllValues(EngineKind kind, KeyOrder order) {
		checkUpdate(kind, order, new SingleBenchmark()::singlePutOld);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void mixedShouldFillAHalfFullMap(EngineKind kind, KeyOrder order) {
		HalfFullMap state = create(new HalfFullMap(), kind, order);
		call(state, () -> {
			state.halve();
			this.model.clear();
			put(state.halves.current());
			long size = new BulkBenchmark().mixed(state, this.counter);
			Batch batch = state.batches.current();
			if (!order.drawn()) {
				assertThat(LongStream.of(batch.keys()).filter(this.model::containsKey)).hasSize(SIZE / 2);
			}
			put(batch);
			assertThat(size).isEqualTo(order.drawn() ? this.model.size() : SIZE);
			assertThatEngineIsTheModel(state.engine, batch.keys());
		});
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void hitShouldFindEveryKey(EngineKind kind, KeyOrder order) {
		checkLookUp(create(new FullMap(), kind, order), new BulkBenchmark()::hit, SIZE);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void singleGetHitShouldFindEveryKey(EngineKind kind, KeyOrder order) {
		checkLookUp(create(new FullMap(), kind, order), new SingleBenchmark()::singleGetHit, SIZE);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void missShouldFindNoKey(EngineKind kind, KeyOrder order) {
		checkLookUp(create(new FullMapOfOthers(), kind, order), new BulkBenchmark()::miss, 0);
	}

	@ParameterizedTest
	@MethodSource("enginesAndOrders")
	void singleGetMissShouldFindNoKey(EngineKind kind, KeyOrder order) {
		checkLookUp(create(new FullMapOfOthers(), kind, order), new SingleBenchmark()::singleGetMiss, 0);
	}

	private void checkInsertion(EngineKind kind, KeyOrder order, Operation<EmptyMap, Long> operation) {
		EmptyMap state = create(new EmptyMap(), kind, order);
		call(state, () -> {
			state.clear();
			this.model.clear();
			long size = operation.call(state, this.counter);
			put(state.batches.current());
			assertThat(size).isEqualTo(order.drawn() ? this.model.size() : SIZE);
			assertThatEngineIsTheModel(state.engine, state.batches.current().keys());
		});
	}

	private void checkUpdate(EngineKind kind, KeyOrder order, Operation<FullMap, Long> operation) {
		FullMap state = create(new FullMap(), kind, order);
		put(new Batches(order, SIZE).first());
		call(state, () -> {
			assertThat(operation.call(state, this.counter)).isEqualTo(SIZE);
			put(state.batches.current());
			assertThat(this.model).hasSize(SIZE);
			assertThatEngineIsTheModel(state.engine, state.batches.current().keys());
		});
	}

	private <S extends FullMap> void checkLookUp(S state, Operation<S, long[]> operation, int hits) {
		put(new Batches(state.order, SIZE).first());
		call(state, () -> {
			long[] found = operation.call(state, this.counter);
			assertThat(found).isEqualTo(expected(state.batches.current().keys()));
			assertThat(LongStream.of(found).filter((value) -> value != 0)).hasSize(hits);
			assertThat(state.engine.size()).isEqualTo(SIZE);
		});
	}

	private void call(MeasuredMap state, Runnable check) {
		for (int i = 0; i < CALLS; i++) {
			check.run();
		}
		state.close();
		assertThat(this.counter.perEntry).isEqualTo((long) CALLS * SIZE);
	}

	private void put(Batch batch) {
		for (int i = 0; i < batch.keys().length; i++) {
			this.model.put(batch.keys()[i], batch.values()[i]);
		}
	}

	private long[] expected(long[] keys) {
		return LongStream.of(keys).map((key) -> this.model.getOrDefault(key, 0L)).toArray();
	}

	private void assertThatEngineIsTheModel(Engine engine, long[] keys) {
		assertThat(engine.size()).isEqualTo(this.model.size());
		long[] found = new long[keys.length];
		engine.getAll(keys, found);
		assertThat(found).isEqualTo(expected(keys));
		Arrays.fill(found, -1);
		engine.getEach(keys, found);
		assertThat(found).isEqualTo(expected(keys));
	}

	private static <S extends MeasuredMap> S create(S state, EngineKind kind, KeyOrder order) {
		create(kind, 0).close();
		state.engineKind = kind;
		state.order = order;
		state.size = SIZE;
		state.create();
		return state;
	}

	private static Engine create(EngineKind kind, int entries) {
		try {
			return kind.create(entries);
		}
		catch (IllegalStateException ex) {
			return abort(ex.getMessage());
		}
	}

	/**
	 * A benchmark.
	 *
	 * @param <S> its map
	 * @param <R> what it returns
	 */
	private interface Operation<S, R> {

		R call(S state, EntryCounter counter);

	}

}
