package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws distributions over percentiles: the rarer, the wider, as each nine more is as far
 * to the right.
 */
final class PercentileChart {

	private static final double LEFT = 46;

	private static final double RIGHT = Svg.WIDTH - 136.0;

	private static final double TOP = 20;

	private static final double BOTTOM = 270;

	private static final double[] MARKED = { 50, 95, 99, 99.9 };

	private PercentileChart() {
	}

	static String of(List<Distribution> distributions) {
		Scale y = Scale.over(distributions.stream()
			.flatMap((distribution) -> distribution.points().stream())
			.mapToDouble(Distribution.Point::millis), BOTTOM, TOP);
		Scale x = new Scale(1, mostNines(distributions), LEFT, RIGHT);
		Svg svg = new Svg("Duration of requests in milliseconds by percentile", (int) BOTTOM + 30);
		for (double tick : y.ticks()) {
			svg.line("grid", LEFT - 10, y.at(tick), RIGHT + 6, y.at(tick))
				.text("tick end", LEFT - 14, y.at(tick) + 4, Charts.plain(tick));
		}
		svg.text("tick end", LEFT - 14, 12, "ms");
		for (double nines = 1; nines <= x.highest(); nines *= 10) {
			svg.text("tick middle", x.at(nines), BOTTOM + 16, name(100 - 100 / nines));
		}
		List<Charts.Label> labels = new ArrayList<>();
		for (int i = 0; i < distributions.size(); i++) {
			Distribution distribution = distributions.get(i);
			String type = "peer p" + i % 4;
			int shape = i % 4;
			svg.path("line " + type,
					distribution.points()
						.stream()
						.map((point) -> place(point, x, y))
						.distinct()
						.collect(Collectors.joining(" ")));
			for (double percent : MARKED) {
				if (rarity(percent) <= x.highest()) {
					svg.mark("mark " + type, shape, x.at(rarity(percent)), y.at(distribution.millis(percent)));
				}
			}
			labels.add(new Charts.Label(distribution.name(), "label", RIGHT, y.at(distribution.millis(100))));
		}
		Charts.placed(labels, BOTTOM)
			.forEach((label) -> svg.line("leader", label.x() + 2, label.anchor(), RIGHT + 9, label.y())
				.text(label.type(), RIGHT + 12, label.y() + 4, label.text()));
		return svg.toString();
	}

	/**
	 * The longest one is at the end, whatever its share.
	 */
	private static String place(Distribution.Point point, Scale x, Scale y) {
		return String.format(Locale.ROOT, "%.1f,%.1f", x.at(Math.min(rarity(point.percent()), x.highest())),
				y.at(point.millis()));
	}

	/**
	 * Returns one of how many requests takes longer.
	 */
	private static double rarity(double percent) {
		return 1 / Math.max(1e-12, 1 - percent / 100);
	}

	/**
	 * Returns one of how many requests is the longest, in the distribution that has most.
	 */
	private static double mostNines(List<Distribution> distributions) {
		return Math.max(100, distributions.stream().mapToDouble(Distribution::count).max().orElse(0));
	}

	private static String name(double percent) {
		return (percent == 0) ? "P0" : "P" + String.format(Locale.ROOT, "%.4f", percent).replaceAll("\\.?0+$", "");
	}

}
