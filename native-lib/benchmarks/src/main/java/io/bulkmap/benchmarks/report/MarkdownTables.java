package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;

/**
 * Writes measurements as tables in Markdown.
 */
public final class MarkdownTables {

	private final StringBuilder text = new StringBuilder();

	private MarkdownTables() {
	}

	/**
	 * Returns the tables.
	 * @param measurements what was measured
	 * @return the text
	 */
	public static String of(Measurements measurements) {
		MarkdownTables tables = new MarkdownTables();
		if (measurements.sources().isEmpty()) {
			return "Nothing has been measured for this part yet.\n";
		}
		measurements.sources().forEach(tables::source);
		return tables.text.toString().strip() + "\n";
	}

	private void source(Source source) {
		Environment environment = source.environment();
		line("Machine: %s, processors: %d, %s GiB; %s; JDK %s; %s. In this part, numbers without another unit are "
			.formatted(environment.machine(), environment.processors(), Figures.gibibytes(environment.memoryBytes()),
					environment.system(), environment.jdk(), environment.time())
				+ "nanoseconds per entry.");
		line("");
		line("```");
		line(environment.command());
		line("```");
		line("");
		Map<String, List<Comparison>> titles = Comparison.of(source.speeds())
			.stream()
			.collect(Collectors.groupingBy(Comparison::title, LinkedHashMap::new, Collectors.toList()));
		titles.forEach(this::speeds);
		floors(Floor.of(source.speeds()));
		Grid.of(source).forEach((grid) -> table("Measured: " + grid.title(), grid.header(), grid.rows()));
		source.workloads().forEach(this::workload);
		if (!source.distributions().isEmpty()) {
			table("Requests to the sample service", HtmlReport.DISTRIBUTION_HEADER,
					source.distributions().stream().map(HtmlReport::cells).toList());
		}
		losses(Losses.of(source));
	}

	private void speeds(String title, List<Comparison> sizes) {
		List<EngineKind> kinds = Stream.of(EngineKind.values())
			.filter((kind) -> sizes.stream().anyMatch((size) -> size.of(kind).isPresent()))
			.toList();
		List<String> header = new ArrayList<>(List.of("entries"));
		kinds.forEach((kind) -> header.add(kind.title()));
		header.add("best other / bulkmap");
		List<List<String>> rows = new ArrayList<>();
		for (Comparison size : sizes) {
			List<String> row = new ArrayList<>(List.of(Figures.count(size.size())));
			kinds.forEach(
					(kind) -> row.add(size.of(kind).map((speed) -> Figures.nanos(speed.nanosPerEntry())).orElse("")));
			row.add(size.ours()
				.flatMap((ours) -> size.bestPeer()
					.map((peer) -> Figures.ratio(peer.nanosPerEntry() / ours.nanosPerEntry())))
				.orElse(""));
			rows.add(row);
		}
		table("Measured: " + title, header, rows);
	}

	private void floors(List<Floor> floors) {
		if (!floors.isEmpty()) {
			table("Measured: the floor", List.of("operation", "entries", "floor", "bulkmap", "fraction"),
					floors.stream()
						.map((floor) -> List.of(floor.operation(), Figures.count(floor.size()),
								Figures.nanos(floor.floorNanos()), Figures.nanos(floor.ourNanos()),
								Figures.percent(floor.fraction())))
						.toList());
		}
	}

	private void workload(WorkloadResult result) {
		List<List<String>> rows = new ArrayList<>();
		for (RunResult run : result.runs()) {
			for (OperationResult operation : run.operations()) {
				RunResult.Percentiles times = operation.latency();
				rows.add(List.of(run.title(), HtmlReport.title(operation), Figures.nanos(operation.nanosPerEntry()),
						Figures.micros(times.p50()), Figures.micros(times.p95()), Figures.micros(times.p99()),
						Figures.micros(times.p999()), Figures.micros(times.max()),
						Figures.millions(run.throughput().entriesPerSecond()),
						Figures.bytes(run.allocation().bytesPerEntry()),
						Figures.count(run.collections().longestMillis()), Figures.bytes(run.memory().bytesPerEntry())));
			}
		}
		table("Workload " + result.workload().name(), List.of("map", "operation", "ns per key", "P50, µs", "P95", "P99",
				"P99.9", "longest", "M keys/s", "heap bytes per key", "longest collection, ms", "bytes per entry"),
				rows);
	}

	private void losses(List<Losses.Loss> losses) {
		if (losses.isEmpty()) {
			line("### Where others are faster");
			line("");
			line("Nowhere in these measurements.");
			line("");
			return;
		}
		table("Where others are faster", Losses.HEADER, Losses.lines(losses));
	}

	private void table(String title, List<String> header, List<List<String>> rows) {
		line("### " + title);
		line("");
		line("| " + String.join(" | ", header) + " |");
		line("|" + "---|".repeat(header.size()));
		rows.forEach((row) -> line("| " + String.join(" | ", row) + " |"));
		line("");
	}

	private void line(String content) {
		this.text.append(content.stripTrailing()).append('\n');
	}

}
