package io.bulkmap.sample.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A long load of everything at a modest rate, during which somebody looks at the memory
 * and switches the kernel, and nothing may go wrong.
 */
final class Soak {

	private static final int DIGITS = 3;

	private static final String JAVA = "java";

	private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

	private static final int LOOKS = 60;

	private final SoakPlan plan;

	private final SoakWork work;

	private final SoakWatch watch;

	private final Histogram durations = new Histogram(DIGITS);

	private final List<String> kernels = Collections.synchronizedList(new ArrayList<>());

	private final AtomicReference<@Nullable String> watchFailure = new AtomicReference<>();

	private volatile boolean ended;

	Soak(SoakPlan plan, ServiceClient service, ServiceClient management) {
		this.plan = plan;
		this.work = new SoakWork(service, plan);
		this.watch = new SoakWatch(management, plan);
	}

	/**
	 * Runs it to its end. Its maps stay if a request fails, to be looked at.
	 * @throws IOException if it cannot even begin
	 */
	SoakReport run() throws IOException, InterruptedException {
		this.work.begin();
		this.kernels.add(this.watch.kernel());
		long start = System.nanoTime();
		Thread watcher = new Thread(() -> watch(start), "soak-watch");
		watcher.start();
		LoadReport load = work(start);
		this.ended = true;
		watcher.interrupt();
		watcher.join();
		if (load.failures() == 0) {
			this.work.end();
		}
		return new SoakReport(load, this.watch.rss(), this.watch.offHeap(), List.copyOf(this.kernels),
				this.watchFailure.get());
	}

	private LoadReport work(long start) {
		long end = start + this.plan.duration().toNanos();
		long requests = 0;
		long failures = 0;
		String firstFailure = null;
		for (long begin = start; begin < end; begin += this.plan.nanosPerRequest()) {
			Pause.until(begin);
			requests++;
			try {
				this.work.request();
			}
			catch (IOException ex) {
				failures++;
				firstFailure = (firstFailure != null) ? firstFailure : ex.toString();
			}
			this.durations.recordValue(System.nanoTime() - begin);
		}
		return new LoadReport((System.nanoTime() - start) / 1e9, requests, failures, firstFailure,
				(requests - failures) * this.plan.body(), this.durations);
	}

	/**
	 * Half of the time the maps have the kernel that they had, then Java's, and for the
	 * last quarter the first one again.
	 */
	private void watch(long start) {
		try {
			long duration = this.plan.duration().toNanos();
			long interval = Math.min(LONGEST_INTERVAL.toNanos(), duration / LOOKS);
			String first = this.kernels.get(0);
			String other = first.equals(JAVA) ? "auto" : JAVA;
			for (long now = start; !this.ended && now < start + duration; now += interval) {
				Pause.until(now);
				if (this.kernels.size() == 1 && now >= start + duration / 2) {
					use(other);
				}
				if (this.kernels.size() == 2 && now >= start + duration / 4 * 3) {
					use(first);
				}
				this.watch.look();
			}
		}
		catch (IOException ex) {
			this.watchFailure.set(ex.toString());
		}
	}

	private void use(String kernel) throws IOException {
		this.watch.useKernel(kernel);
		this.kernels.add(this.watch.kernel());
	}

}
