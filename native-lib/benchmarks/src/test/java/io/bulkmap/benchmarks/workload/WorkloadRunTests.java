package io.bulkmap.benchmarks.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.engine.Versions;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Tests for {@link WorkloadRun}: every workload at a tiny scale, with every engine.
 */
class WorkloadRunTests {

	static final List<String> SHIPPED = WorkloadReader.SHIPPED;

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void everyEngineShouldHaveTheSameResults(String name) throws Exception {
		Workload workload = tiny(name, Map.of());
		List<String> expected = outcomes(run(workload, EngineKind.HASHMAP));

		for (EngineKind kind : EngineKind.values()) {
			try {
				RunResult result = run(workload, kind);
				if (workload.start() == Start.FULL) {
					assertThat(outcomes(result)).as(kind.id()).isEqualTo(expected);
				}
				assertThat(result.memory().entries()).as(kind.id()).isEqualTo(entries(workload));
			}
			catch (IllegalStateException ex) {
				assertThat(kind.ours()).as(ex.getMessage()).isTrue();
				assertThat(ex).hasMessageContaining("not available");
			}
		}
	}

	// Those that come four times in a batch are drawn, so that not all come; the same in
	// every round, as the seed says.
	private static int entries(Workload workload) {
		if (workload.name().equals("dedup")) {
			Draws draws = new Draws(workload);
			return draws.distinct();
		}
		return workload.entries();
	}

	@ParameterizedTest
	@EnumSource(names = { "NATIVE", "JAVA", "HASHMAP", "CONCURRENT_HASH_MAP" })
	void otherKeysShouldHaveTheSameResultsAsLongs(EngineKind kind) throws Exception {
		for (String name : List.of("read-heavy", "counters", "sliding-window")) {
			RunResult longs = run(tiny(name, Map.of()), EngineKind.HASHMAP);
			for (String map : List.of("uuid-long", "string-long")) {
				RunResult others = runOrAbort(tiny(name, Map.of("map", map)), kind);

				assertThat(outcomes(others)).as("%s, %s", map, name).isEqualTo(outcomes(longs));
				assertThat(others.memory().entries()).isEqualTo(longs.memory().entries());
			}
		}
	}

	@Test
	void callsShouldBeThoseThatAreDeclared() throws Exception {
		RunResult result = run(tiny("read-heavy", Map.of("calls", "70")), EngineKind.HASHMAP);

		assertThat(result.operations())
			.extracting(OperationResult::operation, OperationResult::calls, OperationResult::entries)
			.containsExactly(tuple(Operation.GET, 20L, 20L), tuple(Operation.GET_ALL, 40L, 4000L),
					tuple(Operation.PUT_ALL, 10L, 10_000L));
		assertThat(result.throughput().rounds()).isOne();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, 1 })
	void hitRatioShouldBeThatOfLookUps(double hitRatio) throws Exception {
		for (String distribution : List.of("random", "sequential", "strided", "clustered", "zipf", "duplicates",
				"window")) {
			Workload workload = WorkloadReader.parse("hits.yaml", """
					name: hits
					map: long-long
					entries: 5000
					ops: [GET_ALL, PUT_ALL, REMOVE_ALL]
					calls: 60
					keys: { distribution: %s, hit-ratio: %s }
					""".formatted(distribution, hitRatio),
					distribution.equals("window") ? Map.of() : Map.of("ops", "[GET_ALL, PUT_ALL]"));

			OperationResult gets = run(workload, EngineKind.HASHMAP).operations().get(0);

			assertThat((double) gets.outcome() / gets.entries()).as(distribution).isCloseTo(hitRatio, within(0.02));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "NATIVE", "CONCURRENT_HASH_MAP", "CHRONICLE" })
	void severalThreadsShouldStoreAllEntriesTogether(EngineKind kind) throws Exception {
		RunResult result = runOrAbort(tiny("bulk-load", Map.of("threads", "3", "entries", "3000", "batch", "100")),
				kind);

		assertThat(result.memory().entries()).isEqualTo(3000);
	}

	@Test
	void windowsOfSeveralThreadsShouldStayAsLongAsTheyAre() throws Exception {
		RunResult result = run(tiny("sliding-window", Map.of("threads", "3", "calls", "31")),
				EngineKind.CONCURRENT_HASH_MAP);

		OperationResult removals = result.operations().get(2);
		assertThat(removals.operation()).isEqualTo(Operation.REMOVE_ALL);
		assertThat(removals.outcome()).isEqualTo(removals.entries());
		// The last call of each thread has stored a batch.
		assertThat(result.memory().entries()).isEqualTo(5000 + 3 * 1000 * 2);
	}

	@Test
	void timeShouldEndARun() throws Exception {
		Workload workload = tiny("counters", Map.of("warm-up", "10ms", "duration", "50ms"));

		RunResult result = run(workload, EngineKind.HASHMAP);

		assertThat(result.throughput().seconds()).isBetween(0.05, 30.0);
		assertThat(result.operations().get(0).calls()).isPositive();
		assertThat(result.throughput().entriesPerSecond()).isPositive();
	}

	// In JVMs of their own, as the command line does: the heap of this one has what other
	// tests have left, which
	// goes when it likes.
	@Test
	void memoryAndAllocationShouldBeThoseOfTheMap() throws Exception {
		Workload workload = tiny("counters", Map.of("entries", "200000", "calls", "100"));
		WorkloadProcess process = new WorkloadProcess(List.of());

		RunResult heap = process.run(workload, EngineKind.HASHMAP);
		RunResult outside = process.run(workload, EngineKind.JAVA);

		assertThat(heap.memory().bytesPerEntry()).isBetween(60.0, 120.0);
		assertThat(heap.memory().offHeapBytes()).isZero();
		assertThat(heap.allocation().bytesPerEntry()).isGreaterThan(8);
		assertThat(outside.memory().offHeapBytes()).isBetween(200_000 * 20L, 200_000 * 60L);
		assertThat(outside.memory().heapBytes()).isLessThan(1_000_000);
		assertThat(outside.allocation().bytesPerEntry()).isLessThan(2);
	}

	@Test
	void garbageShouldShowInCollections() throws Exception {
		try (CollectionWatch watch = new CollectionWatch()) {
			System.gc();
			RunResult.Collections collections = watch.soFar();
			assertThat(collections.count()).isPositive();
			assertThat(collections.millis()).isGreaterThanOrEqualTo(collections.longestMillis());
		}
	}

	@Test
	void failureOfAMapShouldBeTold() {
		Workload workload = tiny("counters", Map.of());

		assertThatIllegalStateException().isThrownBy(() -> new WorkloadRun(workload, () -> {
			throw new IllegalStateException("no memory");
		}, Ticker.SYSTEM, (phase) -> {
		}).run(EngineKind.HASHMAP)).withMessage("no memory");
	}

	@Test
	void everyEngineShouldHaveAVersion() {
		assertThat(Stream.of(EngineKind.values()).map(Versions::of))
			.allSatisfy((version) -> assertThat(version).matches("\\d.*"));
	}

	// Ten times the cycle, or once all entries.
	private static Workload tiny(String name, Map<String, String> changes) {
		Map<String, String> tiny = new HashMap<>(Map.of("entries", "5000"));
		Workload declared = WorkloadReader.read(name, Map.of());
		if (declared.start() == Start.FULL) {
			tiny.put("calls", Integer.toString(10 * declared.ops().size()));
		}
		else {
			tiny.putAll(Map.of("warm-up", "0s", "duration", "1ms", "batch", "1000"));
		}
		if (changes.containsKey("duration")) {
			tiny.remove("calls");
		}
		tiny.putAll(changes);
		return WorkloadReader.read(name, tiny);
	}

	private static RunResult run(Workload workload, EngineKind kind) throws InterruptedException {
		return new WorkloadRun(workload, () -> workload.map().create(kind, workload), Ticker.SYSTEM, (phase) -> {
		}).run(kind);
	}

	private static RunResult runOrAbort(Workload workload, EngineKind kind) throws InterruptedException {
		try {
			return run(workload, kind);
		}
		catch (IllegalStateException ex) {
			return abort(ex.getMessage());
		}
	}

	private static List<String> outcomes(RunResult result) {
		return result.operations()
			.stream()
			.map((operation) -> "%s %d: %d of %d in %d".formatted(operation.operation(), operation.batch(),
					operation.outcome(), operation.entries(), operation.calls()))
			.toList();
	}

	/**
	 * What a thread draws in one round.
	 *
	 * @param workload the workload
	 */
	private record Draws(Workload workload) {

		int distinct() {
			KeySource source = KeySource.of(this.workload, 0);
			Map<Long, Boolean> distinct = new HashMap<>();
			long[] numbers = new long[this.workload.ops().get(0).batch()];
			while (!source.exhausted()) {
				source.next(Operation.Effect.STORE, numbers, numbers.length);
				for (long number : numbers) {
					distinct.put(number, true);
				}
			}
			return distinct.size();
		}

	}

}
