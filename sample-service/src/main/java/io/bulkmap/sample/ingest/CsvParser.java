package io.bulkmap.sample.ingest;

import java.util.List;

/**
 * Parses lines of whole numbers separated by commas, each of which may stand in double
 * quotes. The first line may be a header with the names of the fields.
 */
final class CsvParser implements LineParser {

	private static final char COMMA = ',';

	private static final char QUOTE = '"';

	private final List<String> fields;

	private final String header;

	private final LineScanner scanner;

	private final long[] numbers;

	CsvParser(List<String> fields) {
		this.fields = fields;
		this.header = String.join(",", fields);
		this.scanner = new LineScanner(fields);
		this.numbers = new long[fields.size()];
	}

	@Override
	public void parse(Line line, Batch batch) {
		if (this.scanner.scanCsv(line, batch)) {
			return;
		}
		if (line.number() == 1 && isHeader(line)) {
			return;
		}
		checkFieldCount(line);
		int start = 0;
		for (int i = 0; i < this.numbers.length; i++) {
			int end = endOfField(line, start);
			this.numbers[i] = number(line, start, end, this.fields.get(i));
			start = end + 1;
		}
		addNumbers(batch);
	}

	private void addNumbers(Batch batch) {
		if (this.numbers.length == 1) {
			batch.add(this.numbers[0]);
		}
		else {
			batch.add(this.numbers[0], this.numbers[1]);
		}
	}

	private boolean isHeader(Line line) {
		return line.text().replace("\"", "").equalsIgnoreCase(this.header);
	}

	private void checkFieldCount(Line line) {
		int found = 1 + (int) line.chars().filter((character) -> character == COMMA).count();
		if (found != this.numbers.length) {
			throw line.wrong("expected %s %s (%s) but found %s".formatted(this.numbers.length,
					(this.numbers.length != 1) ? "fields" : "field", this.header, found));
		}
	}

	/**
	 * Finds the end of a field. Numbers contain no commas, so quotes do not matter here.
	 */
	private static int endOfField(Line line, int start) {
		int end = start;
		while (end < line.length() && line.charAt(end) != COMMA) {
			end++;
		}
		return end;
	}

	private static long number(Line line, int start, int end, String field) {
		if (end - start >= 2 && line.charAt(start) == QUOTE && line.charAt(end - 1) == QUOTE) {
			return number(line, start + 1, end - 1, field);
		}
		try {
			return Long.parseLong(line, start, end, 10);
		}
		catch (NumberFormatException ex) {
			throw line.wrong(reason(line.text(start, end), field));
		}
	}

	private static String reason(String text, String field) {
		if (text.isBlank()) {
			return "'%s' is empty".formatted(field);
		}
		if (text.matches("[+-]?[0-9]+")) {
			return "'%s' does not fit into 64 bits: %s".formatted(field, Line.quote(text));
		}
		return "'%s' is not a whole number: %s".formatted(field, Line.quote(text));
	}

}
