package io.bulkmap.jfr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Tests for {@link FlightRecorder} and its events, with real recordings.
 */
class FlightRecorderTests {

	private static final String JAVA_PROPERTY = "bulkmap.test.java";

	private static final long[] KEYS = LongStream.rangeClosed(1, 1000).toArray();

	@Test
	void bulkCallsShouldBeRecorded(@TempDir Path directory) throws IOException {
		List<RecordedEvent> events = record(directory, "io.bulkmap.BulkCall", true, (factory) -> {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withMemoryLimit(100_000));
			map.putAll(KEYS, KEYS);
			map.get(1, -1);
			assertThatExceptionOfType(MapCapacityException.class)
				.isThrownBy(() -> map.putAll(new long[100_000], new long[100_000]));
		});

		assertThat(events)
			.extracting((event) -> event.getString("map"), (event) -> event.getString("operation"),
					(event) -> event.getInt("keys"), (event) -> event.getBoolean("failed"))
			.containsExactly(tuple("test", "put", 1000, false), tuple("test", "put", 100_000, true));
		assertThat(events.get(0).getString("kernel")).isEqualTo("java");
		assertThat(events.get(0).getDuration()).isPositive();
		assertThat(events.get(0).getStackTrace()).isNotNull();
	}

	@Test
	void quickBulkCallsShouldNotBeRecordedUnlessAskedFor(@TempDir Path directory) throws IOException {
		List<RecordedEvent> events = record(directory, "io.bulkmap.BulkCall", false, (factory) -> {
			LongLongBulkMap map = factory.longLongMap("test");
			for (int i = 0; i < 1000; i++) {
				map.putAll(new long[8], new long[8]);
			}
		});

		// Some take ten milliseconds where others want the processor.
		assertThat(events).hasSizeLessThan(500);
	}

	@Test
	void growthShouldBeRecorded(@TempDir Path directory) throws IOException {
		List<RecordedEvent> events = record(directory, "io.bulkmap.Growth", true, (factory) -> {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(1000));
			map.putAll(KEYS, KEYS);
			map.reserve(100_000);
		});

		assertThat(events)
			.extracting((event) -> event.getString("map"), (event) -> event.getLong("oldCapacity"),
					(event) -> event.getLong("newCapacity"), (event) -> event.getLong("entries"))
			.containsExactly(tuple("test", 1000L, 100_000L, 1000L));
		assertThat(events.get(0).getDuration()).isPositive();
	}

	@Test
	void choiceOfAKernelShouldBeRecorded(@TempDir Path directory) throws IOException {
		List<RecordedEvent> events = record(directory, "io.bulkmap.KernelSelection", true,
				(factory) -> factory.useKernel(KernelChoice.AUTO));

		assertThat(events)
			.extracting((event) -> event.getString("choice"), (event) -> event.getString("kernel"),
					(event) -> event.getString("binding"))
			.containsExactly(tuple("java", "java", "none"), tuple("auto", "java", "none"));
	}

	// What every event of the flight recorder has is told by the recorder's own
	// documentation.
	@ParameterizedTest
	@ValueSource(classes = { BulkCallEvent.class, GrowthEvent.class, KernelSelectionEvent.class })
	void eventsShouldBeDocumented(Class<? extends Event> type) throws IOException {
		EventType event = EventType.getEventType(type);
		String fields = event.getFields()
			.stream()
			.map(ValueDescriptor::getName)
			.filter((name) -> !List.of("startTime", "duration", "eventThread", "stackTrace").contains(name))
			.map("`%s`"::formatted)
			.collect(Collectors.joining(", "));

		assertThat(Files.readAllLines(Path.of("../docs/observability.md")))
			.filteredOn((line) -> line.startsWith("| `%s` | ".formatted(event.getName())))
			.singleElement(STRING)
			.endsWith(" | %s |".formatted(fields));
	}

	@Test
	void runtimeWithoutFlightRecorderShouldDo() throws Exception {
		String java = System.getProperty(JAVA_PROPERTY, System.getProperty("java.home") + "/bin/java");
		Process process = new ProcessBuilder(java, "--limit-modules", "java.base,java.logging,java.management", "-cp",
				System.getProperty("java.class.path"), Main.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).endsWith("jdk.jfr false, entries 1000" + System.lineSeparator());
	}

	private static List<RecordedEvent> record(Path directory, String name, boolean all, Action action)
			throws IOException {
		Path file = directory.resolve("events.jfr");
		try (Recording recording = new Recording()) {
			if (all) {
				recording.enable(name).withoutThreshold();
			}
			else {
				recording.enable(name);
			}
			recording.start();
			try (BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
				action.run(factory);
			}
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file)
			.stream()
			.filter((event) -> event.getEventType().getName().equals(name))
			.toList();
	}

	/**
	 * What is done while the recorder runs.
	 */
	private interface Action {

		void run(BulkMapFactory factory);

	}

	/**
	 * The process without flight recorder.
	 */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) {
			try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
				LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(1));
				map.putAll(KEYS, KEYS);
				map.reserve(100_000);
				System.out.println("jdk.jfr %s, entries %d"
					.formatted(ModuleLayer.boot().findModule("jdk.jfr").isPresent(), map.size()));
			}
		}

	}

}
