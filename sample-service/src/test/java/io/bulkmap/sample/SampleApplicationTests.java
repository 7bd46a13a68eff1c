package io.bulkmap.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	private static final long CITIES = 135_233;

	@Test
	void startShouldTellWhatWasLoadedAndWhatToOpen(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start()) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			String kernel = context.getBean(BulkMapFactory.class).kernel().active().id();

			assertThat(output).containsPattern(
					"Loaded 135,233 cities into map 'cities' in [0-9.]+ ms \\([0-9.]+ ns per entry, kernel " + kernel
							+ "\\)");
			assertThat(output.toString().stripTrailing())
				.endsWith("Open http://localhost:%s/ (map 'cities' with 135,233 entries)".formatted(port));
		}
	}

	@Test
	void startShouldTellWhatTheReadmeSays(CapturedOutput output) throws IOException {
		String shown = Files.readString(Path.of("README.md"))
			.replaceAll("(?s).*The last lines say[^`]*```\n(.*?)\n```.*", "$1");
		try (ConfigurableApplicationContext context = start()) {
			List<String> told = output.toString().lines().map(SampleApplicationTests::withoutVaryingParts).toList();

			assertThat(context.isRunning()).isTrue();
			assertThat(shown.lines().map(SampleApplicationTests::withoutVaryingParts)).hasSize(2)
				.allSatisfy((line) -> assertThat(told).anySatisfy((each) -> assertThat(each).endsWith(line)));
		}
	}

	private static String withoutVaryingParts(String line) {
		return line.replaceAll("in [0-9.]+ ms \\([0-9.]+ ns", "in 1 ms (1 ns")
			.replaceAll("kernel \\w+", "kernel")
			.replaceAll("localhost:[0-9]+", "localhost");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--sample.ingest.max-body-size=1B", "--sample.ingest.max-line-length=1B",
			"--sample.ingest.batch-size=1", "--bulkmap.kernel=java", "--bulkmap.kernel=auto" })
	void startShouldLoadAllCitiesWhateverTheProperties(String argument) {
		try (ConfigurableApplicationContext context = start(argument)) {
			LongLongBulkMap cities = context.getBean(BulkMapFactory.class)
				.find("cities", MapType.LONG_LONG)
				.orElseThrow();

			assertThat(cities.size()).isEqualTo(CITIES);
			assertThat(cities.get(2988507, -1)).as("Paris").isEqualTo(2_138_551);
			assertThat(cities.get(2950159, -1)).as("Berlin").isEqualTo(3_426_354);
			assertThat(cities.get(1796236, -1)).as("Shanghai").isEqualTo(22_315_474);
			assertThat(cities.get(2960, -1)).as("first line").isZero();
			assertThat(cities.get(12145745, -1)).as("last line").isNotEqualTo(-1);
			assertThat(cities.get(1, -1)).as("none").isEqualTo(-1);
		}
	}

	@Test
	void startShouldListenOnTheLoopbackAddressOnly() {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return SpringApplication.run(SampleApplication.class, StringUtils.concatenateStringArrays(arguments,
				new String[] { "--server.port=0", "--management.server.port=0" }));
	}

}
