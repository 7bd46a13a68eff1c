package io.bulkmap.sample.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.bulkmap.sample.load.ServiceClient.Sent;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A load while it runs: so many connections share one schedule.
 */
final class Load {

	private static final int DIGITS = 3;

	private final LoadPlan plan;

	private final ServiceClient service;

	private final String path;

	private final RequestBody body;

	private final LongAdder entries = new LongAdder();

	private final LongAdder requests = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

	private final AtomicLong nextRequest = new AtomicLong();

	private final AtomicLong nextKey = new AtomicLong();

	private final Histogram durations = new ConcurrentHistogram(DIGITS);

	private volatile long start;

	Load(LoadPlan plan) {
		this.plan = plan;
		this.service = new ServiceClient(plan.url(), plan.token());
		this.path = "/api/maps/%s/%s".formatted(plan.map(), plan.lookup() ? "lookup" : "entries?op=" + plan.op());
		this.body = new RequestBody(plan.format(), plan.body(), plan.keysOnly());
	}

	/**
	 * Creates the map if there is none.
	 */
	void prepare() throws IOException {
		this.service.send("PUT", "/api/maps/" + this.plan.map());
	}

	/**
	 * Runs the load to its end.
	 */
	LoadReport run() throws InterruptedException {
		ExecutorService connections = Executors.newFixedThreadPool(this.plan.connections());
		this.start = System.nanoTime();
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < this.plan.connections(); i++) {
			SplittableRandom random = new SplittableRandom(this.plan.seed() + i);
			running.add(connections.submit(() -> runConnection(random)));
		}
		connections.shutdown();
		for (Future<?> connection : running) {
			try {
				connection.get();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("A connection has failed", ex.getCause());
			}
		}
		return report();
	}

	/**
	 * Returns what has happened so far.
	 */
	LoadReport report() {
		double seconds = (this.start != 0) ? (System.nanoTime() - this.start) / 1e9 : 0;
		return new LoadReport(seconds, this.requests.sum(), this.failures.sum(), this.firstFailure.get(),
				this.entries.sum(), this.durations.copy());
	}

	private void runConnection(SplittableRandom random) {
		LongSupplier keys = this.plan.keys().keys(this.plan.keySpace(), random, this.nextKey);
		long end = this.start + this.plan.duration().toNanos();
		while (true) {
			long scheduled = this.start + (long) (this.nextRequest.getAndIncrement() * this.plan.nanosPerRequest());
			long begin = (this.plan.rate() > 0) ? scheduled : System.nanoTime();
			if (begin >= end || System.nanoTime() >= end) {
				return;
			}
			Pause.until(begin);
			request(keys, random);
			this.durations.recordValue(Math.max(0, System.nanoTime() - begin));
		}
	}

	private void request(LongSupplier keys, SplittableRandom random) {
		this.requests.increment();
		try {
			this.service.post(this.path,
					new Sent(this.plan.format().type(), this.plan.gzip(),
							(stream) -> this.body.write(stream, keys, (key) -> random.nextLong())),
					this.plan.lookup() ? this.plan.format().type() : "application/json", ServiceClient::drain);
			this.entries.add(this.plan.body());
		}
		catch (IOException ex) {
			fail(ex.toString());
		}
	}

	private void fail(String reason) {
		this.failures.increment();
		this.firstFailure.compareAndSet(null, reason);
	}

}
