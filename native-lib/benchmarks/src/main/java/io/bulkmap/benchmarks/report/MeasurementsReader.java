package io.bulkmap.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.ResultFiles;
import io.bulkmap.benchmarks.results.WorkloadResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the runner, JMH, the load generator or an earlier report have written.
 */
public final class MeasurementsReader {

	/** Says where the other files of a directory were measured. */
	public static final String ENVIRONMENT_FILE = "environment.json";

	private MeasurementsReader() {
	}

	/**
	 * Reads files, and all JSON files and distributions of directories. What lies in one
	 * directory was measured together.
	 * @param paths files and directories
	 * @return the measurements
	 * @throws IllegalArgumentException if a file is none of these; the message says which
	 */
	public static Measurements read(List<Path> paths) {
		Map<Path, List<Path>> directories = new LinkedHashMap<>();
		for (Path path : paths) {
			for (Path file : files(path)) {
				Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
				directories.computeIfAbsent(parent, (directory) -> new ArrayList<>()).add(file);
			}
		}
		Measurements all = new Measurements(Measurements.SCHEMA, List.of());
		for (Map.Entry<Path, List<Path>> directory : directories.entrySet()) {
			all = all.and(directory(directory.getKey(), directory.getValue()));
		}
		return all;
	}

	private static List<Path> files(Path path) {
		if (!Files.isDirectory(path)) {
			return List.of(path);
		}
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(MeasurementsReader::isResult).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isResult(Path file) {
		return file.toString().endsWith(".json") || isDistribution(file);
	}

	private static boolean isDistribution(Path file) {
		return file.toString().endsWith(DistributionReader.ENDING);
	}

	private static Measurements directory(Path directory, List<Path> files) {
		List<Speed> speeds = new ArrayList<>();
		List<WorkloadResult> workloads = new ArrayList<>();
		List<Distribution> distributions = new ArrayList<>();
		List<CallTime> callTimes = new ArrayList<>();
		Measurements saved = new Measurements(Measurements.SCHEMA, List.of());
		String jdk = "";
		for (Path file : files) {
			if (isDistribution(file)) {
				distributions.add(DistributionReader.read(file));
				continue;
			}
			JsonNode node = parse(file);
			String schema = node.path("schema").asString("");
			if (node.isArray()) {
				for (JsonNode benchmark : node) {
					JmhResult result = new JmhResult(benchmark);
					speeds.addAll(result.speeds());
					callTimes.addAll(result.callTimes());
				}
				jdk = node.path(0).path("vmVersion").asString("") + ", " + node.path(0).path("vmName").asString("");
			}
			else if (schema.equals(WorkloadResult.SCHEMA)) {
				workloads.add(ResultFiles.mapper().treeToValue(node, WorkloadResult.class));
			}
			else if (schema.equals(Measurements.SCHEMA)) {
				saved = saved.and(ResultFiles.mapper().treeToValue(node, Measurements.class));
			}
			else if (!file.endsWith(ENVIRONMENT_FILE)) {
				throw new IllegalArgumentException(
						"%s: is neither a result of JMH nor of a workload, nor saved by a report".formatted(file));
			}
		}
		if (speeds.isEmpty() && workloads.isEmpty() && distributions.isEmpty() && callTimes.isEmpty()) {
			return saved;
		}
		return new Measurements(Measurements.SCHEMA, List
			.of(new Source(environment(directory, workloads, jdk), speeds, workloads, distributions, callTimes)))
			.and(saved);
	}

	private static JsonNode parse(Path file) {
		try {
			return ResultFiles.mapper().readTree(Files.readString(file));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("%s: cannot be read (%s)".formatted(file, ex.getClass().getSimpleName()),
					ex);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("%s: is no JSON (%s)".formatted(file, ex.getOriginalMessage()), ex);
		}
	}

	private static Environment environment(Path directory, List<WorkloadResult> workloads, String jdk) {
		Path file = directory.resolve(ENVIRONMENT_FILE);
		if (Files.exists(file)) {
			return ResultFiles.mapper().treeToValue(parse(file), Environment.class);
		}
		return workloads.isEmpty() ? new Environment("not recorded", 0, 0, "not recorded", jdk, "not recorded", "")
				: workloads.get(0).environment();
	}

}
