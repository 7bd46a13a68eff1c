package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoadGenerator} against the running service.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LoadGeneratorTests {

	private final String url;

	private final LongLongBulkMap map;

	private final StringWriter output = new StringWriter();

	private final StringWriter errors = new StringWriter();

	LoadGeneratorTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.url = "http://localhost:%s/".formatted(port);
		this.map = factory.longLongMap("load-test");
	}

	@AfterEach
	void closeMap() {
		this.map.close();
	}

	@ParameterizedTest
	@CsvSource({ "binary,", "ndjson,", "csv,", "csv,--gzip" })
	void loadShouldWriteWhatItSays(String format, String option, @TempDir Path directory) throws IOException {
		Path json = directory.resolve("report.json");
		Path hgrm = directory.resolve("report.hgrm");

		int code = load("--format", format, (option != null) ? option : "--quiet", "--body", "5000", "--keys",
				"sequential", "--key-space", "5000", "--duration", "0.5", "--json", json.toString(), "--hgrm",
				hgrm.toString());

		assertThat(code).as(this.errors + " " + this.output).isZero();
		assertThat(this.map.size()).isEqualTo(5000);
		assertThat(this.map.containsKey(4999)).isTrue();
		JsonNode report = new JsonMapper().readTree(json);
		assertThat(report.get("failures").longValue()).isZero();
		assertThat(report.get("entries").longValue()).isEqualTo(5000 * report.get("requests").longValue()).isPositive();
		assertThat(report.get("p50Millis").doubleValue()).isPositive();
		assertThat(report.get("maxMillis").doubleValue())
			.isGreaterThanOrEqualTo(report.get("p999Millis").doubleValue());
		assertThat(hgrm).content().contains("Value     Percentile TotalCount", "#[Mean");
		assertThat(this.output.toString()).contains("entries/s", "P99.9");
	}

	@Test
	void loadWhenThereIsARateShouldKeepIt(@TempDir Path directory) throws IOException {
		Path json = directory.resolve("report.json");

		int code = load("--quiet", "--rate", "1000", "--body", "100", "--duration", "1", "--json", json.toString());

		assertThat(code).isZero();
		assertThat(new JsonMapper().readTree(json).get("requests").longValue()).isLessThanOrEqualTo(10);
	}

	@Test
	void loadShouldLookUpAndRemove() {
		this.map.putAll(new long[] { 0, 1, 2 }, new long[] { 0, 1, 2 });

		assertThat(load("--quiet", "--lookup", "--body", "10", "--duration", "0.2")).isZero();
		assertThat(this.map.size()).isEqualTo(3);
		assertThat(load("--quiet", "--op", "remove", "--keys", "sequential", "--key-space", "2", "--body", "10",
				"--duration", "0.2"))
			.isZero();
		assertThat(this.map.asMap()).containsOnlyKeys(2L);
	}

	@Test
	void loadWhenServiceRefusesShouldFailAndSayWhy() {
		assertThat(load("--quiet", "--op", "nothing", "--body", "10", "--duration", "0.2")).isEqualTo(1);

		assertThat(this.output.toString()).contains("requests have failed, the first with: 400",
				"There is no operation 'nothing'");
	}

	@Test
	void loadWhenThereIsNoServiceShouldFail() throws IOException {
		int code = command().execute("--url", "http://localhost:1/", "--quiet");

		assertThat(code).isEqualTo(1);
		assertThat(this.errors.toString()).contains("Connection refused");
		assertThat(Files.exists(Path.of("report.json"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--body=0", "--connections=0", "--key-space=0", "--rate=-1", "--duration=0" })
	void loadWhenNumberIsTooSmallShouldShowTheUsage(String option) {
		assertThat(load(option)).isEqualTo(2);
		assertThat(this.errors.toString()).contains(option.substring(0, option.indexOf('=')) + " is too small",
				"Usage: load");
	}

	@Test
	void helpShouldNameEveryOption() {
		assertThat(command().execute("--help")).isZero();

		assertThat(this.output.toString()).contains("--rate", "--keys", "UNIFORM, HOT, SEQUENTIAL", "--hgrm");
	}

	private int load(String... options) {
		String[] all = new String[options.length + 4];
		all[0] = "--url";
		all[1] = this.url;
		all[2] = "--map";
		all[3] = "load-test";
		System.arraycopy(options, 0, all, 4, options.length);
		return command().execute(all);
	}

	private CommandLine command() {
		return LoadGenerator.command()
			.setOut(new PrintWriter(this.output, true))
			.setErr(new PrintWriter(this.errors, true));
	}

}
