package io.bulkmap.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of a document whose figures are in files: tab-separated, the header first.
 * Each is between a line that names its file and one that ends it.
 */
public final class DataTables {

	private static final Pattern TABLE = Pattern.compile("(?s)<!-- table of (\\S+) -->\\n(.*?)<!-- end of table -->");

	private DataTables() {
	}

	/**
	 * Returns a document whose tables are what their files say.
	 * @param document the document
	 * @param directory where the names of files begin: that of the document
	 * @return the document with its tables
	 * @throws IOException if a file cannot be read
	 * @throws IllegalArgumentException if a line of a file has more or fewer cells than
	 * its header
	 */
	public static String fill(String document, Path directory) throws IOException {
		StringBuilder filled = new StringBuilder();
		Matcher tables = TABLE.matcher(document);
		while (tables.find()) {
			String table = markdown(directory.resolve(tables.group(1)));
			tables.appendReplacement(filled, Matcher.quoteReplacement(
					"<!-- table of %s -->\n\n%s\n<!-- end of table -->".formatted(tables.group(1), table)));
		}
		return tables.appendTail(filled).toString();
	}

	private static String markdown(Path file) throws IOException {
		StringBuilder table = new StringBuilder();
		List<String> lines = Files.readAllLines(file);
		int columns = cells(lines.get(0)).size();
		for (int i = 0; i < lines.size(); i++) {
			List<String> cells = cells(lines.get(i));
			if (cells.size() != columns) {
				throw new IllegalArgumentException(
						"%s, line %d: %d cells instead of %d".formatted(file, i + 1, cells.size(), columns));
			}
			table.append("| ").append(String.join(" | ", cells)).append(" |\n");
			if (i == 0) {
				table.append('|').append("---|".repeat(columns)).append('\n');
			}
		}
		return table.toString();
	}

	private static List<String> cells(String line) {
		return List.of(line.split("\t", -1));
	}

}
