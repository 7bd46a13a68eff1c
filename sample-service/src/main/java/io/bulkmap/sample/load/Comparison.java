package io.bulkmap.sample.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the same load has done to two services, round by round.
 */
final class Comparison {

	private static final double[] PERCENTILES = { 50, 95, 99, 99.9, 100 };

	private final String first;

	private final String second;

	private final List<LoadReport> firstRounds = new ArrayList<>();

	private final List<LoadReport> secondRounds = new ArrayList<>();

	/**
	 * Creates a comparison without rounds.
	 * @param first name of one service
	 * @param second name of the other
	 */
	Comparison(String first, String second) {
		this.first = first;
		this.second = second;
	}

	/**
	 * Adds a round.
	 */
	void add(LoadReport firstReport, LoadReport secondReport) {
		this.firstRounds.add(firstReport);
		this.secondRounds.add(secondReport);
	}

	/**
	 * Returns how many requests have failed, of both.
	 */
	long failures() {
		return sum(this.firstRounds).failures() + sum(this.secondRounds).failures();
	}

	/**
	 * Returns the comparison for people. Its ratios are those of the first service to the
	 * second: the higher the better for rates, the lower for times.
	 */
	String text() {
		LoadReport one = sum(this.firstRounds);
		LoadReport other = sum(this.secondRounds);
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-12s %20s %20s %8s%n",
				this.firstRounds.size() + " rounds", this.first, this.second, "ratio"));
		text.append(row("entries/s", "%,.0f", one.entriesPerSecond(), other.entriesPerSecond()));
		for (double percentile : PERCENTILES) {
			String name = (percentile < 100) ? "P%s ms".formatted(number(percentile)) : "longest ms";
			text.append(row(name, "%,.2f", one.millis(percentile), other.millis(percentile)));
		}
		List<Double> ratios = rateRatios();
		text.append(String.format(Locale.ROOT, "ratio of entries/s, round by round: %.2f to %.2f, median %.2f%n",
				ratios.get(0), ratios.get(ratios.size() - 1), ratios.get(ratios.size() / 2)));
		return text.append(failures(this.first, one)).append(failures(this.second, other)).toString();
	}

	private static String failures(String service, LoadReport report) {
		return (report.failures() == 0) ? ""
				: String.format(Locale.ROOT, "%,d requests to %s have failed, the first with: %s%n", report.failures(),
						service, report.firstFailure());
	}

	private List<Double> rateRatios() {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < this.firstRounds.size(); i++) {
			ratios.add(this.firstRounds.get(i).entriesPerSecond() / this.secondRounds.get(i).entriesPerSecond());
		}
		Collections.sort(ratios);
		return ratios;
	}

	private static String row(String name, String format, double one, double other) {
		return String.format(Locale.ROOT, "%-12s %20s %20s %8.2f%n", name, String.format(Locale.ROOT, format, one),
				String.format(Locale.ROOT, format, other), one / other);
	}

	private static String number(double percentile) {
		return (percentile == Math.rint(percentile)) ? String.valueOf((int) percentile) : String.valueOf(percentile);
	}

	private static LoadReport sum(List<LoadReport> rounds) {
		return rounds.stream().reduce(LoadReport::plus).orElseThrow();
	}

}
