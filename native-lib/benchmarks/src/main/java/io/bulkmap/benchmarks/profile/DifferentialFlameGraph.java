package io.bulkmap.benchmarks.profile;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.bulkmap.benchmarks.report.Html;

/**
 * A flame graph in SVG whose colours say which frames have more or less of the time than
 * in a baseline: orange is more, blue is less, the stronger the more. Widths are shares
 * in one of the two profiles; a frame that is only in the other one is not in the
 * picture.
 */
final class DifferentialFlameGraph {

	/** Styles of the picture. */
	static final String CSS = """
			.flame { overflow-x: auto; margin: .6rem 0; }
			.flame svg { min-width: 900px; }
			.flame .frame { fill: var(--soft); stroke: var(--rule); stroke-width: .5; }
			.flame .more { fill: var(--lost); }
			.flame .less { fill: var(--won); }
			.flame .much { fill: none; stroke: var(--ink); stroke-width: 1.6; }
			.flame text { font: 11px ui-monospace, "DejaVu Sans Mono", monospace; pointer-events: none; }
			""";

	private static final double WIDTH = 1200;

	private static final double ROW = 17;

	private static final double LETTER = 6.7;

	// Letters that say anything.
	private static final int SHORTEST = 4;

	// Narrower ones are a line in any case.
	private static final double NARROWEST = 0.5;

	// Differences below this are noise, and get no colour.
	private static final double LEAST_POINTS = 0.3;

	private final ToDoubleFunction<FlameNode> width;

	private final double limit;

	private final Html html = new Html();

	private int rows;

	private DifferentialFlameGraph(ToDoubleFunction<FlameNode> width, double limit) {
		this.width = width;
		this.limit = limit;
	}

	/**
	 * Returns the picture.
	 * @param root the root of both profiles
	 * @param title what the picture is for those who do not see it
	 * @param width the share that is a node's width
	 * @param limit points that have the strongest colour, and beyond which a frame gets a
	 * border
	 * @return an element of a page
	 */
	static String svg(FlameNode root, String title, ToDoubleFunction<FlameNode> width, double limit) {
		DifferentialFlameGraph graph = new DifferentialFlameGraph(width, limit);
		graph.rows = graph.rows(root);
		graph.html.raw(
				format("<div class=\"flame\"><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\">\n", WIDTH, graph.rows * ROW));
		graph.html.element("title", title);
		graph.draw(root, 0, 0);
		return graph.html.raw("</svg></div>\n").toString();
	}

	private int rows(FlameNode node) {
		int most = 0;
		for (FlameNode callee : node.callees()) {
			if (isVisible(callee)) {
				most = Math.max(most, rows(callee));
			}
		}
		return 1 + most;
	}

	private void draw(FlameNode node, double x, int row) {
		double wide = pixels(node);
		// The outermost frames are at the bottom.
		double y = (this.rows - 1 - row) * ROW;
		String title = "%s: %s, in the baseline %s (%s points)".formatted(node.frame(), Points.percent(node.after()),
				Points.percent(node.before()), Points.signed(node.points()));
		this.html.raw("<g>").element("title", title);
		rectangle("frame", x, y, wide, 1);
		double points = Math.abs(node.points());
		if (points >= LEAST_POINTS) {
			rectangle((node.points() > 0) ? "more" : "less", x, y, wide, 0.15 + 0.6 * Math.min(1, points / this.limit));
		}
		if (points > this.limit) {
			rectangle("much", x, y, wide, 1);
		}
		label(node, x, y, wide);
		this.html.raw("</g>\n");
		double at = x;
		for (FlameNode callee : node.callees()) {
			if (isVisible(callee)) {
				draw(callee, at, row + 1);
			}
			at += pixels(callee);
		}
	}

	// With the shift, for those who cannot tell the colours; where there is no room for
	// both, a large shift is more important than the end of a name.
	private void label(FlameNode node, double x, double y, double wide) {
		int room = (int) ((wide - 6) / LETTER);
		String name = FrameNames.brief(node.frame());
		double points = Math.abs(node.points());
		String shift = (points >= LEAST_POINTS) ? " " + Points.signed(node.points()) : "";
		String label = "";
		if (name.length() + shift.length() <= room) {
			label = name + shift;
		}
		else if (points > this.limit && shift.length() < room) {
			label = cut(name, room - shift.length()) + shift;
		}
		else if (room >= SHORTEST) {
			label = cut(name, room);
		}
		if (!label.isEmpty()) {
			this.html.raw(format("<text x=\"%.1f\" y=\"%.1f\">", x + 3, y + ROW - 5)).text(label).raw("</text>");
		}
	}

	private static String cut(String name, int letters) {
		return (name.length() <= letters) ? name : name.substring(0, letters - 1) + "…";
	}

	private void rectangle(String type, double x, double y, double wide, double opacity) {
		this.html.raw(format(
				"<rect class=\"%s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill-opacity=\"%.2f\"/>", type,
				x, y, wide, ROW - 1, opacity));
	}

	private boolean isVisible(FlameNode node) {
		return pixels(node) >= NARROWEST;
	}

	private double pixels(FlameNode node) {
		return WIDTH * this.width.applyAsDouble(node);
	}

	@SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency
	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
