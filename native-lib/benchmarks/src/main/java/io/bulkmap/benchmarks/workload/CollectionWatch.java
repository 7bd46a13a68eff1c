package io.bulkmap.benchmarks.workload;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;

/**
 * Counts the garbage collections of this JVM from its creation on, and knows the longest.
 * What the JVM tells has a resolution of a millisecond.
 */
final class CollectionWatch implements AutoCloseable {

	private static final long NOTIFICATIONS_MILLIS = 50;

	private final List<NotificationEmitter> emitters = new ArrayList<>();

	private final NotificationListener listener = (notification, handback) -> {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			collected(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()).getGcInfo());
		}
	};

	private final long startMillis;

	private final long countBefore;

	private final long millisBefore;

	private long longestMillis;

	CollectionWatch() {
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (collector instanceof NotificationEmitter emitter) {
				emitter.addNotificationListener(this.listener, null, null);
				this.emitters.add(emitter);
			}
		}
		this.startMillis = ManagementFactory.getRuntimeMXBean().getUptime();
		this.countBefore = count();
		this.millisBefore = millis();
	}

	// Of a collection before the start, the JVM may tell after it.
	private synchronized void collected(GcInfo info) {
		if (info.getStartTime() >= this.startMillis) {
			this.longestMillis = Math.max(this.longestMillis, info.getDuration());
		}
	}

	/**
	 * Returns what was collected until now.
	 * @return the collections
	 */
	RunResult.Collections soFar() throws InterruptedException {
		long count = count() - this.countBefore;
		long millis = millis() - this.millisBefore;
		// Notifications come a little later.
		Thread.sleep(NOTIFICATIONS_MILLIS);
		synchronized (this) {
			return new RunResult.Collections(count, millis, this.longestMillis);
		}
	}

	private static long count() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong((collector) -> Math.max(collector.getCollectionCount(), 0))
			.sum();
	}

	private static long millis() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong((collector) -> Math.max(collector.getCollectionTime(), 0))
			.sum();
	}

	@Override
	public void close() {
		for (NotificationEmitter emitter : this.emitters) {
			try {
				emitter.removeNotificationListener(this.listener);
			}
			catch (ListenerNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
