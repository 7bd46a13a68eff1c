package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a load has done.
 *
 * @param seconds how long it took
 * @param requests requests that have begun
 * @param failures those of them that were not answered with 200
 * @param firstFailure what the first of these was answered with
 * @param entries entries, or keys, of those that were
 * @param durations durations of all requests in nanoseconds, from when they should have
 * begun
 */
record LoadReport(double seconds, long requests, long failures, @Nullable String firstFailure, long entries,
		Histogram durations) {

	private static final double NANOS_PER_MILLI = 1e6;

	double entriesPerSecond() {
		return (this.seconds > 0) ? this.entries / this.seconds : 0;
	}

	double millis(double percentile) {
		return this.durations.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
	}

	/**
	 * Returns what both loads have done, one after the other.
	 */
	LoadReport plus(LoadReport other) {
		Histogram both = this.durations.copy();
		both.add(other.durations);
		return new LoadReport(this.seconds + other.seconds, this.requests + other.requests,
				this.failures + other.failures, (this.firstFailure != null) ? this.firstFailure : other.firstFailure,
				this.entries + other.entries, both);
	}

	/**
	 * Returns the report for people.
	 */
	String text() {
		String text = String.format(Locale.ROOT, """
				%,d entries in %,d requests and %.1f s: %,.0f entries/s
				request: P50 %.1f ms, P95 %.1f ms, P99 %.1f ms, P99.9 %.1f ms, longest %.1f ms
				""", this.entries, this.requests, this.seconds, entriesPerSecond(), millis(50), millis(95), millis(99),
				millis(99.9), millis(100));
		return (this.failures == 0) ? text : text + String.format(Locale.ROOT,
				"%,d requests have failed, the first with: %s%n", this.failures, this.firstFailure);
	}

	/**
	 * Writes the report for programs.
	 */
	void writeJson(Path file) throws IOException {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("seconds", this.seconds);
		json.put("requests", this.requests);
		json.put("failures", this.failures);
		json.put("entries", this.entries);
		json.put("entriesPerSecond", entriesPerSecond());
		json.put("p50Millis", millis(50));
		json.put("p95Millis", millis(95));
		json.put("p99Millis", millis(99));
		json.put("p999Millis", millis(99.9));
		json.put("maxMillis", millis(100));
		Files.writeString(file, new JsonMapper().writeValueAsString(json));
	}

	/**
	 * Writes the distribution of durations in milliseconds as HdrHistogram's plotter and
	 * other programs read it.
	 */
	void writeHistogram(Path file) throws IOException {
		try (PrintStream stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
			this.durations.outputPercentileDistribution(stream, NANOS_PER_MILLI);
		}
	}

}
