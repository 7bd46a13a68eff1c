package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.EntryMaps;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What clients see, whatever the service keeps their entries in.
 */
abstract class StoreContract {

	private static final String MAP = "/api/maps/store-test";

	private static final String ENTRIES = MAP + "/entries";

	private static final String LOOKUP = MAP + "/lookup";

	private static final String BINARY = "application/vnd.bulkmap.longs";

	private final int port;

	private final TestClient client;

	private final EntryMaps store;

	private final WorkingPlaces places;

	StoreContract(@LocalServerPort int port, @Autowired EntryMaps store, @Autowired WorkingPlaces places) {
		this.port = port;
		this.client = new TestClient(port);
		this.store = store;
		this.places = places;
	}

	/**
	 * Returns what the service calls its kernel.
	 */
	abstract String kernel();

	@BeforeEach
	void createMap() {
		deleteMap();
		this.store.create("store-test");
	}

	@AfterEach
	void deleteMap() {
		this.store.find("store-test").ifPresent(EntryMap::delete);
	}

	@Test
	void citiesShouldBeThere() throws IOException, InterruptedException {
		assertThat(this.client.get("/api/maps/cities").json().get("entries").longValue()).isEqualTo(135_233);
		Answer paris = this.client.get("/api/maps/cities/entries/2988507");
		assertThat(paris.json().get("value").longValue()).isEqualTo(2_138_551);
		assertThat(paris.json().get("kernel").stringValue()).isEqualTo(kernel());
		assertThat(this.client.get("/api/maps").json().get("kernel").stringValue()).isEqualTo(kernel());
		assertThat(this.client.delete("/api/maps/cities").status()).isEqualTo(409);
	}

	@ParameterizedTest
	@CsvSource({ "put,2,1=30 2=20 3=6", "putIfAbsent,2,1=10 2=20 3=5", "add,2,1=40 2=20 3=11", "min,2,1=10 2=20 3=5",
			"max,2,1=30 2=20 3=6" })
	void ingestShouldDoWhatTheOperationSays(String op, long added, String entries)
			throws IOException, InterruptedException {
		this.client.postCsv(ENTRIES, "1,10\n");

		Answer answer = this.client.postCsv(ENTRIES + "?op=" + op, "2,20\n1,30\n3,5\n3,6\n");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(4);
		assertThat(answer.json().get("added").longValue()).isEqualTo(added);
		assertThat(exported()).containsExactlyInAnyOrder(entries.replace('=', ',').split(" "));
	}

	@Test
	void removeShouldRemoveWhatIsThere() throws IOException, InterruptedException {
		this.client.postCsv(ENTRIES, "1,10\n2,20\n3,30\n");

		Answer answer = this.client.postCsv(ENTRIES + "?op=remove", "2\n7\n2\n3\n1\n1\n");

		assertThat(answer.json().get("entries").longValue()).isEqualTo(6);
		assertThat(answer.json().get("removed").longValue()).isEqualTo(3);
		assertThat(exported()).isEmpty();
	}

	@Test
	void binaryBodyShouldBeStoredAndLookedUp() throws IOException, InterruptedException {
		long[] entries = { 1, 10, Long.MIN_VALUE, Long.MAX_VALUE, -3, 0, 4, -40, 5, 50 };

		assertThat(this.client.post(ENTRIES, BINARY, BodyPublishers.ofByteArray(littleEndian(entries))).status())
			.isEqualTo(200);

		Answer answer = this.client.post(LOOKUP, BINARY,
				BodyPublishers.ofByteArray(littleEndian(5, Long.MIN_VALUE, 6, -3)));
		assertThat(answer.json().get("hits").longValue()).isEqualTo(3);
		List<String> values = answer.json()
			.get("results")
			.valueStream()
			.map((result) -> result.get("value").toString())
			.toList();
		assertThat(values).containsExactly("50", "9223372036854775807", "null", "0");
	}

	@Test
	void wrongLineShouldKeepTheLinesBeforeIt() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, "1,1\n2,2\n3,3\n4,4\n5,5\nsix,6\n7,7\n");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("line").longValue()).isEqualTo(6);
		assertThat(answer.json().get("added").longValue()).isEqualTo(5);
		assertThat(exported()).containsExactlyInAnyOrder("1,1", "2,2", "3,3", "4,4", "5,5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/x-ndjson", BINARY })
	void exportShouldHaveEveryEntryOnce(String type) throws IOException, InterruptedException {
		int count = 10_000;
		fill(count);

		Answer answer = this.client.send(this.client.request(ENTRIES).header("Accept", type));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo(type);
		switch (type) {
			case "text/csv" -> assertThat(answer.text().lines().skip(1)).hasSize(count).doesNotHaveDuplicates();
			case "application/x-ndjson" -> assertThat(answer.text().lines()).hasSize(count)
				.doesNotHaveDuplicates()
				.contains("{\"key\":9999,\"value\":19998}");
			default -> assertThat(
					this.client.send(this.client.request(ENTRIES).header("Accept", type), BodyHandlers.ofByteArray())
						.body())
				.hasSize(16 * count);
		}
	}

	@Test
	void entryShouldBeReadOrNotFound() throws IOException, InterruptedException {
		this.client.postCsv(ENTRIES, "7,70\n");

		assertThat(this.client.get(ENTRIES + "/7").json().get("value").longValue()).isEqualTo(70);
		assertThat(this.client.get(ENTRIES + "/8").status()).isEqualTo(404);
	}

	@Test
	void mapsShouldComeAndGo() throws IOException, InterruptedException {
		assertThat(this.client.put("/api/maps/another").status()).isEqualTo(201);
		assertThat(this.client.put("/api/maps/another").status()).isEqualTo(204);
		assertThat(this.client.get("/api/maps").json().get("maps").valueStream())
			.extracting((map) -> map.get("name").stringValue())
			.contains("another", "cities", "store-test")
			.isSorted();
		assertThat(this.client.delete("/api/maps/another").status()).isEqualTo(204);
		assertThat(this.client.delete("/api/maps/another").status()).isEqualTo(404);
		assertThat(this.client.postCsv("/api/maps/another/entries", "1,1\n").status()).isEqualTo(404);
		assertThat(this.client.put("/api/maps/another").status()).isEqualTo(201);
		assertThat(this.client.get("/api/maps/another").json().get("entries").longValue()).isZero();
		this.client.delete("/api/maps/another");
	}

	@Test
	void wrongNamesAndTooManyShouldBeRefused() throws IOException, InterruptedException {
		Answer wrong = this.client.put("/api/maps/two%20words");
		assertThat(wrong.status()).isEqualTo(400);
		assertThat(wrong.json().get("detail").stringValue())
			.isEqualTo("Map name 'two words' is not 1 to 64 letters, digits, dots, underscores and hyphens");
		List<String> created = new ArrayList<>();
		Answer answer = wrong;
		for (int i = 0; i <= 20 && answer.status() != 409; i++) {
			created.add("/api/maps/many-" + i);
			answer = this.client.put("/api/maps/many-" + i);
		}
		assertThat(answer.status()).isEqualTo(409);
		assertThat(this.store.count()).isEqualTo(20);
		for (String path : created) {
			this.client.delete(path);
		}
	}

	@ParameterizedTest
	@CsvSource({ "text/csv,put", "application/x-ndjson,put", BINARY + ",put", "text/csv,add", "text/csv,remove" })
	void ingestWhenMapIsDeletedMeanwhileShouldAnswerGone(String type, String op)
			throws IOException, InterruptedException {
		try (RawClient slow = slowPost(ENTRIES + "?op=" + op, type, "*/*")) {
			slow.chunk(body(type, op, 8));
			await().until(() -> this.places.available() == 2);

			assertThat(this.client.delete(MAP).status()).isEqualTo(204);
			slow.chunk(body(type, op, 8)).send("0\r\n\r\n");

			expectGone(slow.answer());
		}
		await().until(() -> this.places.available() == 3);
		assertThat(this.client.get(MAP).status()).isEqualTo(404);
	}

	@Test
	void ingestWhenMapIsDeletedAndCreatedAnewShouldLeaveTheNewOneAlone() throws IOException, InterruptedException {
		try (RawClient slow = slowPost(ENTRIES, "text/csv", "*/*")) {
			slow.chunk(body("text/csv", "put", 8));
			await().until(() -> this.client.get(MAP).json().get("entries").longValue() == 8);

			this.client.delete(MAP);
			this.client.put(MAP);
			slow.chunk(body("text/csv", "put", 8)).send("0\r\n\r\n");

			expectGone(slow.answer());
		}
		assertThat(this.client.get(MAP).json().get("entries").longValue()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "text/csv,text/csv", "application/x-ndjson,application/x-ndjson", BINARY + "," + BINARY,
			"text/csv,application/json" })
	void lookupWhenMapIsDeletedMeanwhileShouldAnswerGone(String type, String accept)
			throws IOException, InterruptedException {
		try (RawClient slow = slowPost(LOOKUP, type, accept)) {
			slow.chunk(body(type, "remove", 8));
			await().until(() -> this.places.available() == 2);

			this.client.delete(MAP);
			slow.chunk(body(type, "remove", 8)).send("0\r\n\r\n");

			expectGone(slow.answer());
		}
	}

	/**
	 * Its answer has begun with 200, and all that can be done is not to end it: there is
	 * no last chunk.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/x-ndjson", BINARY })
	void exportWhenMapIsDeletedMeanwhileShouldBreakOff(String type) throws IOException, InterruptedException {
		fill(1_000_000);
		try (RawClient slow = new RawClient(this.port).head("""
				GET %s HTTP/1.1
				Host: localhost
				Accept: %s
				Connection: close

				""".formatted(ENTRIES, type))) {
			byte[] begin = slow.stream().readNBytes(100_000);

			this.client.delete(MAP);

			byte[] rest = slow.stream().readAllBytes();
			assertThat(new String(begin, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200")
				.contains("Transfer-Encoding: chunked");
			assertThat(new String(rest, StandardCharsets.ISO_8859_1)).doesNotEndWith("\r\n0\r\n\r\n");
		}
		await().until(() -> this.places.available() == 3);
	}

	@Test
	void exportWhenNobodyDeletesTheMapShouldEndWithALastChunk() throws IOException {
		fill(10);
		try (RawClient raw = new RawClient(this.port).head("""
				GET %s HTTP/1.1
				Host: localhost
				Connection: close
				Accept: text/csv

				""".formatted(ENTRIES))) {
			assertThat(raw.answer()).startsWith("HTTP/1.1 200").endsWith("\r\n0\r\n\r\n");
		}
	}

	@Test
	void requestsWhenMapsComeAndGoShouldNeverBeErrorsOfTheService() throws Exception {
		Set<Integer> statuses = new ConcurrentSkipListSet<>();
		ExecutorService clients = Executors.newFixedThreadPool(4);
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			TestClient own = new TestClient(this.port);
			running.add(clients.submit(() -> {
				for (int j = 0; j < 50; j++) {
					statuses.add(own.postCsv(ENTRIES, "1,1\n2,2\n3,3\n4,4\n5,5\n").status());
					statuses.add(own.postCsv(LOOKUP, "1\n2\n3\n4\n5\n").status());
					statuses.add(own.get(ENTRIES).status());
					statuses.add(own.get(ENTRIES + "/1").status());
					statuses.add(own.get(MAP).status());
					statuses.add(own.get("/api/maps").status());
				}
				return null;
			}));
		}
		clients.shutdown();
		while (!clients.isTerminated()) {
			assertThat(this.client.delete(MAP).status()).isIn(204, 404);
			assertThat(this.client.put(MAP).status()).isEqualTo(201);
		}
		for (Future<?> each : running) {
			each.get();
		}

		assertThat(statuses).contains(200).isSubsetOf(200, 404, 410, 429);
	}

	private void expectGone(String answer) {
		assertThat(answer).startsWith("HTTP/1.1 410")
			.contains("Content-Type: application/problem+json", "\"type\":\"/problems.html#map-deleted\"",
					"\"title\":\"Map deleted\"", "\"status\":410", "\"instance\":\"" + MAP,
					"\"detail\":\"Map 'store-test' was deleted while this request used it; its entries are gone.\"");
	}

	private RawClient slowPost(String path, String type, String accept) throws IOException {
		return new RawClient(this.port).head("""
				POST %s HTTP/1.1
				Host: localhost
				Content-Type: %s
				Accept: %s
				Transfer-Encoding: chunked
				Connection: close

				""".formatted(path, type, accept));
	}

	private static String body(String type, String op, int count) {
		boolean keysOnly = op.equals("remove");
		StringBuilder body = new StringBuilder();
		for (long i = 0; i < count; i++) {
			body.append(switch (type) {
				case "text/csv" -> keysOnly ? i + "\n" : i + "," + i + "\n";
				case "application/x-ndjson" -> keysOnly ? i + "\n" : "{\"key\":%s,\"value\":1}\n".formatted(i);
				default -> new String(keysOnly ? littleEndian(i) : littleEndian(i, 1), StandardCharsets.ISO_8859_1);
			});
		}
		return body.toString();
	}

	private void fill(int count) {
		long[] keys = LongStream.range(0, count).toArray();
		long[] values = LongStream.range(0, count).map((key) -> 2 * key).toArray();
		this.store.find("store-test").orElseThrow().putAll(LongBuffer.wrap(keys), LongBuffer.wrap(values));
	}

	private Set<String> exported() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request(ENTRIES).header("Accept", "text/csv"));
		return new TreeSet<>(answer.text().lines().skip(1).toList());
	}

	private static byte[] littleEndian(long... numbers) {
		ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(numbers);
		return bytes.array();
	}

}
