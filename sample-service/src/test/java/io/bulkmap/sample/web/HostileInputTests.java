package io.bulkmap.sample.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of requests that mean harm: each gets a clear answer, what was there before
 * stays, and so does the memory that the service takes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.tomcat.connection-timeout=500ms", "sample.ingest.max-duration=2s" })
class HostileInputTests {

	private static final String ENTRIES = "/api/maps/hostile-test/entries";

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

	private static final int MIB = 1 << 20;

	private final int port;

	private final TestClient client;

	private final WorkingPlaces places;

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	private final int freePlaces;

	HostileInputTests(@LocalServerPort int port, @Autowired WorkingPlaces places, @Autowired BulkMapFactory factory) {
		this.port = port;
		this.client = new TestClient(port);
		this.places = places;
		this.factory = factory;
		this.map = factory.longLongMap("hostile-test");
		this.freePlaces = 16;
	}

	@BeforeEach
	void fillMap() {
		this.map.put(1, 10);
	}

	@AfterEach
	void expectNothingLost() throws IOException, InterruptedException {
		await().until(() -> this.places.available() == this.freePlaces);
		assertThat(this.map.get(1, 0)).isEqualTo(10);
		assertThat(this.client.get("/api/maps/cities").json().get("entries").longValue()).isEqualTo(135_233);
		this.map.close();
	}

	@Test
	void hugeLineShouldBeRefusedWithoutBeingKept() throws IOException {
		try (RawClient raw = post("text/csv", "Transfer-Encoding: chunked")) {
			raw.chunk("2,20\n");
			String piece = "9".repeat(MIB / 16);
			for (int i = 0; i < 64; i++) {
				raw.chunk(piece);
			}
			String answer = raw.send("0\r\n\r\n").answer();

			assertThat(answer).startsWith("HTTP/1.1 413")
				.contains("Line 2: the line is longer than 1024 bytes; 1 entry before it is stored.");
		}
		assertThat(this.map.get(2, 0)).isEqualTo(20);
	}

	@Test
	void bombShouldBeRefusedEarly() throws IOException, InterruptedException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
			byte[] lines = "1,10\n".repeat(MIB / 5).getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < 200; i++) {
				gzip.write(lines);
			}
		}

		Answer answer = this.client.send(this.client.request(ENTRIES)
			.header("Content-Type", "text/csv")
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofByteArray(bomb.toByteArray())));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("the body is compressed more than 100 times");
		assertThat(answer.json().get("entries").longValue()).isLessThan(10 * MIB / 5);
	}

	@Test
	void clientThatFallsSilentShouldBeToldAndForgotten() throws IOException {
		try (RawClient raw = post("text/csv", "Transfer-Encoding: chunked")) {
			raw.chunk("2,20\n");

			assertThat(raw.answer()).startsWith("HTTP/1.1 408");
		}
	}

	@Test
	void clientThatDripsShouldBeToldAndForgotten() throws IOException {
		try (RawClient raw = post("text/csv", "Transfer-Encoding: chunked")) {
			raw.chunk("2,20\n");
			await().pollInterval(Duration.ofMillis(100)).until(() -> {
				raw.chunk("\n");
				return this.places.available() == this.freePlaces;
			});
			String answer = raw.send("0\r\n\r\n").answer();

			assertThat(answer).startsWith("HTTP/1.1 408")
				.contains("the body takes longer than 2000 ms to arrive; 1 entry before it is stored.");
		}
		assertThat(this.map.get(2, 0)).isEqualTo(20);
	}

	@Test
	void clientThatBreaksOffShouldLeaveWholeBatchesOnly() throws IOException {
		try (RawClient raw = post("application/vnd.bulkmap.longs", "Content-Length: 1600000")) {
			raw.send(new byte[8192 * 16 + 8]);
			await().until(() -> this.map.containsKey(0));
		}

		await().until(() -> this.places.available() == this.freePlaces);
		assertThat(this.map.asMap()).isEqualTo(Map.of(0L, 0L, 1L, 10L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1x",
			"Content-Length: 8\nContent-Length: 16", "Transfer-Encoding: chunked, chunked",
			"Transfer-Encoding: nothing", "Content-Length: 16\nTransfer-Encoding: nothing" })
	void lengthThatMakesNoSenseShouldBeRefused(String header) throws IOException {
		try (RawClient raw = post("application/vnd.bulkmap.longs", header)) {
			assertThat(raw.answer()).containsPattern("^HTTP/1.1 (400|501) ");
		}
		assertThat(this.map.size()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5\r\n12345\r\n", "zz\r\n", "ffffffffffffffff\r\n", "5;\u0000=1\r\n" })
	void chunkThatMakesNoSenseShouldBeRefused(String chunk) throws IOException {
		try (RawClient raw = post("text/csv", "Transfer-Encoding: chunked")) {
			assertThat(raw.send(chunk).answer()).containsPattern("^HTTP/1.1 4\\d\\d ");
		}
		assertThat(this.map.size()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/maps/../../etc/passwd", "/api/maps/%2e%2e/%2e%2e/etc/passwd",
			"/..%2f..%2fetc/passwd", "/api/maps/a%2Fb", "/api/maps/a;b=c", "/api/maps/a%3Bb", "/api/maps/a%00b",
			"/api//maps", "/api/maps/a\\b", "/api/maps/%5c..%5c", "/webjars/..%252f..%252fapplication.yaml",
			"/static/../application.yaml", "/application.yaml", "/WEB-INF/web.xml", "/api/maps/%c0%ae%c0%ae",
			"/api/maps/%zz", "/api/maps/<script>" })
	void pathThatPlaysTricksShouldLeadNowhere(String path) throws IOException {
		try (RawClient raw = new RawClient(this.port)) {
			String answer = raw.head("""
					GET %s HTTP/1.1
					Host: localhost
					Connection: close

					""".formatted(path)).answer();

			assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ").doesNotContain("bulkmap-sample", "<script>");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "../x", "a b", "\u00FC", "%", "" })
	void mapNameThatIsWrongShouldBeRefused(String name) throws IOException, InterruptedException {
		int maps = this.factory.maps().size();

		Answer answer = this.client
			.put("/api/maps/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));

		assertThat(answer.status()).isBetween(400, 405);
		assertThat(this.factory.maps()).hasSize(maps);
	}

	@Test
	void longMapNameShouldBeRefused() throws IOException, InterruptedException {
		assertThat(this.client.put("/api/maps/" + "a".repeat(64)).status()).isEqualTo(201);
		assertThat(this.client.put("/api/maps/" + "a".repeat(65)).status()).isEqualTo(400);
		assertThat(this.client.put("/api/maps/" + "a".repeat(100_000)).status()).isBetween(400, 431);
		this.factory.longLongMap("a".repeat(64)).close();
	}

	@Test
	void tenThousandMapsShouldBeTooMany() throws IOException {
		int conflicts = 0;
		for (int first = 0; first < 10_000; first += 100) {
			List<String> answers = putMaps(first, first + 100);
			assertThat(answers).hasSize(100).isSubsetOf("201", "409");
			conflicts += Collections.frequency(answers, "409");
		}

		assertThat(this.factory.maps()).hasSize(100);
		assertThat(conflicts).isEqualTo(10_000 - 98);
		this.factory.maps().stream().filter((map) -> map.name().startsWith("many-")).forEach((map) -> map.close());
	}

	/*
	 * All at once on one connection, because to wait for each answer takes a minute.
	 */
	private List<String> putMaps(int from, int to) throws IOException {
		StringBuilder requests = new StringBuilder();
		for (int i = from; i < to; i++) {
			requests.append("""
					PUT /api/maps/many-%d HTTP/1.1
					Host: localhost
					Content-Length: 0
					Connection: %s

					""".formatted(i, (i + 1 < to) ? "keep-alive" : "close"));
		}
		try (RawClient raw = new RawClient(this.port)) {
			String answers = raw.head(requests.toString()).answer();
			return STATUS.matcher(answers).results().map((line) -> line.group(1)).toList();
		}
	}

	@Test
	void textThatIsNotUtf8ShouldBeRefused() throws IOException {
		byte[] bytes = { '2', ',', '2', '\n', (byte) 0xC0, (byte) 0xAF, ',', '1', '\n' };
		try (RawClient raw = post("text/csv", "Content-Length: " + bytes.length)) {
			assertThat(raw.send(bytes).answer()).startsWith("HTTP/1.1 400")
				.contains("Line 2: the line is not valid UTF-8; 1 entry before it is stored.");
		}
	}

	/*
	 * Places keep their batch outside the heap: there are never more than of one round.
	 */
	@Test
	void manyBadBodiesShouldNotTakeMoreMemory() throws IOException, InterruptedException {
		for (int i = 0; i < 50; i++) {
			assertThat(this.client.postCsv(ENTRIES, "x").status()).isEqualTo(400);
		}
		long before = directMemory();

		for (int i = 0; i < 500; i++) {
			assertThat(this.client.postCsv(ENTRIES, "x").status()).isEqualTo(400);
		}

		assertThat(directMemory() - before).isLessThan(MIB);
	}

	private static long directMemory() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

	private RawClient post(String contentType, String header) throws IOException {
		return new RawClient(this.port).head("""
				POST %s HTTP/1.1
				Host: localhost
				Content-Type: %s
				%s
				Connection: close

				""".formatted(ENTRIES, contentType, header));
	}

}
