package io.bulkmap.sample.race;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.bulkmap.MapCapacityException;

/**
 * One race. All contestants do the same piece of work, one after another, then the next
 * piece, so that whatever else the machine does meanwhile hits them alike.
 */
final class Race {

	private static final int LAPS = 50;

	private static final int WARM_UP_ENTRIES = 20_000;

	private static final int WARM_UP_ROUNDS = 8;

	private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);

	private final int entries;

	private final int batch;

	private final Contestants contestants;

	private final RaceTrack track;

	private long[] keys = {};

	private long[] values = {};

	private final long deadline = System.nanoTime() + MAX_NANOS;

	private volatile boolean cancelled;

	Race(int entries, int batch, Contestants contestants, RaceTrack track) {
		this.entries = entries;
		this.batch = batch;
		this.contestants = contestants;
		this.track = track;
	}

	/**
	 * Ends the race after the piece of work that is being done.
	 */
	void cancel() {
		this.cancelled = true;
	}

	/**
	 * Runs the race.
	 * @throws IOException if nobody watches any more
	 */
	void run() throws IOException {
		Map<String, Double> put = new LinkedHashMap<>();
		Map<String, Double> get = new LinkedHashMap<>();
		String outcome;
		this.keys = new SplittableRandom().longs(this.entries).toArray();
		this.values = new long[this.entries];
		try {
			warmUp();
			outcome = race(put, get);
		}
		catch (MapCapacityException ex) {
			outcome = String.valueOf(ex.getMessage());
		}
		this.track.tell(new RaceEvent.End(outcome, put, get));
	}

	/**
	 * Lets the compiler see all of it before anything is measured.
	 */
	private void warmUp() {
		int count = Math.min(WARM_UP_ENTRIES, this.entries);
		for (int round = 0; round < WARM_UP_ROUNDS && !isOver(); round++) {
			List<Contestant> all = this.contestants.create();
			try {
				for (Contestant contestant : all) {
					put(contestant, 0, count);
					get(contestant, 0, count);
				}
			}
			finally {
				all.forEach(Contestant::close);
			}
		}
	}

	private String race(Map<String, Double> put, Map<String, Double> get) throws IOException {
		List<Contestant> all = this.contestants.create();
		try {
			this.track.tell(new RaceEvent.Start(this.entries, this.batch, all.stream().map(Contestant::name).toList()));
			run("put", all, put, this::put);
			run("get", all, get, this::get);
			if (this.cancelled) {
				return "cancelled";
			}
			return isOver() ? "it took more than %s s".formatted(TimeUnit.NANOSECONDS.toSeconds(MAX_NANOS))
					: "finished";
		}
		finally {
			all.forEach(Contestant::close);
		}
	}

	private void run(String phase, List<Contestant> all, Map<String, Double> means, Work work) throws IOException {
		int lap = Math.max(this.batch, (this.entries + LAPS - 1) / LAPS);
		Map<String, Long> totals = new LinkedHashMap<>();
		for (int done = 0; done < this.entries && !isOver();) {
			int count = Math.min(lap, this.entries - done);
			Map<String, Double> nanosPerEntry = new LinkedHashMap<>();
			for (Contestant contestant : all) {
				long start = System.nanoTime();
				work.run(contestant, done, count);
				long nanos = System.nanoTime() - start;
				nanosPerEntry.put(contestant.name(), rounded(nanos, count));
				totals.merge(contestant.name(), nanos, Long::sum);
			}
			done += count;
			int doneNow = done;
			totals.forEach((name, nanos) -> means.put(name, rounded(nanos, doneNow)));
			this.track.tell(new RaceEvent.Lap(phase, done, nanosPerEntry));
		}
	}

	private void put(Contestant contestant, int from, int count) {
		for (int offset = from; offset < from + count; offset += this.batch) {
			contestant.put(this.keys, this.keys, offset, Math.min(this.batch, from + count - offset));
		}
	}

	private void get(Contestant contestant, int from, int count) {
		for (int offset = from; offset < from + count; offset += this.batch) {
			contestant.get(this.keys, this.values, offset, Math.min(this.batch, from + count - offset));
		}
	}

	private boolean isOver() {
		return this.cancelled || System.nanoTime() - this.deadline > 0;
	}

	private static double rounded(long nanos, int entries) {
		return Math.round(10.0 * nanos / entries) / 10.0;
	}

	/**
	 * A piece of work.
	 */
	private interface Work {

		void run(Contestant contestant, int from, int count);

	}

	/**
	 * Where the contestants come from.
	 */
	interface Contestants {

		List<Contestant> create();

	}

}
