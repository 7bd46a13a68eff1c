package io.bulkmap.sample.live;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.OffHeapMap;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/**
 * Takes snapshots, each of the interval since the one before. For one thread at a time.
 */
@Component
final class Sampler {

	/**
	 * Micrometer knows which of the things that a collector reports are pauses.
	 */
	private static final String PAUSES = "jvm.gc.pause";

	private final BulkMapFactory factory;

	private final CallRecorder calls;

	private final MeterRegistry meters;

	private long lastNanos = System.nanoTime();

	private long lastPauses;

	private double lastPauseMillis;

	Sampler(BulkMapFactory factory, CallRecorder calls, MeterRegistry meters) {
		this.factory = factory;
		this.calls = calls;
		this.meters = meters;
	}

	/**
	 * Begins a new interval.
	 */
	void restart() {
		next();
	}

	/**
	 * Ends the interval.
	 */
	Snapshot next() {
		long now = System.nanoTime();
		double seconds = Math.max(1, now - this.lastNanos) / 1e9;
		this.lastNanos = now;
		return new Snapshot(System.currentTimeMillis(), KernelSnapshot.of(this.factory.kernel()), maps(),
				this.calls.next(seconds), memory());
	}

	private List<MapSnapshot> maps() {
		List<MapSnapshot> snapshots = new ArrayList<>();
		for (OffHeapMap map : this.factory.maps()) {
			try {
				snapshots.add(MapSnapshot.of(map));
			}
			catch (IllegalStateException ex) {
				// It was closed meanwhile.
			}
		}
		return snapshots;
	}

	private MemorySnapshot memory() {
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		long pauses = 0;
		double pauseMillis = 0;
		for (Timer timer : this.meters.find(PAUSES).timers()) {
			pauses += timer.count();
			pauseMillis += timer.totalTime(TimeUnit.MILLISECONDS);
		}
		MemorySnapshot snapshot = new MemorySnapshot(heap.getUsed(), heap.getMax(), this.factory.memoryBytes(),
				this.factory.memoryLimit(), pauses - this.lastPauses, pauseMillis - this.lastPauseMillis);
		this.lastPauses = pauses;
		this.lastPauseMillis = pauseMillis;
		return snapshot;
	}

}
