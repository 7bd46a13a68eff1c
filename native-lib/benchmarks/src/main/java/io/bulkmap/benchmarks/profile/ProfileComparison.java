package io.bulkmap.benchmarks.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.bulkmap.benchmarks.profile.Shares.Kind;

/**
 * What has changed from a baseline to a profile.
 *
 * @param shifts of all hot frames, the largest first
 * @param similarity the share that both have in common of all stacks: 1 if all stacks
 * have equal shares, 0 if there is no stack in both
 * @param differences why shares may differ though the code does not
 * @param limits what is hot, and too much
 */
public record ProfileComparison(List<FrameShift> shifts, double similarity, List<String> differences, Limits limits) {

	// Of differences of shares, so that exactly as much as the threshold is not more.
	private static final double ROUNDING = 1e-9;

	/**
	 * Creates the comparison; the lists are copied.
	 */
	public ProfileComparison {
		shifts = List.copyOf(shifts);
		differences = List.copyOf(differences);
	}

	/**
	 * Compares.
	 * @param baseline the older profile
	 * @param profile the newer one
	 * @param limits what is hot, and too much
	 * @return what has changed
	 * @throws IllegalArgumentException if one of them has too few runs or samples
	 */
	public static ProfileComparison of(Profile baseline, Profile profile, Limits limits) {
		baseline.requireEnough("The baseline");
		profile.requireEnough("The profile");
		List<Shares> before = baseline.runs().stream().map(Shares::of).toList();
		List<Shares> after = profile.runs().stream().map(Shares::of).toList();
		Set<String> frames = new TreeSet<>();
		baseline.runs().forEach((run) -> frames.addAll(run.frames()));
		profile.runs().forEach((run) -> frames.addAll(run.frames()));
		List<FrameShift> shifts = new ArrayList<>();
		for (String frame : frames) {
			for (Kind kind : Kind.values()) {
				FrameShift shift = new FrameShift(frame, kind, Shares.spread(kind, frame, before),
						Shares.spread(kind, frame, after));
				if (100 * shift.share() >= limits.hotPercent()) {
					shifts.add(shift);
				}
			}
		}
		shifts.sort(Comparator.comparingDouble((FrameShift shift) -> Math.abs(shift.points())).reversed());
		return new ProfileComparison(shifts,
				similarity(Stacks.meanShares(baseline.runs()), Stacks.meanShares(profile.runs())),
				profile.conditions().differencesFrom(baseline.conditions()), limits);
	}

	private static double similarity(Map<List<String>, Double> before, Map<List<String>, Double> after) {
		Set<List<String>> stacks = new HashSet<>(before.keySet());
		stacks.retainAll(after.keySet());
		return stacks.stream()
			.mapToDouble((stack) -> Math.min(before.getOrDefault(stack, 0.0), after.getOrDefault(stack, 0.0)))
			.sum();
	}

	/**
	 * Returns the shifts that are too large.
	 * @return hot frames, the one with the largest shift first
	 */
	public List<FrameShift> tooLarge() {
		return this.shifts.stream()
			.filter((shift) -> Math.abs(shift.points()) > this.limits.points() + ROUNDING)
			.toList();
	}

	/**
	 * Tells whether a change must not go in with these shifts: some are too large, and it
	 * is not a different machine, JDK, kernel or workload that may be why.
	 * @return whether it is blocked
	 */
	public boolean blocks() {
		return !tooLarge().isEmpty() && (this.differences.isEmpty() || this.limits.strict());
	}

	/**
	 * Returns what it comes to, in a sentence.
	 * @return the sentence
	 */
	public String verdict() {
		String limit = Points.unsigned(this.limits.points()) + " points";
		if (tooLarge().isEmpty()) {
			return "No hot frame has shifted by more than " + limit + ".";
		}
		String shifted = tooLarge().size() + " shifts of hot frames are of more than " + limit;
		return blocks() ? "Blocked: " + shifted + "." : shifted + ", but conditions differ from those of the baseline.";
	}

	/**
	 * Returns what people want to see first.
	 * @return lines: the shift of every hot frame, similarity, differences of conditions,
	 * and the verdict
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("points  baseline     now  samples  frame");
		for (FrameShift shift : this.shifts) {
			lines.add(String.format(Locale.ROOT, "%6s  %8s  %6s  %-7s  %s", Points.signed(shift.points()),
					Points.percent(shift.before().median()), Points.percent(shift.after().median()),
					shift.kind().name().toLowerCase(Locale.ROOT), shift.frame()));
		}
		lines.add("Similarity of all stacks: " + Points.similarity(this.similarity));
		lines.addAll(this.differences);
		lines.add(verdict());
		return lines;
	}

	/**
	 * What is hot, and too much.
	 *
	 * @param points how many percentage points of shift a hot frame may have
	 * @param hotPercent share from which on a frame is hot, in one of the profiles
	 * @param strict whether a large shift is too much even if conditions differ
	 */
	public record Limits(double points, double hotPercent, boolean strict) {

		/**
		 * Creates the limits.
		 * @throws IllegalArgumentException if they are no percentages
		 */
		public Limits {
			if (!(points > 0 && points < 100)) {
				throw new IllegalArgumentException("The threshold must be more than 0 and less than 100: " + points);
			}
			if (!(hotPercent > 0 && hotPercent <= points)) {
				// Else a frame that comes from nothing could be beyond the threshold and
				// not hot.
				throw new IllegalArgumentException(
						"What is hot must be more than 0 and no more than the threshold: " + hotPercent);
			}
		}

	}

}
