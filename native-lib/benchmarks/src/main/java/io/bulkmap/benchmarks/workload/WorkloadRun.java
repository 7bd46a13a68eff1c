package io.bulkmap.benchmarks.workload;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.engine.Versions;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.RunResult.Percentiles;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Runs a workload against one engine, in this JVM.
 */
final class WorkloadRun {

	private static final int LOAD_BATCH = 1000;

	private final Workload workload;

	private final Supplier<MapUnderLoad> maps;

	private final Ticker ticker;

	private final Consumer<Phase> phases;

	private final List<Worker> workers;

	private @Nullable MapUnderLoad map;

	/**
	 * Prepares a run.
	 * @param workload what to do
	 * @param maps creates maps
	 * @param ticker time
	 * @param phases is told what begins
	 */
	WorkloadRun(Workload workload, Supplier<MapUnderLoad> maps, Ticker ticker, Consumer<Phase> phases) {
		this.workload = workload;
		this.maps = maps;
		this.ticker = ticker;
		this.phases = phases;
		this.workers = IntStream.range(0, workload.threads())
			.mapToObj((thread) -> new Worker(workload, thread, ticker))
			.toList();
	}

	/**
	 * Runs the workload.
	 * @param kind the engine, for the result
	 * @return the result
	 * @throws InterruptedException if this thread is interrupted
	 */
	RunResult run(EngineKind kind) throws InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(this.workload.threads());
		try {
			return (this.workload.start() == Start.FULL) ? runFull(kind, threads) : runRounds(kind, threads);
		}
		finally {
			threads.shutdownNow();
			if (this.map != null) {
				this.map.close();
			}
		}
	}

	private RunResult runFull(EngineKind kind, ExecutorService threads) throws InterruptedException {
		this.phases.accept(Phase.LOAD);
		this.map = this.maps.get();
		load(this.map);
		List<MapUnderLoad.Caller> callers = callers(this.map);
		this.phases.accept(Phase.WARM_UP);
		callAll(threads, callers, this.workload.warmUpMillis());
		begin();
		try (CollectionWatch collections = new CollectionWatch()) {
			long nanos = callAll(threads, callers, this.workload.durationMillis());
			callers.clear();
			return result(kind, 1, nanos, collections.soFar());
		}
	}

	// Whole rounds, at least one, until the time is over.
	private RunResult runRounds(EngineKind kind, ExecutorService threads) throws InterruptedException {
		this.phases.accept(Phase.WARM_UP);
		long warmUpEnd = this.ticker.nanos() + this.workload.warmUpMillis() * 1_000_000;
		do {
			fill(threads);
		}
		while (this.ticker.nanos() < warmUpEnd);
		begin();
		long end = this.ticker.nanos() + this.workload.durationMillis() * 1_000_000;
		long nanos = 0;
		long rounds = 0;
		try (CollectionWatch collections = new CollectionWatch()) {
			do {
				nanos += fill(threads);
				rounds++;
			}
			while (this.ticker.nanos() < end);
			return result(kind, rounds, nanos, collections.soFar());
		}
	}

	// Returns how long it took.
	private long fill(ExecutorService threads) throws InterruptedException {
		if (this.map != null) {
			this.map.close();
		}
		this.workers.forEach(Worker::restart);
		this.map = this.maps.get();
		return callAll(threads, callers(this.map), 0);
	}

	private void begin() {
		this.workers.forEach(Worker::reset);
		System.gc();
		this.phases.accept(Phase.MEASURE);
	}

	private List<MapUnderLoad.Caller> callers(MapUnderLoad map) {
		return this.workers.stream()
			.map((worker) -> map.caller(this.workload.ops()))
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private void load(MapUnderLoad map) {
		int batch = Math.min(LOAD_BATCH, this.workload.entries());
		int left = this.workload.entries() % batch;
		MapUnderLoad.Caller caller = map
			.caller(List.of(new Call(Operation.PUT_ALL, batch), new Call(Operation.PUT_ALL, Math.max(left, 1))));
		long[] numbers = new long[batch];
		for (int from = 0; from < this.workload.entries(); from += batch) {
			for (int i = 0; i < batch; i++) {
				numbers[i] = from + (long) i;
			}
			int op = (from + batch <= this.workload.entries()) ? 0 : 1;
			caller.prepare(op, numbers);
			caller.call(op);
		}
	}

	// Returns the time from the start of the first to the end of the last.
	private long callAll(ExecutorService threads, List<MapUnderLoad.Caller> callers, long millis)
			throws InterruptedException {
		CountDownLatch ready = new CountDownLatch(this.workers.size());
		CountDownLatch go = new CountDownLatch(1);
		long[] start = new long[1];
		List<Future<Long>> ends = new ArrayList<>();
		for (int i = 0; i < callers.size(); i++) {
			Worker worker = this.workers.get(i);
			MapUnderLoad.Caller caller = callers.get(i);
			ends.add(threads.submit(() -> {
				ready.countDown();
				go.await();
				worker.run(caller, start[0], millis * 1_000_000);
				return this.ticker.nanos();
			}));
		}
		ready.await();
		start[0] = this.ticker.nanos();
		go.countDown();
		long last = start[0];
		for (Future<Long> end : ends) {
			last = Math.max(last, get(end));
		}
		return last - start[0];
	}

	private static long get(Future<Long> future) throws InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A thread of the workload failed: " + ex.getCause(), ex.getCause());
		}
	}

	private RunResult result(EngineKind kind, long rounds, long nanos, RunResult.Collections collections) {
		this.phases.accept(Phase.END);
		String kernel = Objects.requireNonNull(this.map).kernel();
		RunResult.Memory memory = memory();
		List<OperationResult> operations = this.workload.ops().stream().distinct().map(this::operation).toList();
		double seconds = nanos / 1e9;
		long calls = operations.stream().mapToLong(OperationResult::calls).sum();
		long entries = operations.stream().mapToLong(OperationResult::entries).sum();
		long allocated = sum(Worker::allocatedBytes);
		RunResult.Throughput throughput = new RunResult.Throughput(rounds, seconds, sum(Worker::busyNanos) / 1e9,
				calls / seconds, entries / seconds, this.workload.rate(), sum(Worker::notStarted));
		return new RunResult(kind.id(), kind.title(), kind.ours(), Versions.of(kind), kernel,
				ManagementFactory.getRuntimeMXBean().getInputArguments(), operations, throughput,
				new RunResult.Allocation(allocated, allocated / seconds, (double) allocated / Math.max(entries, 1)),
				collections, memory);
	}

	private long sum(ToLongFunction<Worker> part) {
		return this.workers.stream().mapToLong(part).sum();
	}

	private OperationResult operation(Call call) {
		Histogram latency = new Histogram(Worker.HIGHEST_NANOS, 3);
		Histogram service = new Histogram(Worker.HIGHEST_NANOS, 3);
		long outcome = 0;
		for (int op = 0; op < this.workload.ops().size(); op++) {
			if (this.workload.ops().get(op).equals(call)) {
				for (Worker worker : this.workers) {
					latency.add(worker.latency(op));
					service.add(worker.service(op));
					outcome += worker.outcome(op);
				}
			}
		}
		long calls = service.getTotalCount();
		Percentiles serviceTimes = percentiles(service);
		return new OperationResult(call.operation(), call.batch(), calls, calls * call.batch(), outcome,
				serviceTimes.mean() / call.batch(), percentiles(latency), serviceTimes);
	}

	private static Percentiles percentiles(Histogram histogram) {
		if (histogram.getTotalCount() == 0) {
			return new Percentiles(0, 0, 0, 0, 0, 0);
		}
		return new Percentiles(histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(95),
				histogram.getValueAtPercentile(99), histogram.getValueAtPercentile(99.9), histogram.getMaxValue(),
				histogram.getMean());
	}

	// What is on the heap no more when the map is gone, is what it took.
	private RunResult.Memory memory() {
		long heapWithMap = usedHeap();
		RunResult.Memory outside = close();
		long heap = Math.max(0, heapWithMap - usedHeap());
		return new RunResult.Memory(outside.entries(), heap, outside.offHeapBytes(),
				(double) (heap + outside.offHeapBytes()) / Math.max(outside.entries(), 1), mostResident());
	}

	// In a method of its own, so that no variable refers to the map afterwards.
	private RunResult.Memory close() {
		MapUnderLoad open = Objects.requireNonNull(this.map);
		this.map = null;
		RunResult.Memory memory = new RunResult.Memory(open.size(), 0, open.offHeapBytes(), 0, 0);
		open.close();
		return memory;
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	// Linux only.
	private static long mostResident() {
		Path status = Path.of("/proc/self/status");
		if (!Files.isReadable(status)) {
			return 0;
		}
		try {
			return Files.readAllLines(status)
				.stream()
				.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * What a run does.
	 */
	enum Phase {

		/** Puts all entries into the map. */
		LOAD,

		/** Makes the calls that are not measured. */
		WARM_UP,

		/** Makes the calls that are measured. */
		MEASURE,

		/** Looks at memory. */
		END

	}

}
