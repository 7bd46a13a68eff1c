package io.bulkmap.benchmarks.report;

import java.util.List;

/**
 * Text that becomes HTML or SVG. What is no mark-up is escaped.
 */
final class Html {

	private final StringBuilder text = new StringBuilder();

	/**
	 * Appends mark-up.
	 */
	Html raw(String markup) {
		this.text.append(markup);
		return this;
	}

	/**
	 * Appends text.
	 */
	Html text(String plain) {
		return raw(escaped(plain));
	}

	/**
	 * Appends an element that has nothing but text.
	 */
	Html element(String name, String plain) {
		return raw("<" + name + ">").text(plain).raw("</" + name.replaceAll(" .*", "") + ">\n");
	}

	/**
	 * Appends a table. Columns but the first are numbers.
	 */
	Html table(List<String> header, List<Row> rows) {
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
	record Row(boolean ours, List<String> cells) {

		/**
		 * Creates a line; the list is copied.
		 */
		Row {
			cells = List.copyOf(cells);
		}

	}

}
