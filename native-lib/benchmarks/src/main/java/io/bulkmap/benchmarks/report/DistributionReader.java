package io.bulkmap.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads percentiles as HdrHistogram writes them for people and for its plotter. The
 * format has no unit; the load generator writes milliseconds.
 */
final class DistributionReader {

	/** What the names of such files end in. */
	static final String ENDING = ".hgrm";

	private static final Pattern HEADER = Pattern.compile("\\s*Value\\s+Percentile\\s+TotalCount\\b.*");

	private static final Pattern POINT = Pattern.compile("\\s*([0-9.]+)\\s+([01]\\.[0-9]+)\\s+\\d+(\\s.*)?");

	private static final Pattern MEAN = Pattern.compile("#\\[Mean\\s+=\\s*([0-9.]+),.*");

	private static final Pattern TOTAL = Pattern.compile("#\\[Max\\s+=.*Total count\\s+=\\s*([0-9]+)\\]");

	private DistributionReader() {
	}

	/**
	 * Reads a file.
	 * @throws IllegalArgumentException if it is something else, or not complete; the
	 * message says where
	 */
	static Distribution read(Path file) {
		List<String> lines = lines(file);
		if (lines.isEmpty() || !HEADER.matcher(lines.get(0)).matches()) {
			throw new IllegalArgumentException("%s: is no distribution of HdrHistogram".formatted(file));
		}
		List<Distribution.Point> points = new ArrayList<>();
		double mean = -1;
		long total = -1;
		for (int i = 1; i < lines.size(); i++) {
			String line = lines.get(i);
			Matcher point = POINT.matcher(line);
			Matcher meanLine = MEAN.matcher(line);
			Matcher totalLine = TOTAL.matcher(line);
			if (point.matches()) {
				points.add(new Distribution.Point(100 * Double.parseDouble(point.group(2)),
						Double.parseDouble(point.group(1))));
			}
			else if (meanLine.matches()) {
				mean = Double.parseDouble(meanLine.group(1));
			}
			else if (totalLine.matches()) {
				total = Long.parseLong(totalLine.group(1));
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				throw new IllegalArgumentException("%s:%d: is no percentile: '%s'".formatted(file, i + 1, line));
			}
		}
		if (points.isEmpty() || mean < 0 || total < 0) {
			throw new IllegalArgumentException("%s: ends before its last line, or has no percentiles".formatted(file));
		}
		return new Distribution(String.valueOf(file.getFileName()).replace(ENDING, ""), total, mean, points);
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("%s: cannot be read (%s)".formatted(file, ex.getClass().getSimpleName()),
					ex);
		}
	}

}
