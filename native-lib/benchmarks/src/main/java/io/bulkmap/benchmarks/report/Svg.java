package io.bulkmap.benchmarks.report;

import java.util.Locale;

/**
 * A picture whose colours come from the page. It is as wide as a phone, so that letters
 * are readable there, and gets a title for those who do not see it.
 */
final class Svg {

	/** Width in units, which are pixels on a phone. */
	static final int WIDTH = 360;

	private final Html html = new Html();

	Svg(String title, int height) {
		this.html.raw("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, height))
			.raw("<title>")
			.text(title)
			.raw("</title>\n");
	}

	Svg line(String type, double x1, double y1, double x2, double y2) {
		return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", type, x1, y1, x2, y2);
	}

	Svg bar(String type, double x, double y, double width, double height) {
		return add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n", type, x, y,
				Math.max(width, 0), height);
	}

	Svg path(String type, String points) {
		return add("<polyline class=\"%s\" points=\"%s\"/>\n", type, points);
	}

	/**
	 * Adds a mark of one of several shapes, which tell apart what colours cannot.
	 */
	Svg mark(String type, int shape, double x, double y) {
		return switch (shape) {
			case 0 -> add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", type, x, y);
			case 1 -> add("<path class=\"%s\" d=\"M%.1f %.1fm0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z\"/>\n", type, x, y);
			case 2 -> add("<path class=\"%s\" d=\"M%.1f %.1fm-3.2-3.2h6.4v6.4h-6.4z\"/>\n", type, x, y);
			case 3 -> add("<path class=\"%s\" d=\"M%.1f %.1fm0-4.2l4 7h-8z\"/>\n", type, x, y);
			default -> add("<path class=\"%s\" d=\"M%.1f %.1fm0-5v10\"/>\n", type, x, y);
		};
	}

	Svg text(String type, double x, double y, String text) {
		add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", type, x, y);
		this.html.text(text).raw("</text>\n");
		return this;
	}

	@SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency
	private Svg add(String format, Object... values) {
		this.html.raw(String.format(Locale.ROOT, format, values));
		return this;
	}

	@Override
	public String toString() {
		return this.html + "</svg>\n";
	}

}
