package io.bulkmap.benchmarks.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.benchmarks.report.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultFiles}.
 */
class ResultFilesTests {

	private final WorkloadResult result = Samples.workload();

	@Test
	void jsonShouldBeReadAsItWasWritten(@TempDir Path directory) {
		Path file = directory.resolve("result.json");

		ResultFiles.writeJson(file, this.result);

		assertThat(ResultFiles.mapper().readValue(file, WorkloadResult.class)).isEqualTo(this.result);
	}

	@Test
	void jsonShouldHaveEverything(@TempDir Path directory) {
		Path file = directory.resolve("result.json");

		ResultFiles.writeJson(file, this.result);

		JsonNode json = ResultFiles.mapper().readTree(file);
		assertThat(json.path("schema").asString()).isEqualTo("bulkmap-workload-1");
		assertThat(names(json)).containsExactly("schema", "environment", "workload", "runs", "refused");
		assertThat(names(json.path("environment"))).containsExactly("machine", "processors", "memoryBytes", "system",
				"jdk", "command", "time");
		JsonNode run = json.path("runs").path(0);
		assertThat(names(run)).containsExactly("engine", "title", "ours", "version", "kernel", "jvmArguments",
				"operations", "throughput", "allocation", "collections", "memory");
		assertThat(names(run.path("operations").path(0))).containsExactly("operation", "batch", "calls", "entries",
				"outcome", "nanosPerEntry", "latency", "service");
		assertThat(names(run.path("operations").path(0).path("latency"))).containsExactly("p50", "p95", "p99", "p999",
				"max", "mean");
		assertThat(names(run.path("memory"))).containsExactly("entries", "heapBytes", "offHeapBytes", "bytesPerEntry",
				"residentBytes");
	}

	@Test
	void csvShouldHaveALineForEachEngineAndOperation(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("result.csv");

		ResultFiles.writeCsv(file, this.result);

		List<String> lines = Files.readAllLines(file);
		assertThat(lines.get(0).replace("\"", "").split(",")).containsExactlyElementsOf(ResultFiles.COLUMNS);
		assertThat(lines).hasSize(1 + 2 * 2);
		assertThat(lines.get(1))
			.startsWith("sample,long-long,1000,1,0.0,native,1.0,\"avx2, jni\",PUT_ALL,100,10,1000,0,");
		assertThat(ResultFiles.COLUMNS).doesNotHaveDuplicates();
	}

	private static List<String> names(JsonNode node) {
		return new ArrayList<>(node.propertyNames());
	}

}
