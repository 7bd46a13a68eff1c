package io.bulkmap.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Pace}, and for what becomes of it in percentiles: a map that stalls
 * once, in a time that passes only when somebody waits.
 */
class PaceTests {

	private static final long CALL_NANOS = 1_000;

	private static final long STALL_NANOS = 200_000_000;

	private final FakeTicker ticker = new FakeTicker();

	@Test
	void callsShouldBeDueAtSteadyIntervals() {
		Pace pace = new Pace(1000, 0, 1);

		assertThat(pace.due(0)).isZero();
		assertThat(pace.due(3)).isEqualTo(3_000_000);
		assertThat(pace.dueBefore(3_000_000)).isEqualTo(3);
		assertThat(pace.dueBefore(3_000_001)).isEqualTo(4);
		assertThat(pace.closedLoop()).isFalse();
	}

	@Test
	void threadsShouldTakeTurns() {
		Pace second = new Pace(1000, 1, 4);

		assertThat(second.due(0)).isEqualTo(1_000_000);
		assertThat(second.due(1)).isEqualTo(5_000_000);
	}

	// 1,000 calls a second for a second; one stalls for 200 ms, and the 199 after it are
	// due meanwhile.
	@Test
	void stallShouldDelayAllCallsThatWereDueMeanwhile() throws Exception {
		OperationResult calls = run("rate: 1000", 500).operations().get(0);

		assertThat(calls.calls()).isEqualTo(1000);
		assertThat(calls.latency().max()).isCloseTo(STALL_NANOS, within(STALL_NANOS / 500));
		assertThat(calls.latency().p99()).isCloseTo(STALL_NANOS - 10_000_000, within(STALL_NANOS / 100));
		assertThat(calls.latency().p95()).isCloseTo(STALL_NANOS - 50_000_000, within(STALL_NANOS / 100));
		assertThat(calls.latency().p50()).isEqualTo(CALL_NANOS);
	}

	@Test
	void stallShouldNotShowInTimesFromTheStartOfACall() throws Exception {
		OperationResult calls = run("rate: 1000", 500).operations().get(0);

		assertThat(calls.service().max()).isCloseTo(STALL_NANOS, within(STALL_NANOS / 500));
		assertThat(calls.service().p99()).isEqualTo(CALL_NANOS);
		assertThat(calls.service().p999()).isEqualTo(CALL_NANOS);
	}

	@Test
	void closedLoopShouldHaveOneLongCall() throws Exception {
		OperationResult calls = run("seed: 1", 500).operations().get(0);

		assertThat(calls.latency()).isEqualTo(calls.service());
		assertThat(calls.latency().p999()).isEqualTo(CALL_NANOS);
		assertThat(calls.latency().max()).isCloseTo(STALL_NANOS, within(STALL_NANOS / 500));
	}

	// The last call that starts takes the rest of the time.
	@Test
	void callsThatDidNotStartInTimeShouldBeCounted() throws Exception {
		RunResult result = run("rate: 1000", 900);

		assertThat(result.operations().get(0).calls()).isEqualTo(901);
		assertThat(result.throughput().notStarted()).isEqualTo(99);
		assertThat(result.throughput().wantedCallsPerSecond()).isEqualTo(1000);
	}

	private RunResult run(String pace, int stallingCall) throws Exception {
		Workload workload = WorkloadReader.parse("stall.yaml", """
				name: stall
				map: long-long
				entries: 1
				ops: [GET]
				warm-up: 0s
				duration: 1s
				""" + pace, Map.of());
		return new WorkloadRun(workload, () -> new StallingMap(stallingCall), this.ticker, (phase) -> {
		}).run(EngineKind.HASHMAP);
	}

	@Test
	void phasesShouldComeInTheirOrder() throws Exception {
		List<WorkloadRun.Phase> phases = new ArrayList<>();
		Workload workload = WorkloadReader.parse("stall.yaml", """
				name: stall
				map: long-long
				entries: 1
				ops: [GET]
				calls: 3
				""", Map.of());

		new WorkloadRun(workload, () -> new StallingMap(-1), this.ticker, phases::add).run(EngineKind.HASHMAP);

		assertThat(phases).containsExactly(WorkloadRun.Phase.LOAD, WorkloadRun.Phase.WARM_UP, WorkloadRun.Phase.MEASURE,
				WorkloadRun.Phase.END);
	}

	/**
	 * Time that passes only when somebody waits for it.
	 */
	private static final class FakeTicker implements Ticker {

		private volatile long now;

		@Override
		public long nanos() {
			return this.now;
		}

		@Override
		public void waitUntil(long nanos) {
			this.now = Math.max(this.now, nanos);
		}

	}

	/**
	 * Every call takes a microsecond, and one takes 200 milliseconds.
	 */
	private final class StallingMap implements MapUnderLoad {

		private final int stallingCall;

		StallingMap(int stallingCall) {
			this.stallingCall = stallingCall;
		}

		@Override
		public Caller caller(List<Call> calls) {
			return new Caller() {

				private int index;

				@Override
				public void prepare(int call, long[] numbers) {
				}

				@Override
				public void call(int call) {
					if (calls.get(call).operation() == Operation.GET) {
						boolean stalls = this.index++ == StallingMap.this.stallingCall;
						PaceTests.this.ticker
							.waitUntil(PaceTests.this.ticker.nanos() + (stalls ? STALL_NANOS : CALL_NANOS));
					}
				}

				@Override
				public long outcome(int call) {
					return 1;
				}

			};
		}

		@Override
		public long size() {
			return 1;
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
		}

	}

}
