package io.bulkmap.map;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.bulkmap.map.RecordSnapshot.Copy;

/**
 * The open snapshots of a map.
 * <p>
 * Safe for any number of threads.
 */
final class Snapshots {

	private final MapContext context;

	private final Map<Copy, LeakGuard> open = new ConcurrentHashMap<>();

	private volatile boolean mapIsClosed;

	Snapshots(MapContext context) {
		this.context = context;
	}

	MapContext context() {
		return this.context;
	}

	/**
	 * Keeps an eye on a snapshot, until it is closed, by its owner, with the map, or
	 * because nobody can reach it.
	 * @param snapshot the snapshot
	 * @param copy its records
	 */
	void opened(RecordSnapshot snapshot, Copy copy) {
		LeakGuard guard = new LeakGuard(snapshot, "A snapshot of map '%s'".formatted(this.context.name()),
				this.context.leakTracking(), copy::close);
		this.open.put(copy, guard);
		guard.begin();
	}

	/**
	 * Is told that a snapshot is closed.
	 * @param copy its records
	 */
	void closed(Copy copy) {
		LeakGuard guard = this.open.remove(copy);
		if (guard != null) {
			guard.closed();
		}
	}

	/**
	 * Returns how much memory all of them have.
	 * @return the number of bytes
	 */
	long memoryBytes() {
		return this.open.keySet().stream().mapToLong(Copy::memoryBytes).sum();
	}

	/**
	 * Closes all of them, after the map: there will not be another one.
	 */
	void close() {
		this.mapIsClosed = true;
		this.open.keySet().forEach(Copy::close);
	}

	/**
	 * Returns what to throw when a closed snapshot is used.
	 * @return the exception
	 */
	IllegalStateException closed() {
		return this.mapIsClosed ? this.context.closed()
				: new IllegalStateException("This snapshot of map '%s' is closed".formatted(this.context.name()));
	}

}
