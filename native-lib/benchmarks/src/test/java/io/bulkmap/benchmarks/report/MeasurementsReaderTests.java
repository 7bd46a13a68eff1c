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
			 {"benchmark": "io.bulkmap.benchmarks.BareCallBenchmark.address", "params": {}, "primaryMetric": {"score": 2}},
			 {"benchmark": "io.bulkmap.benchmarks.CallBenchmark.mapGet", "params": {"call": "JAVA", "length": "1"},
			  "primaryMetric": {"rawData": [[20.0, 30.0], [40.0, 40.0]]}},
			 {"benchmark": "io.bulkmap.benchmarks.MetricsBenchmark.put", "params": {"sampleEvery": "16", "length": "1000"},
			  "primaryMetric": {"rawData": [[4000.0]]}},
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
		assertThat(source.callTimes()).containsExactly(
				new CallTime("call, nanoseconds: map get", "1 key", "Java kernel", 2, 32.5, 25, 40),
				new CallTime("call with metrics, nanoseconds: put", "1,000 keys", "one of 16 is timed", 1, 4000, 4000,
						4000));
	}

	@Test
	void sharedMapsShouldBeComparedWithConcurrentHashMap() throws Exception {
		Files.writeString(this.directory.resolve("jmh.json"),
				"[%s, %s, %s, %s]".formatted(shared("ONE_PARTITION", 2, 15), shared("PARTITIONS", 2, 41),
						shared("CONCURRENT_HASH_MAP", 2, 75), shared("SINGLE_THREAD", 1, 5)));

		assertThat(MeasurementsReader.read(List.of(this.directory)).sources().get(0).speeds()).containsExactly(
				speed("put by 2 threads, batches of 1,000", "NATIVE", 1000, 15),
				speed("put by 2 threads, batches of 1,000, 16 partitions", "NATIVE", 1000, 41),
				speed("put by 2 threads, batches of 1,000", "CONCURRENT_HASH_MAP", 1000, 75),
				speed("put by 2 threads, batches of 1,000, 16 partitions", "CONCURRENT_HASH_MAP", 1000, 75),
				speed("put by 1 thread, batches of 1,000, no locks", "NATIVE", 1000, 5));
	}

	private static String shared(String kind, int threads, int nanos) {
		return """
				{"benchmark": "io.bulkmap.benchmarks.ConcurrentBenchmark.put", "threads": %d,
				 "params": {"kind": "%s", "batch": "1000", "size": "1000"},
				 "secondaryMetrics": {"perEntry": {"rawData": [[%d.0]]}}}""".formatted(threads, kind, nanos);
	}

	@Test
	void bindingsAndPagesShouldBeTables() {
		List<Speed> speeds = List.of(new Speed("hit", "NATIVE", 1000, "RANDOM", "", "JNI", "", 1, 2, 2, 2),
				new Speed("hit", "NATIVE", 1000, "RANDOM", "", "JNA", "", 1, 3, 3, 3),
				new Speed("floorRead", "", 1000, "", "", "", "", 1, 1, 1, 1),
				new Speed("floorRead", "", 1000, "", "", "", "false", 1, 4, 4, 4));

		assertThat(Grid.of(new Source(Samples.environment(), speeds, List.of(), List.of(), List.of()))).containsExactly(
				new Grid("binding, nanoseconds per entry: hit", List.of("", "jni", "jna"),
						List.of(List.of("1,000 entries", "2.0", "3.0"))),
				new Grid("floor, nanoseconds per access", List.of("", "read, pages of 2 MiB", "read, pages of 4 KiB"),
						List.of(List.of("1,000 entries", "1.0", "4.0"))));
		assertThat(Grid.of(new Source(Samples.environment(), speeds.subList(2, 3), List.of(), List.of(), List.of())))
			.isEmpty();
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
