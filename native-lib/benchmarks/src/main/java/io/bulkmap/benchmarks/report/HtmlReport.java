package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.report.Html.Row;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.Workload;

/**
 * Writes measurements as a page that needs nothing else: no script, no other file.
 */
public final class HtmlReport {

	static final List<String> DISTRIBUTION_HEADER = List.of("ms", "requests", "mean", "P50", "P95", "P99", "P99.9",
			"longest");

	private final Html html = new Html();

	private HtmlReport() {
	}

	/**
	 * Returns the page.
	 * @param measurements what was measured
	 * @return the text of the page
	 */
	public static String of(Measurements measurements) {
		HtmlReport report = new HtmlReport();
		report.html.element("p", "Nanoseconds, microseconds and bytes: less is better. What is ours is blue and drawn "
				+ "thicker; the other maps differ by line and mark. Each picture is followed by its numbers.");
		measurements.sources().forEach(report::source);
		if (measurements.sources().isEmpty()) {
			report.html.element("p", "Nothing was measured.");
		}
		return report.html.page("bulkmap: measurements", "");
	}

	private void source(Source source) {
		environment(source.environment());
		losses(source);
		speeds(source);
		floor(source);
		Grid.of(source).forEach(this::grid);
		source.workloads().forEach(this::workload);
		distributions(source.distributions());
	}

	private void environment(Environment environment) {
		this.html.raw("<section class=\"environment\">\n").element("h2", "Where and how").raw("<dl>\n");
		define("Machine", environment.machine());
		if (environment.processors() > 0) {
			define("Processors, memory", "%s, %s GiB".formatted(Figures.count(environment.processors()),
					Figures.gibibytes(environment.memoryBytes())));
		}
		define("System", environment.system());
		define("JDK", environment.jdk());
		define("Command", environment.command());
		define("Started", environment.time().isEmpty() ? "not recorded" : environment.time());
		this.html.raw("</dl>\n</section>\n");
	}

	private void define(String term, String text) {
		this.html.raw("<dt>").text(term).raw("</dt><dd>").text(text).raw("</dd>\n");
	}

	private void losses(Source source) {
		this.html.raw("<section class=\"losses\">\n").element("h2", "Where others are faster");
		List<Losses.Loss> losses = Losses.of(source);
		List<Comparison> comparisons = Comparison.of(source.speeds())
			.stream()
			.filter((comparison) -> comparison.ours().isPresent() && comparison.bestPeer().isPresent())
			.toList();
		if (!comparisons.isEmpty()) {
			long lost = comparisons.stream().filter((comparison) -> !comparison.fasterPeers().isEmpty()).count();
			this.html.element("p", "Of %s comparisons of speed, by operation, order of keys and size, others won %s."
				.formatted(Figures.count(comparisons.size()), Figures.count(lost)));
		}
		if (losses.isEmpty()) {
			this.html.element("p", "Nowhere in these measurements.");
		}
		else {
			this.html.element("p", "Everything in these measurements in which another map took less than ours with its "
					+ "best kernel, be it by chance.");
			this.html.table(Losses.HEADER, Losses.lines(losses).stream().map((line) -> new Row(false, line)).toList());
		}
		this.html.raw("</section>\n");
	}

	private void speeds(Source source) {
		Map<String, List<Comparison>> titles = Comparison.of(source.speeds())
			.stream()
			.collect(Collectors.groupingBy(Comparison::title, LinkedHashMap::new, Collectors.toList()));
		titles.forEach((title, sizes) -> {
			this.html.raw("<section class=\"speed\">\n")
				.element("h2", "Speed: " + title)
				.raw("<div class=\"charts\">\n");
			figure("Nanoseconds per entry, by entries of the map", Charts.speed(title, sizes));
			if (sizes.stream().anyMatch((size) -> size.ours().isPresent() && size.bestPeer().isPresent())) {
				figure("How many times quicker ours is than the best other map", Charts.ratio(title, sizes));
			}
			speedTable(sizes);
			this.html.raw("</div>\n</section>\n");
		});
	}

	private void speedTable(List<Comparison> sizes) {
		List<String> header = new ArrayList<>(List.of("ns per entry"));
		sizes.forEach((size) -> header.add(Figures.count(size.size())));
		List<Row> rows = new ArrayList<>();
		for (EngineKind kind : EngineKind.values()) {
			if (sizes.stream().anyMatch((size) -> size.of(kind).isPresent())) {
				List<String> cells = new ArrayList<>(List.of(kind.title()));
				sizes.forEach((size) -> cells
					.add(size.of(kind).map((speed) -> Figures.nanos(speed.nanosPerEntry())).orElse("")));
				rows.add(new Row(kind.ours(), cells));
			}
		}
		this.html.table(header, rows);
	}

	private void floor(Source source) {
		List<Floor> floors = Floor.of(source.speeds());
		if (floors.isEmpty()) {
			return;
		}
		this.html.raw("<section class=\"floor\">\n")
			.element("h2", "Fraction of the random-access floor")
			.element("p",
					"The floor is a loop that reads, or writes, one cache line per key anywhere in a region as large "
							+ "as the map's table, at places that are known in advance: no hash, nothing to compare, nothing to "
							+ "wait for. The fraction is what of ours is the floor; the rest is what a map does besides. More "
							+ "than all of it is possible, as a loop in Java is not the quickest.")
			.raw("<div class=\"charts\">\n");
		figure("Floor, as a share of what ours takes",
				Charts.bars("Floor, as a share of what ours takes",
						floors.stream()
							.map((floor) -> new Charts.Bar(floor.operation() + ", " + Charts.shortCount(floor.size()),
									true, floor.fraction(), 0, Figures.percent(floor.fraction())))
							.toList()));
		this.html
			.table(List.of("operation", "entries", "floor, ns", "ours, ns", "fraction"), floors.stream()
				.map((floor) -> new Row(false,
						List.of(floor.operation(), Figures.count(floor.size()), Figures.nanos(floor.floorNanos()),
								Figures.nanos(floor.ourNanos()), Figures.percent(floor.fraction()))))
				.toList())
			.raw("</div>\n</section>\n");
	}

	private void grid(Grid grid) {
		this.html.raw("<section class=\"grid\">\n")
			.element("h2", "Times: " + grid.title())
			.table(grid.header(), grid.rows().stream().map((cells) -> new Row(false, cells)).toList())
			.raw("</section>\n");
	}

	private void workload(WorkloadResult result) {
		Workload workload = result.workload();
		this.html.raw("<section class=\"workload\">\n")
			.element("h2", "Workload: " + workload.name())
			.element("p", workload.description())
			.element("p class=\"conditions\"", conditions(workload));
		this.html.raw("<div class=\"charts\">\n");
		for (OperationResult operation : Losses.ours(result)
			.or(() -> result.runs().stream().findFirst())
			.map(RunResult::operations)
			.orElse(List.of())) {
			figure(title(operation) + ": time of a call" + (workload.rate() > 0 ? ", from when it was due" : ""),
					Charts.percentiles(title(operation), result.runs(), (run) -> same(run, operation)));
		}
		figure("Bytes per entry: on the heap, then, in the other colour, outside",
				Charts.bars("Bytes per entry", memory(result)));
		this.html.raw("</div>\n");
		workloadTable(result);
		result.refused()
			.forEach((refusal) -> this.html.element("p",
					"Not measured: %s %s.".formatted(refusal.engine(), refusal.cause())));
		this.html.raw("</section>\n");
	}

	private static List<Charts.Bar> memory(WorkloadResult result) {
		return result.runs()
			.stream()
			.map((run) -> new Charts.Bar(run.title(), run.ours(),
					(double) run.memory().heapBytes() / Math.max(run.memory().entries(), 1),
					(double) run.memory().offHeapBytes() / Math.max(run.memory().entries(), 1),
					Figures.bytes(run.memory().bytesPerEntry())))
			.toList();
	}

	private static Optional<OperationResult> same(RunResult run, OperationResult operation) {
		return run.operations()
			.stream()
			.filter((each) -> each.operation() == operation.operation() && each.batch() == operation.batch())
			.findFirst();
	}

	private static String conditions(Workload workload) {
		String loop = (workload.rate() > 0) ? "%s calls a second".formatted(Figures.count(workload.rate()))
				: "each call follows the one before it";
		String length = (workload.calls() > 0) ? "%s calls".formatted(Figures.count(workload.calls()))
				: "%s s after %s s".formatted(Figures.nanos(workload.durationMillis() / 1e3),
						Figures.nanos(workload.warmUpMillis() / 1e3));
		return "%s, %s entries, %s keys, map %s at the start, threads: %s; %s; %s.".formatted(workload.map().id(),
				Figures.count(workload.entries()), workload.keys().distribution().id(), workload.start().id(),
				Figures.count(workload.threads()), loop, length);
	}

	private void workloadTable(WorkloadResult result) {
		List<String> header = List.of("map", "kernel", "operation", "ns per key", "P50 µs", "P95 µs", "P99 µs",
				"P99.9 µs", "longest µs", "M keys/s", "calls not started", "heap B/key", "collections", "their ms",
				"longest ms", "heap MiB", "off-heap MiB", "B/entry");
		List<Row> rows = new ArrayList<>();
		for (RunResult run : result.runs()) {
			for (OperationResult operation : run.operations()) {
				rows.add(new Row(run.ours(), cells(run, operation)));
			}
		}
		this.html.table(header, rows);
	}

	private static List<String> cells(RunResult run, OperationResult operation) {
		RunResult.Percentiles times = operation.latency();
		return List.of(run.title() + " " + run.version(), run.kernel(), title(operation),
				Figures.nanos(operation.nanosPerEntry()), Figures.micros(times.p50()), Figures.micros(times.p95()),
				Figures.micros(times.p99()), Figures.micros(times.p999()), Figures.micros(times.max()),
				Figures.millions(run.throughput().entriesPerSecond()), Figures.count(run.throughput().notStarted()),
				Figures.bytes(run.allocation().bytesPerEntry()), Figures.count(run.collections().count()),
				Figures.count(run.collections().millis()), Figures.count(run.collections().longestMillis()),
				Figures.mebibytes(run.memory().heapBytes()), Figures.mebibytes(run.memory().offHeapBytes()),
				Figures.bytes(run.memory().bytesPerEntry()));
	}

	private void distributions(List<Distribution> distributions) {
		if (distributions.isEmpty()) {
			return;
		}
		this.html.raw("<section class=\"distributions\">\n")
			.element("h2", "Requests to the sample service")
			.raw("<div class=\"charts\">\n");
		figure("Milliseconds that a share of the requests did not exceed", PercentileChart.of(distributions));
		this.html.table(DISTRIBUTION_HEADER, distributions.stream().map((each) -> new Row(false, cells(each))).toList())
			.raw("</div>\n</section>\n");
	}

	/**
	 * Returns a line of the table whose header is {@link #DISTRIBUTION_HEADER}.
	 */
	static List<String> cells(Distribution distribution) {
		return List.of(distribution.name(), Figures.count(distribution.count()),
				Figures.millis(distribution.meanMillis()), Figures.millis(distribution.millis(50)),
				Figures.millis(distribution.millis(95)), Figures.millis(distribution.millis(99)),
				Figures.millis(distribution.millis(99.9)), Figures.millis(distribution.millis(100)));
	}

	private void figure(String caption, String svg) {
		this.html.raw("<figure>\n<figcaption>").text(caption).raw("</figcaption>\n").raw(svg).raw("</figure>\n");
	}

	/**
	 * Returns the name of an operation.
	 * @param operation what was done
	 * @return such as {@code put all of 1,000}
	 */
	static String title(OperationResult operation) {
		String name = operation.operation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return operation.operation().bulk() ? "%s of %s".formatted(name, Figures.count(operation.batch())) : name;
	}

}
