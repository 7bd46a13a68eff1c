package io.bulkmap.sample.load;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.OffHeapMap;
import io.bulkmap.sample.SampleApplication;
import io.bulkmap.sample.store.EntryMaps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompareCommand} against the service with both stores.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CompareCommandTests {

	private final String url;

	private final BulkMapFactory factory;

	private final StringWriter output = new StringWriter();

	private final StringWriter errors = new StringWriter();

	CompareCommandTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.url = "http://localhost:%s/".formatted(port);
		this.factory = factory;
	}

	/**
	 * Other tests use the same service.
	 */
	@AfterEach
	void deleteMap() {
		this.factory.find("load").ifPresent(OffHeapMap::close);
	}

	@Test
	void compareShouldPutTheSameLoadOnBothAndPrintTheRatios() {
		try (ConfigurableApplicationContext other = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--management.server.port=0", "--sample.store=concurrent-hash-map")) {
			int port = ((WebServerApplicationContext) other).getWebServer().getPort();

			int code = compare("http://localhost:%s/".formatted(port), "--rounds", "2", "--duration", "0.3", "--body",
					"1000", "--keys", "sequential", "--key-space", "1000");

			assertThat(code).as(this.errors + " " + this.output).isZero();
			assertThat(this.output.toString()
				.lines()
				.map((line) -> line.replaceAll("[0-9]+([.,][0-9]+)*", "0").strip())
				.map((line) -> line.replaceAll(" +", " ")))
				.anyMatch((line) -> line.startsWith("0 rounds") && line.endsWith("concurrent-hash-map ratio"))
				.contains("entries/s 0 0 0", "P0 ms 0 0 0", "longest ms 0 0 0",
						"ratio of entries/s, round by round: 0 to 0, median 0");
			assertThat(this.output.toString()).contains(this.factory.kernel().active().id(), "P99.9 ms");
			LongLongBulkMap ours = (LongLongBulkMap) this.factory.find("load").orElseThrow();
			assertThat(ours.size()).isEqualTo(1000);
			assertThat(other.getBean(EntryMaps.class).find("load").orElseThrow().size().entries()).isEqualTo(1000);
		}
	}

	@Test
	void compareWhenOneServiceIsNotThereShouldFail() {
		assertThat(compare("http://localhost:1/", "--duration", "0.1")).isEqualTo(1);

		assertThat(this.errors.toString()).contains("Connection refused");
	}

	@Test
	void compareWhenThereAreNoRoundsShouldShowTheUsage() {
		assertThat(compare("http://localhost:1/", "--rounds", "0")).isEqualTo(2);

		assertThat(this.errors.toString()).contains("--rounds is too small", "Usage: load compare");
	}

	private int compare(String against, String... options) {
		String[] all = new String[options.length + 5];
		all[0] = "compare";
		all[1] = "--url";
		all[2] = this.url;
		all[3] = "--against";
		all[4] = against;
		System.arraycopy(options, 0, all, 5, options.length);
		return LoadGenerator.command()
			.setOut(new PrintWriter(this.output, true))
			.setErr(new PrintWriter(this.errors, true))
			.execute(all);
	}

}
