package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.RunResult.Percentiles;

/**
 * The pictures. What is ours is thicker and darker, too, not only of another colour.
 */
final class Charts {

	private static final int ROW = 24;

	private static final int LABELS = 118;

	private static final double RIGHT = Svg.WIDTH - 62.0;

	private static final int PLOT_HEIGHT = 250;

	private static final int LABEL_DISTANCE = 13;

	private Charts() {
	}

	/**
	 * Draws how the time per entry depends on the size of the map.
	 * @param title what is compared
	 * @param sizes the same at several sizes
	 * @return the picture
	 */
	static String speed(String title, List<Comparison> sizes) {
		List<Speed> all = sizes.stream().flatMap((each) -> each.speeds().stream()).toList();
		double bottom = 20.0 + PLOT_HEIGHT;
		double right = Svg.WIDTH - 136.0;
		Scale y = Scale.over(all.stream().mapToDouble(Speed::nanosPerEntry), bottom, 20);
		Scale x = new Scale(sizes.get(0).size(),
				Math.max(sizes.get(sizes.size() - 1).size(), 2.0 * sizes.get(0).size()), 46, right);
		Svg svg = new Svg(title + ": nanoseconds per entry by entries of the map", PLOT_HEIGHT + 50);
		for (double tick : y.ticks()) {
			svg.line("grid", 36, y.at(tick), right + 6, y.at(tick)).text("tick end", 32, y.at(tick) + 4, plain(tick));
		}
		svg.text("tick end", 32, 12, "ns");
		for (Comparison size : sizes) {
			svg.text("tick middle", x.at(size.size()), bottom + 16, shortCount(size.size()));
		}
		svg.text("tick middle", (36 + right) / 2, bottom + 29, "entries");
		List<EngineKind> kinds = kinds(all);
		List<Label> labels = new ArrayList<>();
		for (int i = kinds.size() - 1; i >= 0; i--) {
			EngineKind kind = kinds.get(i);
			int shape = kind.ours() ? 0 : 1 + i % 3;
			List<Speed> line = sizes.stream().map((size) -> size.of(kind)).flatMap(Optional::stream).toList();
			String type = (kind == EngineKind.NATIVE) ? "ours" : kind.ours() ? "ours light" : "peer p" + i % 4;
			svg.path("line " + type,
					line.stream()
						.map((speed) -> String.format(Locale.ROOT, "%.1f,%.1f", x.at(speed.size()),
								y.at(speed.nanosPerEntry())))
						.collect(Collectors.joining(" ")));
			line.forEach((speed) -> svg.mark("mark " + type, shape, x.at(speed.size()), y.at(speed.nanosPerEntry())));
			Speed last = line.get(line.size() - 1);
			labels.add(new Label(kind.title(), kind.ours() ? "label ours" : "label", x.at(last.size()),
					y.at(last.nanosPerEntry())));
		}
		placed(labels, bottom)
			.forEach((label) -> svg.line("leader", label.x() + 5, label.anchor(), right + 9, label.y())
				.text(label.type(), right + 12, label.y() + 4, label.text()));
		return svg.toString();
	}

	private static List<EngineKind> kinds(List<Speed> speeds) {
		Set<EngineKind> kinds = new LinkedHashSet<>();
		speeds.stream()
			.map(Comparison::kind)
			.sorted(Comparator.comparing((EngineKind kind) -> !kind.ours()).thenComparingInt(EngineKind::ordinal))
			.forEach(kinds::add);
		return List.copyOf(kinds);
	}

	// Moves labels down until none lies on another one, and all up if that is too far.
	static List<PlacedLabel> placed(List<Label> labels, double bottom) {
		List<Label> sorted = labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
		double[] places = new double[sorted.size()];
		double next = 0;
		for (int i = 0; i < places.length; i++) {
			places[i] = Math.max(next, sorted.get(i).y());
			next = places[i] + LABEL_DISTANCE;
		}
		double limit = bottom;
		for (int i = places.length - 1; i >= 0; i--) {
			places[i] = Math.min(places[i], limit);
			limit = places[i] - LABEL_DISTANCE;
		}
		List<PlacedLabel> placed = new ArrayList<>();
		for (int i = 0; i < places.length; i++) {
			Label label = sorted.get(i);
			placed.add(new PlacedLabel(label.text(), label.type(), label.x(), label.y(), places[i]));
		}
		return placed;
	}

	/**
	 * Draws how many times quicker ours is than the best of the others: to the right if
	 * it is, to the left if it is slower.
	 * @param title what is compared
	 * @param sizes the same at several sizes
	 * @return the picture
	 */
	static String ratio(String title, List<Comparison> sizes) {
		List<Ratio> ratios = sizes.stream().map(Charts::ratio).flatMap(Optional::stream).toList();
		double most = ratios.stream().mapToDouble((ratio) -> Math.abs(Math.log(ratio.value()))).max().orElse(0);
		double middle = 190;
		double half = 52 / Math.max(most, Math.log(2));
		Svg svg = new Svg(title + ": how many times quicker than the best other map", 30 + ratios.size() * ROW);
		svg.text("tick end", middle - 8, 14, "slower").text("tick", middle + 8, 14, "faster");
		svg.line("axis", middle, 20, middle, 24 + ratios.size() * ROW);
		double y = 24;
		for (Ratio ratio : ratios) {
			double length = Math.log(ratio.value()) * half;
			boolean won = ratio.value() >= 1;
			svg.text("label end", 84, y + 15, shortCount(ratio.size()))
				.bar(won ? "bar won" : "bar lost", Math.min(middle, middle + length), y + 4, Math.abs(length),
						ROW - 8.0)
				.text(won ? "label" : "label end", middle + length + (won ? 4 : -4), y + 15,
						Figures.ratio(ratio.value()))
				.text("tick end", Svg.WIDTH, y + 15, ratio.peer());
			y += ROW;
		}
		return svg.toString();
	}

	private static Optional<Ratio> ratio(Comparison comparison) {
		return comparison.ours()
			.flatMap((ours) -> comparison.bestPeer()
				.map((peer) -> new Ratio(comparison.size(), Comparison.kind(peer).title(),
						peer.nanosPerEntry() / ours.nanosPerEntry())));
	}

	/**
	 * Draws bars, each with its number.
	 * @param title what they are
	 * @param bars the bars
	 * @return the picture
	 */
	static String bars(String title, List<Bar> bars) {
		double most = bars.stream().mapToDouble((bar) -> bar.first() + bar.second()).max().orElse(1);
		Svg svg = new Svg(title, 8 + bars.size() * ROW);
		double y = 4;
		for (Bar bar : bars) {
			double first = bar.first() / Math.max(most, 1e-9) * (RIGHT - LABELS);
			double second = bar.second() / Math.max(most, 1e-9) * (RIGHT - LABELS);
			svg.text(bar.ours() ? "label ours end" : "label end", LABELS - 6.0, y + 15, bar.label())
				.bar(bar.ours() ? "bar won" : "bar", LABELS, y + 4, first, ROW - 8.0)
				.bar("bar outside", LABELS + first, y + 4, second, ROW - 8.0)
				.text("label", LABELS + first + second + 4, y + 15, bar.number());
			y += ROW;
		}
		return svg.toString();
	}

	/**
	 * Draws from the median to the longest time.
	 * @param title what took so long
	 * @param runs all engines
	 * @param operation finds what an engine did
	 * @return the picture
	 */
	static String percentiles(String title, List<RunResult> runs,
			Function<RunResult, Optional<OperationResult>> operation) {
		List<RunResult> shown = runs.stream().filter((run) -> operation.apply(run).isPresent()).toList();
		Scale x = Scale.over(
				shown.stream()
					.map((run) -> operation.apply(run).orElseThrow().latency())
					.flatMapToDouble((times) -> DoubleStream.of(times.p50() / 1e3, times.max() / 1e3)),
				LABELS + 6, Svg.WIDTH - 8.0);
		double bottom = 8.0 + shown.size() * ROW;
		Svg svg = new Svg(title + ": microseconds, from the median to the longest call", (int) bottom + 46);
		for (double tick : x.ticks()) {
			svg.line("grid", x.at(tick), 4, x.at(tick), bottom)
				.text("tick middle", x.at(tick), bottom + 14, plain(tick));
		}
		svg.text("tick end", LABELS - 6.0, bottom + 14, "µs");
		double y = 8 + ROW / 2.0;
		for (RunResult run : shown) {
			Percentiles times = operation.apply(run).orElseThrow().latency();
			String type = run.ours() ? "ours" : "peer";
			svg.text(run.ours() ? "label ours end" : "label end", LABELS - 6.0, y + 4, run.title())
				.line("line " + type, x.at(times.p50() / 1e3), y, x.at(times.max() / 1e3), y);
			long[] marks = { times.p50(), times.p95(), times.p99(), times.p999(), times.max() };
			for (int shape = 0; shape < marks.length; shape++) {
				svg.mark("mark " + type, shape, x.at(marks[shape] / 1e3), y);
			}
			y += ROW;
		}
		String[] names = { "P50", "P95", "P99", "P99.9", "longest" };
		for (int shape = 0; shape < names.length; shape++) {
			double at = 24 + shape * 66.0;
			svg.mark("mark peer", shape, at, bottom + 32).text("tick", at + 9, bottom + 36, names[shape]);
		}
		return svg.toString();
	}

	static String plain(double number) {
		return (number >= 1) ? Figures.count(number) : String.format(Locale.ROOT, "%s", (float) number);
	}

	static String shortCount(int count) {
		if (count >= 1_000_000 && count % 100_000 == 0) {
			return String.format(Locale.ROOT, "%s M", plainMillions(count));
		}
		return Figures.count(count);
	}

	private static String plainMillions(int count) {
		return (count % 1_000_000 == 0) ? Integer.toString(count / 1_000_000) : Double.toString(count / 1e6);
	}

	/**
	 * A bar of one or two parts.
	 *
	 * @param label what it is
	 * @param ours whether it is about a map of this project
	 * @param first length of the first part
	 * @param second length of the second part
	 * @param number what is written at its end
	 */
	record Bar(String label, boolean ours, double first, double second, String number) {

	}

	/**
	 * How many times quicker ours is.
	 *
	 * @param size entries of the map
	 * @param peer the best of the others
	 * @param value the ratio
	 */
	private record Ratio(int size, String peer, double value) {

	}

	/**
	 * The name of a line, where the line ends.
	 *
	 * @param text the name
	 * @param type how it looks
	 * @param x end of the line
	 * @param y end of the line
	 */
	record Label(String text, String type, double x, double y) {

	}

	/**
	 * The name of a line, where there is place for it.
	 *
	 * @param text the name
	 * @param type how it looks
	 * @param x end of the line
	 * @param anchor end of the line
	 * @param y place of the name
	 */
	record PlacedLabel(String text, String type, double x, double anchor, double y) {

	}

}
