package io.bulkmap.benchmarks.report;

import java.util.List;

/**
 * Text that becomes HTML or SVG. What is no mark-up is escaped.
 */
public final class Html {

	private final StringBuilder text = new StringBuilder();

	/**
	 * Creates a text with nothing in it.
	 */
	public Html() {
	}

	/**
	 * Appends mark-up.
	 * @param markup what is not escaped
	 * @return this
	 */
	public Html raw(String markup) {
		this.text.append(markup);
		return this;
	}

	/**
	 * Appends text.
	 * @param plain what is escaped
	 * @return this
	 */
	public Html text(String plain) {
		return raw(escaped(plain));
	}

	/**
	 * Appends an element that has nothing but text.
	 * @param name its name, and attributes behind a space
	 * @param plain the text
	 * @return this
	 */
	public Html element(String name, String plain) {
		return raw("<" + name + ">").text(plain).raw("</" + name.replaceAll(" .*", "") + ">\n");
	}

	/**
	 * Appends a table. Columns but the first are numbers.
	 * @param header its header
	 * @param rows its lines
	 * @return this
	 */
	public Html table(List<String> header, List<Row> rows) {
		raw("<div class=\"table\"><table><thead><tr>");
		header.forEach((cell) -> raw("<th>").text(cell).raw("</th>"));
		raw("</tr></thead><tbody>\n");
		for (Row row : rows) {
			raw(row.ours() ? "<tr class=\"ours\">" : "<tr>");
			row.cells().forEach((cell) -> raw("<td>").text(cell).raw("</td>"));
			raw("</tr>\n");
		}
		return raw("</tbody></table></div>\n");
	}

	/**
	 * Returns a whole page that needs no other file and has this text as its body.
	 * @param title title of the page, also its first heading
	 * @param styles what the page has of its own, behind the styles of all pages
	 * @return the page
	 */
	public String page(String title, String styles) {
		return new Html().raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
			.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
			.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
			.element("title", title)
			.raw("<style>\n" + Styles.CSS + styles + "</style>\n</head>\n<body>\n<main>\n")
			.element("h1", title)
			.raw(this.text + "</main>\n</body>\n</html>\n")
			.toString();
	}

	static String escaped(String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	/**
	 * A line of a table.
	 *
	 * @param ours whether it is about a map of this project
	 * @param cells its cells
	 */
	public record Row(boolean ours, List<String> cells) {

		/**
		 * Creates a line; the list is copied.
		 */
		public Row {
			cells = List.copyOf(cells);
		}

	}

}
