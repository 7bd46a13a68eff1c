package io.bulkmap.benchmarks.workload;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.HdrHistogram.Histogram;

/**
 * Makes the calls of one thread and notes how long each took.
 */
final class Worker {

	/** The longest time that is noted as such: an hour. */
	static final long HIGHEST_NANOS = 3_600_000_000_000L;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Workload workload;

	private final int thread;

	private final Ticker ticker;

	private final Pace pace;

	private final Operation[] operations;

	private final int[] batches;

	private final long[] numbers;

	private final Histogram[] latency;

	private final Histogram[] service;

	private final long[] outcomes;

	private KeySource source;

	private long allocatedBytes;

	private long busyNanos;

	private long notStarted;

	Worker(Workload workload, int thread, Ticker ticker) {
		this.workload = workload;
		this.thread = thread;
		this.ticker = ticker;
		this.pace = new Pace(workload.rate(), thread, workload.threads());
		List<Call> calls = workload.ops();
		this.operations = calls.stream().map(Call::operation).toArray(Operation[]::new);
		this.batches = calls.stream().mapToInt(Call::batch).toArray();
		this.numbers = new long[calls.stream().mapToInt(Call::batch).max().orElseThrow()];
		this.latency = histograms(calls.size());
		this.service = histograms(calls.size());
		this.outcomes = new long[calls.size()];
		this.source = KeySource.of(workload, thread);
	}

	private static Histogram[] histograms(int count) {
		return Stream.generate(() -> new Histogram(HIGHEST_NANOS, 3)).limit(count).toArray(Histogram[]::new);
	}

	/**
	 * Forgets what was noted, but not where the keys are.
	 */
	void reset() {
		Stream.of(this.latency, this.service).flatMap(Stream::of).forEach(Histogram::reset);
		Arrays.fill(this.outcomes, 0);
		this.allocatedBytes = 0;
		this.busyNanos = 0;
		this.notStarted = 0;
	}

	/**
	 * Starts with the keys from the beginning, for a new map.
	 */
	void restart() {
		this.source = KeySource.of(this.workload, this.thread);
	}

	/**
	 * Calls the map until the time is over, as many times as it should, or until the
	 * share of the entries is stored, whatever the workload demands.
	 * @param caller calls the map
	 * @param start when the first call of the first thread is due
	 * @param durationNanos how long to go on, if time decides
	 */
	void run(MapUnderLoad.Caller caller, long start, long durationNanos) {
		boolean byTime = this.workload.calls() == 0 && this.workload.start() == Start.FULL;
		long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
		int op = 0;
		for (long call = 0; !over(call); call++) {
			long due = start + this.pace.due(call);
			if (byTime && stops(start, durationNanos, due, call)) {
				break;
			}
			call(caller, op, due);
			op = (op + 1 < this.operations.length) ? op + 1 : 0;
		}
		this.allocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
	}

	private boolean over(long call) {
		return (this.workload.calls() > 0 && call == this.workload.calls()) || this.source.exhausted();
	}

	private boolean stops(long start, long durationNanos, long due, long call) {
		long end = start + durationNanos;
		if (!this.pace.closedLoop() && due >= end) {
			return true;
		}
		if (this.ticker.nanos() < end) {
			return false;
		}
		if (!this.pace.closedLoop()) {
			this.notStarted += this.pace.dueBefore(durationNanos) - call;
		}
		return true;
	}

	private void call(MapUnderLoad.Caller caller, int op, long due) {
		this.source.next(this.operations[op].effect(), this.numbers, this.batches[op]);
		caller.prepare(op, this.numbers);
		if (!this.pace.closedLoop()) {
			this.ticker.waitUntil(due);
		}
		long start = this.ticker.nanos();
		caller.call(op);
		long end = this.ticker.nanos();
		this.outcomes[op] += caller.outcome(op);
		this.busyNanos += end - start;
		record(this.service[op], end - start);
		record(this.latency[op], this.pace.closedLoop() ? end - start : end - due);
	}

	private static void record(Histogram histogram, long nanos) {
		histogram.recordValue(Math.min(Math.max(nanos, 0), HIGHEST_NANOS));
	}

	Histogram latency(int op) {
		return this.latency[op];
	}

	Histogram service(int op) {
		return this.service[op];
	}

	long outcome(int op) {
		return this.outcomes[op];
	}

	long allocatedBytes() {
		return this.allocatedBytes;
	}

	long busyNanos() {
		return this.busyNanos;
	}

	long notStarted() {
		return this.notStarted;
	}

}
