package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.OffHeapMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SoakCommand}: that it passes, and that it fails for each of its
 * reasons. The resident memory of this JVM moves as other tests like, so it may grow here
 * as it likes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "management.endpoint.bulkmap.access=unrestricted" })
class SoakCommandTests {

	private final int port;

	private final int managementPort;

	private final BulkMapFactory factory;

	private final StringWriter output = new StringWriter();

	private final StringWriter errors = new StringWriter();

	SoakCommandTests(@LocalServerPort int port, @LocalManagementPort int managementPort,
			@Autowired BulkMapFactory factory) {
		this.port = port;
		this.managementPort = managementPort;
		this.factory = factory;
	}

	/**
	 * What a soak that has failed leaves to be looked at.
	 */
	@AfterEach
	void deleteMaps() {
		for (String name : new String[] { "soak", "soak-growth" }) {
			this.factory.find(name).ifPresent(OffHeapMap::close);
		}
	}

	@Test
	void soakShouldSwitchTheKernelAndTellWhatItSaw(@TempDir Path directory) {
		String kernel = this.factory.kernel().active().id();
		Path json = directory.resolve("soak.json");
		Path hgrm = directory.resolve("soak.hgrm");

		int code = soak("--json", json.toString(), "--hgrm", hgrm.toString());

		assertThat(code).as(this.errors + " " + this.output).isZero();
		assertThat(this.output.toString()).contains("P99.9", "resident memory: peaks of the thirds",
				"off-heap memory of the maps: peaks of the thirds", "The service has borne it.");
		assertThat(this.output.toString()).containsPattern("kernels: " + kernel + ", (java|\\w+), " + kernel);
		assertThat(this.factory.kernel().active().id()).isEqualTo(kernel);
		JsonNode report = new JsonMapper().readTree(json);
		assertThat(report.get("requests").longValue()).isGreaterThan(50);
		assertThat(report.get("failures").longValue()).isZero();
		assertThat(hgrm).content().contains("#[Mean");
		assertThat(this.factory.find("soak")).isEmpty();
		assertThat(this.factory.find("soak-growth")).isEmpty();
	}

	@Test
	void soakWhenAMapIsDeletedShouldFail() {
		CompletableFuture<Void> deletion = whenFilled(LongLongBulkMap::close);

		int code = soak();

		deletion.join();
		assertThat(code).isEqualTo(1);
		assertThat(this.output.toString()).containsPattern("FAILED: \\d+ requests have failed")
			.contains("the first with: 4")
			.doesNotContain("borne it");
	}

	@Test
	void soakWhenEntriesAreLostShouldFail() {
		CompletableFuture<Void> clearing = whenFilled(LongLongBulkMap::clear);

		int code = soak();

		clearing.join();
		assertThat(code).isEqualTo(1);
		assertThat(this.output.toString()).containsPattern("FAILED: \\d+ requests have failed");
	}

	@Test
	void soakWhenKeysWereThereBeforeShouldFail() {
		long[] all = LongStream.range(0, 1_000_000).toArray();
		CompletableFuture<Void> writing = whenFilled((map) -> map.putAllIfAbsent(all, all));

		int code = soak();

		writing.join();
		assertThat(code).isEqualTo(1);
		assertThat(this.output.toString()).contains("Map 'soak' should have added 500 keys");
	}

	@Test
	void soakWhenMemoryIsNotFlatShouldFail() {
		AtomicBoolean ended = new AtomicBoolean();
		try (LongLongBulkMap leak = this.factory.longLongMap("leak")) {
			CompletableFuture<Void> leaking = CompletableFuture.runAsync(() -> {
				for (long i = 1; !ended.get(); i++) {
					leak.reserve(50_000 * i);
					Pause.until(System.nanoTime() + 50_000_000);
				}
			});

			int code = soak();

			ended.set(true);
			leaking.join();
			assertThat(code).isEqualTo(1);
		}
		assertThat(this.output.toString())
			.containsPattern("FAILED: off-heap memory of the maps is not flat: its peak has grown by [0-9.]+ %");
	}

	@Test
	void soakWhenManagementCannotBeReachedShouldFail() {
		assertThat(execute("soak", "--url", "http://localhost:" + this.port, "--management", "http://localhost:1"))
			.isEqualTo(1);

		assertThat(this.errors.toString()).contains("Connection refused");
	}

	@Test
	void soakWhenNumberIsTooSmallShouldShowTheUsage() {
		for (String option : new String[] { "--minutes", "--rate", "--body" }) {
			assertThat(execute("soak", option, "0")).isEqualTo(2);
			assertThat(this.errors.toString()).contains(option + " is too small", "Usage: load soak");
		}
	}

	/**
	 * Does something to the map of the soak once that is at work. In the beginning it
	 * deletes the map, and whoever has just found it cannot ask for its size. Threads of
	 * other tests, which end as they like, do not end the waiting.
	 */
	private CompletableFuture<Void> whenFilled(Consumer<LongLongBulkMap> action) {
		return CompletableFuture.runAsync(() -> {
			await().dontCatchUncaughtExceptions()
				.ignoreExceptionsInstanceOf(IllegalStateException.class)
				.until(() -> this.factory.find("soak").filter((map) -> map.size() > 1000).isPresent());
			action.accept((LongLongBulkMap) this.factory.find("soak").orElseThrow());
		});
	}

	/**
	 * A soak of some seconds.
	 */
	private int soak(String... options) {
		return execute(Stream.concat(Stream.of("soak", "--url", "http://localhost:" + this.port, "--management",
				"http://localhost:" + this.managementPort, "--minutes", "0.1", "--rate", "20000", "--body", "500",
				"--rss-growth", "100000"), Arrays.stream(options))
			.toArray(String[]::new));
	}

	private int execute(String... arguments) {
		return LoadGenerator.command()
			.setOut(new PrintWriter(this.output, true))
			.setErr(new PrintWriter(this.errors, true))
			.execute(arguments);
	}

}
