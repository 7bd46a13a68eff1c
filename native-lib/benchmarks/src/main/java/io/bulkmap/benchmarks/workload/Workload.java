package io.bulkmap.benchmarks.workload;

import java.util.List;
import java.util.Optional;

import io.bulkmap.benchmarks.workload.Operation.Effect;

/**
 * What is done to a map, as it is declared in YAML.
 *
 * @param name name of files and reports
 * @param description what it stands for
 * @param map type of the map
 * @param ops the calls that every thread repeats, in this order
 * @param keys which keys, how often and in which order
 * @param entries entries of the full map
 * @param start what is in the map when the calls begin
 * @param room whether the map is told how many entries there will be
 * @param threads number of threads that share the map
 * @param warmUpMillis how long the calls before the measured ones go on
 * @param durationMillis how long the measured calls go on
 * @param calls number of measured calls of each thread, and as many before that; 0 if
 * time decides
 * @param rate calls per second of all threads together; 0 if every call follows the one
 * before it
 * @param seed decides which keys are drawn
 */
public record Workload(String name, String description, MapKind map, List<Call> ops, Keys keys, int entries,
		Start start, Room room, int threads, long warmUpMillis, long durationMillis, long calls, double rate,
		long seed) {

	/** The largest number of entries. */
	public static final int MOST_ENTRIES = 200_000_000;

	/** The largest batch. */
	public static final int LARGEST_BATCH = 10_000_000;

	/** The largest number of threads. */
	public static final int MOST_THREADS = 256;

	/** The longest time, in milliseconds: a day. */
	public static final long LONGEST_MILLIS = 86_400_000;

	/** The largest number of calls. */
	public static final long MOST_CALLS = 1_000_000_000_000L;

	/** The highest rate. */
	public static final double HIGHEST_RATE = 10_000_000;

	/**
	 * Creates a workload; the list is copied.
	 */
	public Workload {
		ops = List.copyOf(ops);
	}

	/**
	 * Returns how many entries the map may have at most.
	 * @return a number of entries
	 */
	long mostEntries() {
		if (this.keys.distribution() == Distribution.WINDOW) {
			return this.entries + (long) this.threads * keysPerCycle(Effect.STORE);
		}
		// The last batch of a thread may go beyond its share.
		return (this.start == Start.EMPTY) ? this.entries + (long) this.threads * keysPerCycle(Effect.STORE)
				: this.entries;
	}

	private long keysPerCycle(Effect effect) {
		return this.ops.stream().filter((call) -> call.operation().effect() == effect).mapToLong(Call::batch).sum();
	}

	/**
	 * Returns what contradicts itself, though each value alone could be.
	 * @return the first contradiction, or none
	 */
	Optional<Contradiction> contradiction() {
		long stored = keysPerCycle(Effect.STORE);
		long removed = keysPerCycle(Effect.REMOVE);
		boolean window = this.keys.distribution() == Distribution.WINDOW;
		if (this.entries < this.threads) {
			return contradiction("entries",
					"must be at least the number of threads, %d: %d".formatted(this.threads, this.entries));
		}
		if (window && (stored == 0 || stored != removed)) {
			return contradiction("ops", "must store and remove the same number of keys in a cycle, and some, with the "
					+ "distribution window: %d and %d".formatted(stored, removed));
		}
		if (window && this.start == Start.EMPTY) {
			return contradiction("start", "must be full with the distribution window");
		}
		if (window && this.entries / this.threads < removed) {
			return contradiction("entries",
					"must be at least %d with the distribution window: as many as all threads remove in a cycle"
						.formatted(removed * this.threads));
		}
		if (this.start == Start.EMPTY && stored == 0) {
			return contradiction("start", "must be full where no operation stores entries");
		}
		if (this.start == Start.EMPTY && removed > 0) {
			return contradiction("start", "must be full where an operation removes entries");
		}
		if (this.start == Start.EMPTY && this.calls > 0) {
			return contradiction("calls", "cannot be given with 'start: empty', which goes on until the map is full");
		}
		return Optional.empty();
	}

	private static Optional<Contradiction> contradiction(String key, String reason) {
		return Optional.of(new Contradiction(key, reason));
	}

	/**
	 * Values that cannot be together.
	 *
	 * @param key which of them to change
	 * @param reason what is wrong with it
	 */
	record Contradiction(String key, String reason) {

	}

}
