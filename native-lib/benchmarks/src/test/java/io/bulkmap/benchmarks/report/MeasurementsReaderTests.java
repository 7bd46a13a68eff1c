package io.bulkmap.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.benchmarks.results.ResultFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MeasurementsReader}.
 */
class MeasurementsReaderTests {

	private static final String JMH = """
			[{"benchmark": "io.bulkmap.benchmarks.BulkBenchmark.hit", "vmVersion": "17.0.1", "vmName": "VM",
			  "params": {"engineKind": "HPPC", "size": "1000", "order": "ZIPF", "binding": "AUTO"},
			  "primaryMetric": {"score": 1},
			  "secondaryMetrics": {"perEntry": {"score": 7, "rawData": [[4.0, 6.0], [9.0, 11.0], [6.0, 6.0]]}}},
			 {"benchmark": "io.bulkmap.benchmarks.CallBenchmark.mapGet", "params": {}, "primaryMetric": {"score": 2}},
			 {"benchmark": "io.bulkmap.benchmarks.FloorBenchmark.floorRead", "params": {"size": "64", "hugePages": "false"},
			  "secondaryMetrics": {"perEntry": {"rawData": [[1.0], [2.0]]}}}]
			""";

	@TempDir
	private Path directory = Path.of("");

	@Test
	void jmhShouldBeTheMedianOfTheForks() throws Exception {
		Files.writeString(this.directory.resolve("jmh.json"), JMH);

		Source source = MeasurementsReader.read(List.of(this.directory)).sources().get(0);

		assertThat(source.speeds()).containsExactly(new Speed("hit", "HPPC", 1000, "ZIPF", "", "AUTO", "", 3, 6, 5, 10),
				new Speed("floorRead", "", 64, "", "", "", "false", 2, 1.5, 1, 2));
		assertThat(source.environment().machine()).isEqualTo("not recorded");
	}

	@Test
	void hashMapShouldBeComparedWithBothWaysToHaveKeys() throws Exception {
		Files.writeString(this.directory.resolve("jmh.json"), """
				[%s, %s, %s, %s]
				""".formatted(objectKeys("HASH_MAP", "STRING", "words.tsv", 40), objectKeys("BULKMAP", "UUID", "", 20),
				objectKeys("BULKMAP_PACKED", "UUID", "", 10), """
						{"benchmark": "io.bulkmap.benchmarks.RowBenchmark.putOld",
						 "params": {"holder": "BULKMAP_JAVA", "rowBytes": "64", "entries": "10000"},
						 "primaryMetric": {"rawData": [[7.0, 9.0]]}}"""));

		assertThat(MeasurementsReader.read(List.of(this.directory)).sources().get(0).speeds()).containsExactly(
				speed("hit, string-long (words.tsv)", "HASHMAP", 1000, 40),
				speed("hit, string-long (words.tsv), packed keys", "HASHMAP", 1000, 40),
				speed("hit, uuid-long", "NATIVE", 1000, 20), speed("hit, uuid-long, packed keys", "NATIVE", 1000, 10),
				speed("putOld, long-row of 64 bytes", "JAVA", 10_000, 8));
	}

	private static String objectKeys(String engine, String keys, String file, int nanos) {
		return """
				{"benchmark": "io.bulkmap.benchmarks.ObjectKeyBenchmark.hit", "primaryMetric": {"score": 1},
				 "params": {"engineKind": "%s", "keys": "%s", "file": "%s", "size": "1000"},
				 "secondaryMetrics": {"perEntry": {"rawData": [[%d.0]]}}}""".formatted(engine, keys, file, nanos);
	}

	private static Speed speed(String operation, String engine, int size, double nanos) {
		return new Speed(operation, engine, size, "RANDOM", "", "AUTO", "", 1, nanos, nanos, nanos);
	}

	@Test
	void filesOfADirectoryShouldHaveItsEnvironment() throws Exception {
		Files.writeString(this.directory.resolve("jmh.json"), JMH);
		ResultFiles.writeJson(this.directory.resolve("environment.json"), Samples.environment());
		ResultFiles.writeJson(this.directory.resolve("sample.json"), Samples.workload());

		List<Source> sources = MeasurementsReader.read(List.of(this.directory)).sources();

		assertThat(sources).hasSize(1);
		assertThat(sources.get(0).environment()).isEqualTo(Samples.environment());
		assertThat(sources.get(0).workloads()).containsExactly(Samples.workload());
		assertThat(sources.get(0).speeds()).hasSize(2);
	}

	@Test
	void whatIsSavedShouldBeReadAsItWas() {
		Path file = this.directory.resolve("saved.json");
		ResultFiles.writeJson(file, Samples.measurements());

		assertThat(MeasurementsReader.read(List.of(file))).isEqualTo(Samples.measurements());
	}

	@Test
	void filesThatAreNoResultsShouldBeRefused() throws Exception {
		Path other = Files.writeString(this.directory.resolve("other.json"), "{}");
		Path broken = Files.writeString(this.directory.resolve("broken.json"), "{");
		Path none = this.directory.resolve("none.json");

		assertThatIllegalArgumentException().isThrownBy(() -> MeasurementsReader.read(List.of(other)))
			.withMessage(other + ": is neither a result of JMH nor of a workload, nor saved by a report");
		assertThatIllegalArgumentException().isThrownBy(() -> MeasurementsReader.read(List.of(broken)))
			.withMessageStartingWith(broken + ": is no JSON (");
		assertThatIllegalArgumentException().isThrownBy(() -> MeasurementsReader.read(List.of(none)))
			.withMessage(none + ": cannot be read (NoSuchFileException)");
	}

}
