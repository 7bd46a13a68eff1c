package io.bulkmap.benchmarks.profile;

import java.util.List;

/**
 * What came of several runs of the workload.
 *
 * @param conditions where, how and of what it was made
 * @param runs the stacks of each run
 */
public record Profile(Conditions conditions, List<Stacks> runs) {

	/** How many runs there have to be at least: with fewer, a median is no help. */
	static final int LEAST_RUNS = 3;

	/**
	 * How many samples each run has to have at least: with three runs of so many, chance
	 * alone shifts a frame with half of the time by 5 points once in a thousand
	 * comparisons, and with five runs once in many thousands.
	 */
	static final int LEAST_SAMPLES = 1_000;

	/**
	 * Creates the profile; the list is copied.
	 */
	public Profile {
		runs = List.copyOf(runs);
	}

	/**
	 * Refuses a profile that is not enough to say anything.
	 * @param name what to call it
	 * @throws IllegalArgumentException if it is too small; the message says in what
	 */
	public void requireEnough(String name) {
		if (this.runs.size() < LEAST_RUNS) {
			throw new IllegalArgumentException(
					"%s has %d runs, at least %d are needed".formatted(name, this.runs.size(), LEAST_RUNS));
		}
		for (int i = 0; i < this.runs.size(); i++) {
			long samples = this.runs.get(i).count();
			if (samples < LEAST_SAMPLES) {
				throw new IllegalArgumentException("%s has %d samples in run %d, at least %d are needed".formatted(name,
						samples, i + 1, LEAST_SAMPLES));
			}
		}
	}

	/**
	 * Returns what there is, in a sentence.
	 * @return the sentence
	 */
	public String summary() {
		return "%d runs with kernel %s, %s samples of the workload, %d of other threads".formatted(this.runs.size(),
				this.conditions.kernel(), this.runs.stream().map((run) -> Long.toString(run.count())).toList(),
				this.conditions.otherSamples());
	}

}
