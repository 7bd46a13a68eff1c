package io.bulkmap.benchmarks.report;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.RunResult.Percentiles;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HtmlReport}.
 */
class HtmlReportTests {

	private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

	private final String page = HtmlReport.of(Samples.measurements());

	@Test
	void pageShouldNeedNothingElse() {
		assertThat(this.page).startsWith("<!doctype html>")
			.contains("name=\"viewport\"", "prefers-color-scheme: dark")
			.doesNotContain("<script", "http:", "https:", "src=", "<link", "@import", "url(");
	}

	@Test
	void elementsShouldBeClosed() throws Exception {
		String xml = this.page.replace("<!doctype html>", "").replaceAll("<meta [^>]*>", "");

		assertThat(
				DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml))))
			.isNotNull();
	}

	@Test
	void sectionsShouldBeThere() {
		assertThat(this.page).contains("<h2>Where and how</h2>", "<h2>Where others are faster</h2>",
				"<h2>Speed: hit</h2>", "<h2>Fraction of the random-access floor</h2>", "<h2>Workload: sample</h2>",
				"<h2>Requests to the sample service</h2>", "<h2>Times: call, nanoseconds: map get</h2>");
		assertThat(this.page.split("<svg ", -1)).hasSize(1 + 7);
		assertThat(this.page.split("<title>", -1)).hasSize(1 + 1 + 7);
	}

	@Test
	void textOfResultsShouldBeEscaped() {
		assertThat(this.page)
			.contains("Machine &amp; Sons", "Two &lt;things&gt;.", "has no &lt;wings&gt;", "lookup &lt;avx2&gt;")
			.doesNotContain("<things>", "<wings>", "<avx2>");
	}

	@Test
	void lossesShouldBeThoseOfTheData() {
		List<List<String>> lines = Losses.lines(Losses.of(Samples.measurements().sources().get(0)));

		assertThat(lines).containsExactly(
				List.of("hit, 1,000,000 entries", "ns per entry", "9.2", "Eclipse", "4.6", "2.00x", ""),
				List.of("workload sample, get", "ns per key", "77.5", "HPPC", "11.8", "6.60x", ""),
				List.of("workload sample, get", "P50, µs", "77.5", "HPPC", "11.8", "6.60x", ""),
				List.of("workload sample, get", "P99, µs", "233", "HPPC", "35.3", "6.60x", ""),
				List.of("workload sample, get", "P99.9, µs", "310", "HPPC", "47.0", "6.60x", ""),
				List.of("workload sample, get", "longest call, µs", "388", "HPPC", "58.8", "6.60x", ""),
				List.of("workload sample", "bytes per entry", "32.0", "HPPC", "28.0", "1.14x", ""));
		lines.forEach((line) -> assertThat(this.page).contains("<td>" + String.join("</td><td>", line) + "</td>"));
		assertThat(this.page)
			.contains("Of 2 comparisons of speed, by operation, order of keys and size, others won 1.");
	}

	@Test
	void withoutLossesThePageShouldSaySo() {
		Measurements won = new Measurements(Measurements.SCHEMA,
				List.of(new Source(Samples.environment(),
						List.of(Samples.speed("hit", "NATIVE", 10, 1), Samples.speed("hit", "HPPC", 10, 2)), List.of(),
						List.of(), List.of())));

		assertThat(HtmlReport.of(won)).contains("others won 0.", "Nowhere in these measurements.");
	}

	// Whatever is written as text is a number of the data, a ratio of two, or on an axis.
	@Test
	void everyNumberShouldComeFromTheData() {
		Set<String> allowed = new HashSet<>(numbersOfTheData());

		List<String> others = numbers(this.page).stream().filter((number) -> !allowed.contains(number)).toList();

		assertThat(numbers(this.page)).hasSizeGreaterThan(100);
		assertThat(others).isEmpty();
	}

	@Test
	void timesOfCallsShouldBeATable() {
		assertThat(this.page).containsSubsequence("<th>jna</th>", "<th>jni</th>",
				"<td>8 keys</td><td>118.5</td><td>78.9</td>", "<td>1,000 keys</td><td></td><td>3,051.0</td>");
	}

	@Test
	void distributionsShouldBeATableAndALine() {
		assertThat(this.page).contains("<td>lookup &lt;avx2&gt;</td><td>4,000</td><td>3.25</td><td>3.50</td>"
				+ "<td>8.13</td><td>21.50</td><td>44.50</td><td>61.75</td>");
		String chart = PercentileChart.of(List.of(Samples.distribution()));
		String[] points = chart.replaceAll("(?s).*<polyline class=\"line peer p0\" points=\"([^\"]*)\".*", "$1")
			.split(" ");
		assertThat(points).hasSize(6);
		assertThat(points[0]).startsWith("46.0,");
		assertThat(points[5]).startsWith("224.0,");
		assertThat(chart).contains(">P0<", ">P90<", ">P99<", ">P99.9<").doesNotContain(">P99.99<");
	}

	@Test
	void otherDataShouldHaveOtherNumbers() {
		Measurements other = new Measurements(Measurements.SCHEMA,
				List.of(new Source(Samples.environment(),
						List.of(Samples.speed("hit", "NATIVE", 10, 12.7), Samples.speed("hit", "HPPC", 10, 25.4)),
						List.of(), List.of(), List.of())));

		assertThat(numbers(HtmlReport.of(other))).contains("12.7", "25.4", "2.00").doesNotContain("2.6", "9.2", "77.5");
	}

	private static List<String> numbers(String page) {
		String text = page.replaceAll("(?s)<style>.*</style>", " ")
			.replaceAll("<[^>]*>", "\n")
			.replaceAll("P\\d[\\d.]*", "");
		Matcher matcher = NUMBER.matcher(text);
		return matcher.results().map((result) -> result.group().replaceAll(",$", "")).toList();
	}

	private static Set<String> numbersOfTheData() {
		Set<String> numbers = new HashSet<>();
		// Axes
		for (double power = 0.1; power < 1e6; power *= 10) {
			DoubleStream.of(power, 2 * power, 5 * power)
				.forEach((tick) -> numbers.add((tick >= 1) ? Figures.count(tick) : Double.toString((float) tick)));
		}
		Source source = Samples.measurements().sources().get(0);
		// Environment, conditions, sizes, counts of comparisons
		numbers.addAll(List.of("2", "8.0", "17", "2026", "1.0", "1,000", "1,000,000", "1", "100", "10.0", "5.0"));
		for (Speed speed : source.speeds()) {
			numbers.add(Figures.nanos(speed.nanosPerEntry()));
			for (Speed other : source.speeds()) {
				numbers.add(Figures.ratio(other.nanosPerEntry() / speed.nanosPerEntry()).replace("x", ""));
				numbers.add(Figures.percent(other.nanosPerEntry() / speed.nanosPerEntry()).replace(" %", ""));
			}
		}
		for (RunResult run : source.workloads().get(0).runs()) {
			numbers.addAll(List.of(Figures.millions(run.throughput().entriesPerSecond()),
					Figures.count(run.throughput().notStarted()), Figures.bytes(run.allocation().bytesPerEntry()),
					Figures.count(run.collections().count()), Figures.count(run.collections().millis()),
					Figures.count(run.collections().longestMillis()), Figures.mebibytes(run.memory().heapBytes()),
					Figures.mebibytes(run.memory().offHeapBytes()), Figures.bytes(run.memory().bytesPerEntry()),
					// In the name of a kernel
					"2"));
			for (OperationResult operation : run.operations()) {
				numbers.add(Figures.nanos(operation.nanosPerEntry()));
				Percentiles times = operation.latency();
				LongStream.of(times.p50(), times.p95(), times.p99(), times.p999(), times.max())
					.forEach((time) -> numbers.add(Figures.micros(time)));
			}
		}
		HtmlReport.cells(Samples.distribution()).forEach(numbers::add);
		// Keys of a call are those of the operations above, and 8; pages have 2 MiB or 4
		// KiB
		numbers.addAll(List.of("8", "4"));
		source.callTimes().forEach((time) -> numbers.add(Figures.nanos(time.nanos())));
		// Ratios of losses
		Losses.of(source).forEach((loss) -> numbers.add(Figures.ratio(loss.ratio()).replace("x", "")));
		return numbers;
	}

}
