package io.bulkmap.benchmarks.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.RunResult.Percentiles;
import io.bulkmap.benchmarks.workload.Workload;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Writes and reads results.
 */
public final class ResultFiles {

	/** The columns of the CSV file. */
	static final List<String> COLUMNS = List.of("workload", "map", "entries", "threads", "rate", "engine", "version",
			"kernel", "operation", "batch", "calls", "keys", "outcome", "ns_per_key", "latency_p50_ns",
			"latency_p95_ns", "latency_p99_ns", "latency_p999_ns", "latency_max_ns", "service_p50_ns", "service_p95_ns",
			"service_p99_ns", "service_p999_ns", "service_max_ns", "run_seconds", "run_calls_per_second",
			"run_keys_per_second", "run_calls_not_started", "run_allocated_bytes_per_second",
			"run_allocated_bytes_per_key", "run_collections", "run_collection_ms", "run_longest_collection_ms",
			"map_entries", "map_heap_bytes", "map_off_heap_bytes", "map_bytes_per_entry", "process_resident_bytes",
			"machine", "processors", "jdk", "time", "command");

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
		.build();

	private static final CsvMapper CSV_MAPPER = new CsvMapper();

	private ResultFiles() {
	}

	/**
	 * Returns what maps objects to JSON, and back.
	 * @return the mapper
	 */
	public static JsonMapper mapper() {
		return MAPPER;
	}

	/**
	 * Writes an object as JSON.
	 * @param file the file
	 * @param value the object
	 */
	public static void writeJson(Path file, Object value) {
		try {
			Files.writeString(file, MAPPER.writeValueAsString(value) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a result as CSV, with a line for each engine and operation.
	 * @param file the file
	 * @param result the result
	 */
	public static void writeCsv(Path file, WorkloadResult result) {
		CsvSchema.Builder columns = CsvSchema.builder();
		COLUMNS.forEach(columns::addColumn);
		List<Object[]> lines = result.runs()
			.stream()
			.flatMap((run) -> run.operations().stream().map((operation) -> line(result, run, operation)))
			.toList();
		CSV_MAPPER.writer(columns.build().withHeader().withLineSeparator("\n")).writeValue(file, lines);
	}

	private static Object[] line(WorkloadResult result, RunResult run, OperationResult operation) {
		Workload workload = result.workload();
		Environment environment = result.environment();
		Percentiles latency = operation.latency();
		Percentiles service = operation.service();
		return new Object[] { workload.name(), workload.map().id(), workload.entries(), workload.threads(),
				workload.rate(), run.engine(), run.version(), run.kernel(), operation.operation(), operation.batch(),
				operation.calls(), operation.entries(), operation.outcome(), operation.nanosPerEntry(), latency.p50(),
				latency.p95(), latency.p99(), latency.p999(), latency.max(), service.p50(), service.p95(),
				service.p99(), service.p999(), service.max(), run.throughput().seconds(),
				run.throughput().callsPerSecond(), run.throughput().entriesPerSecond(), run.throughput().notStarted(),
				run.allocation().bytesPerSecond(), run.allocation().bytesPerEntry(), run.collections().count(),
				run.collections().millis(), run.collections().longestMillis(), run.memory().entries(),
				run.memory().heapBytes(), run.memory().offHeapBytes(), run.memory().bytesPerEntry(),
				run.memory().residentBytes(), environment.machine(), environment.processors(), environment.jdk(),
				environment.time(), environment.command() };
	}

}
