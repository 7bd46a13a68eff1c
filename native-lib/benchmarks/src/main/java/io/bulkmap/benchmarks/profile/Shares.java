package io.bulkmap.benchmarks.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The share of all samples that each frame has.
 *
 * @param self samples in which it is the innermost frame
 * @param total samples in which it is anywhere, once or more
 */
record Shares(Map<String, Double> self, Map<String, Double> total) {

	/**
	 * Creates the shares; the maps are copied.
	 */
	Shares {
		self = Map.copyOf(self);
		total = Map.copyOf(total);
	}

	/**
	 * Returns the shares of one run.
	 * @param stacks its stacks
	 * @return the shares
	 */
	static Shares of(Stacks stacks) {
		Map<String, Double> self = new HashMap<>();
		Map<String, Double> total = new HashMap<>();
		double all = stacks.count();
		stacks.samples().forEach((frames, count) -> {
			self.merge(frames.get(frames.size() - 1), count / all, Double::sum);
			new HashSet<>(frames).forEach((frame) -> total.merge(frame, count / all, Double::sum));
		});
		return new Shares(self, total);
	}

	/**
	 * Returns what a frame has in several runs.
	 * @param kind of which samples
	 * @param frame the frame
	 * @param runs the shares of each run
	 * @return median and extremes
	 */
	static Spread spread(Kind kind, String frame, List<Shares> runs) {
		return Spread.of(runs.stream().mapToDouble((run) -> run.of(kind).getOrDefault(frame, 0.0)).sorted().toArray());
	}

	private Map<String, Double> of(Kind kind) {
		return (kind == Kind.SELF) ? this.self : this.total;
	}

	/**
	 * Which samples count for a frame.
	 */
	enum Kind {

		/** Those in which it is the innermost. */
		SELF,

		/** All in which it is. */
		TOTAL

	}

	/**
	 * A share in several runs.
	 *
	 * @param median the median
	 * @param lowest the lowest
	 * @param highest the highest
	 */
	record Spread(double median, double lowest, double highest) {

		static Spread of(double... sorted) {
			int half = sorted.length / 2;
			double median = (sorted.length % 2 != 0) ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
			return new Spread(median, sorted[0], sorted[sorted.length - 1]);
		}

	}

}
