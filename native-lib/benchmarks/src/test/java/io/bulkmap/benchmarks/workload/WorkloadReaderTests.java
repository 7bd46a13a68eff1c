package io.bulkmap.benchmarks.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WorkloadReader}.
 */
class WorkloadReaderTests {

	static final List<String> SHIPPED = WorkloadReader.SHIPPED;

	private static final String VALID = """
			name: example
			map: long-long
			entries: 1_000
			ops: [GET, PUT_ALL]
			""";

	private static final String OPS = "a sequence of 1 to 100 operations, each one of GET, PUT, PUT_IF_ABSENT, ADD, REMOVE, "
			+ "GET_ALL, PUT_ALL, PUT_ALL_IF_ABSENT, ADD_ALL, REMOVE_ALL";

	private static final String KEYS = "name, description, map, entries, start, room, ops, batch, keys, threads, warm-up, "
			+ "duration, calls, rate, seed";

	@Test
	void whatIsNotGivenShouldHaveDefaults() {
		Workload workload = WorkloadReader.parse("example.yaml", VALID, Map.of());

		assertThat(workload).isEqualTo(new Workload("example", "", MapKind.LONG_LONG,
				List.of(new Call(Operation.GET, 1), new Call(Operation.PUT_ALL, 1000)),
				new Keys(Distribution.RANDOM, 1024, 16, 0.99, 4, 1), 1000, Start.FULL, Room.RESERVED, 1, 5000, 10_000,
				0, 0, 42));
	}

	@Test
	void everythingShouldBeRead() {
		Workload workload = WorkloadReader.parse("example.yaml", """
				name: all-of-it
				description: What it is.
				map: uuid-long
				entries: 5000
				start: empty
				room: growing
				ops: [PUT_ALL, GET_ALL, GET]
				batch: { PUT_ALL: 10, GET_ALL: 20 }
				keys: { distribution: zipf, exponent: 1.5, hit-ratio: 0.25 }
				threads: 2
				warm-up: 500ms
				duration: 2m
				rate: 0.5
				seed: 7
				""", Map.of());

		assertThat(workload)
			.isEqualTo(new Workload("all-of-it", "What it is.", MapKind.UUID_LONG,
					List.of(new Call(Operation.PUT_ALL, 10), new Call(Operation.GET_ALL, 20),
							new Call(Operation.GET, 1)),
					new Keys(Distribution.ZIPF, 1024, 16, 1.5, 4, 0.25), 5000, Start.EMPTY, Room.GROWING, 2, 500,
					120_000, 0, 0.5, 7));
	}

	@ParameterizedTest
	@FieldSource("SHIPPED")
	void shippedWorkloadShouldBeValid(String name) {
		Workload workload = WorkloadReader.read(name, Map.of());

		assertThat(workload.name()).isEqualTo(name);
		assertThat(workload.description()).isNotEmpty();
	}

	@Test
	void changesShouldReplaceValues() {
		Workload workload = WorkloadReader.parse("example.yaml",
				VALID + "keys: { distribution: random, hit-ratio: 1 }\nduration: 1s\n",
				Map.of("entries", "77", "keys.hit-ratio", "0.5", "calls", "9", "batch", "{ PUT_ALL: 3 }"));

		assertThat(workload.entries()).isEqualTo(77);
		assertThat(workload.keys().hitRatio()).isEqualTo(0.5);
		assertThat(workload.keys().distribution()).isEqualTo(Distribution.RANDOM);
		assertThat(workload.calls()).isEqualTo(9);
		assertThat(workload.ops().get(1).batch()).isEqualTo(3);
	}

	@Test
	void changeThatIsWrongShouldBeRefusedByItsName() {
		assertThatExceptionOfType(InvalidWorkloadException.class)
			.isThrownBy(() -> WorkloadReader.parse("example.yaml", VALID, Map.of("threads", "no")))
			.withMessage("--set threads:1:1: 'threads' must be a whole number from 1 to 256: no");
	}

	@Test
	void fileShouldBeRead(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("mine.yaml"), VALID);

		assertThat(WorkloadReader.read(file.toString(), Map.of()).name()).isEqualTo("example");
	}

	@Test
	void fileThatIsNotThereShouldBeRefusedWithWhatThereIs() {
		assertThatExceptionOfType(InvalidWorkloadException.class)
			.isThrownBy(() -> WorkloadReader.read("red-heavy", Map.of()))
			.withMessage("red-heavy: cannot be read (NoSuchFileException); it is neither a file nor one of read-heavy, "
					+ "write-skewed, bulk-load, counters, sliding-window, dedup");
	}

	static Stream<Arguments> refusals() {
		return Stream.of(
				// Not a workload at all
				Arguments.of("", List.of("1:1: is empty; a workload needs " + KEYS)),
				Arguments.of("- GET\n",
						List.of("1:1: a workload must be a mapping with the keys " + KEYS + ", not a sequence of 1")),
				Arguments.of("name: [\n",
						List.of("2:1: is no YAML: expected the node content, but found '<stream end>'")),
				// Keys
				Arguments.of(VALID + "thread: 2\n", List.of("5:1: a workload has no key 'thread', only " + KEYS)),
				Arguments.of(VALID + "entries: 2\n", List.of("5:1: 'entries' is there twice, first in line 3")),
				Arguments.of("description: nothing else\n",
						List.of("1:1: a workload needs 'name': a name of lower-case letters, digits and hyphens",
								"1:1: a workload needs 'map': one of long-long, uuid-long, string-long",
								"1:1: a workload needs 'ops': " + OPS,
								"1:1: a workload needs 'entries': a whole number from 1 to 200,000,000")),
				// Values
				Arguments.of(VALID.replace("example", "My Load"),
						List.of("1:7: 'name' must be a name of lower-case letters, digits and hyphens: 'My Load'")),
				Arguments.of(VALID.replace("long-long", "long-lon"),
						List.of("2:6: 'map' must be one of long-long, uuid-long, string-long: long-lon")),
				Arguments.of(VALID.replace("1_000", "0"),
						List.of("3:10: 'entries' must be a whole number from 1 to 200,000,000: 0")),
				Arguments.of(VALID.replace("1_000", "200000001"),
						List.of("3:10: 'entries' must be a whole number from 1 to 200,000,000: 200000001")),
				Arguments.of(VALID.replace("1_000", "1.5"),
						List.of("3:10: 'entries' must be a whole number from 1 to 200,000,000: 1.5")),
				Arguments.of(VALID.replace("1_000", "[1]"),
						List.of("3:10: 'entries' must be a whole number from 1 to 200,000,000, not a sequence of 1")),
				Arguments.of(VALID.replace("1_000", ""),
						List.of("3:9: 'entries' must be a whole number from 1 to 200,000,000, not nothing")),
				Arguments.of(VALID + "start: half\n", List.of("5:8: 'start' must be one of full, empty: half")),
				Arguments.of(VALID + "room: none\n", List.of("5:7: 'room' must be one of reserved, growing: none")),
				Arguments.of(VALID + "threads: 257\n",
						List.of("5:10: 'threads' must be a whole number from 1 to 256: 257")),
				Arguments.of(VALID + "duration: 10\n",
						List.of("5:11: 'duration' must be a time from 1ms to 24h, such as 500ms, 10s or 2m: 10")),
				Arguments.of(VALID + "warm-up: 25h\n",
						List.of("5:10: 'warm-up' must be a time from 0s to 24h, such as 500ms, 10s or 2m: 25h")),
				Arguments.of(VALID + "rate: fast\n",
						List.of("5:7: 'rate' must be a number from 0.001 to 10,000,000: fast")),
				Arguments.of(VALID + "rate: 1e9\n",
						List.of("5:7: 'rate' must be a number from 0.001 to 10,000,000: 1e9")),
				Arguments.of(VALID + "seed: -1\n",
						List.of("5:7: 'seed' must be a whole number from 0 to 9,223,372,036,854,775,807: -1")),
				Arguments.of(VALID + "calls: 5\nduration: 1s\nwarm-up: 1s\n",
						List.of("6:1: 'duration' cannot be given beside 'calls': take one of them away",
								"7:1: 'warm-up' cannot be given beside 'calls': take one of them away")),
				// Operations
				Arguments.of(VALID.replace("[GET, PUT_ALL]", "GET"),
						List.of("4:6: 'ops' must be " + OPS + ", not 'GET'")),
				Arguments.of(VALID.replace("[GET, PUT_ALL]", "[]"),
						List.of("4:6: 'ops' must be " + OPS + ", not a sequence of 0")),
				Arguments.of(VALID.replace("[GET, PUT_ALL]", "[GET, FETCH, {a: b}]"),
						List.of("4:12: 'ops' must be " + OPS + ", not 'FETCH'",
								"4:19: 'ops' must be " + OPS + ", not a mapping")),
				Arguments.of(VALID.replace("[GET, PUT_ALL]", "[GET]") + "batch: 5\n", List
					.of("5:1: 'batch' is for operations on batches, such as GET_ALL, of which there is none in 'ops'")),
				Arguments.of(VALID + "batch: 0\n",
						List.of("5:8: 'batch' must be a whole number from 1 to 10,000,000: 0")),
				Arguments.of(VALID + "batch: { GET_ALL: 5 }\n",
						List.of("5:10: 'batch' has no key 'GET_ALL', only PUT_ALL")),
				// Distributions
				Arguments.of(VALID + "keys: random\n", List
					.of("5:7: 'keys' must be a mapping with the keys distribution, stride, cluster, exponent, copies, "
							+ "hit-ratio, not 'random'")),
				Arguments.of(VALID + "keys: { hit-ratio: 0.5 }\n", List
					.of("5:7: 'keys' needs 'distribution': one of random, sequential, strided, clustered, zipf, "
							+ "duplicates, window")),
				Arguments.of(VALID + "keys: { distribution: zpif }\n", List
					.of("5:23: 'distribution' must be one of random, sequential, strided, clustered, zipf, duplicates, "
							+ "window: zpif")),
				Arguments.of(VALID + "keys: { distribution: random, hit-ratio: 1.5 }\n",
						List.of("5:42: 'hit-ratio' must be a number from 0 to 1: 1.5")),
				Arguments.of(VALID + "keys: { distribution: random, exponent: 1 }\n",
						List.of("5:31: 'exponent' is for the distribution zipf, not for random")),
				Arguments.of(VALID + "keys: { distribution: clustered, cluster: 24 }\n",
						List.of("5:43: 'cluster' must be a power of two, such as 16: 24")),
				// What contradicts itself
				Arguments.of(VALID.replace("1_000", "3") + "threads: 4\n",
						List.of("3:10: 'entries' must be at least the number of threads, 4: 3")),
				Arguments.of(VALID + "keys: { distribution: window }\n", List
					.of("4:6: 'ops' must store and remove the same number of keys in a cycle, and some, with the "
							+ "distribution window: 1000 and 0")),
				Arguments.of("""
						name: w
						map: long-long
						entries: 9
						ops: [PUT, REMOVE]
						start: empty
						keys: { distribution: window }
						""", List.of("5:8: 'start' must be full with the distribution window")),
				Arguments.of("""
						name: w
						map: long-long
						entries: 9
						ops: [PUT_ALL, REMOVE_ALL]
						batch: 10
						keys: { distribution: window }
						""", List
					.of("3:10: 'entries' must be at least 10 with the distribution window: as many as all threads "
							+ "remove in a cycle")),
				Arguments.of(VALID.replace("PUT_ALL", "GET_ALL") + "start: empty\n",
						List.of("5:8: 'start' must be full where no operation stores entries")),
				Arguments.of(VALID.replace("GET", "REMOVE") + "start: empty\n",
						List.of("5:8: 'start' must be full where an operation removes entries")),
				Arguments.of(VALID + "start: empty\ncalls: 7\n", List
					.of("6:8: 'calls' cannot be given with 'start: empty', which goes on until the map is full")));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void whatIsWrongShouldBeRefusedWithPlaceAndReason(String yaml, List<String> problems) {
		assertThatExceptionOfType(InvalidWorkloadException.class)
			.isThrownBy(() -> WorkloadReader.parse("example.yaml", yaml, Map.of()))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage()).lines())
				.containsExactlyElementsOf(problems.stream().map((problem) -> "example.yaml:" + problem).toList()));
	}

}
