package io.bulkmap.sample.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntriesController}.
 */
@ServiceTest
class EntriesControllerTests {

	private static final String ENTRIES = "/api/maps/entries-test/entries";

	private final TestClient client;

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	EntriesControllerTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.factory = factory;
		this.map = factory.longLongMap("entries-test");
	}

	@BeforeEach
	void clearMap() {
		this.map.clear();
	}

	@Test
	void storeWhenBodyIsCsvShouldStoreItsEntries() throws IOException, InterruptedException {
		this.map.put(1, 0);

		Answer answer = this.client.postCsv(ENTRIES, "key,value\r\n1,10\r\n2,20\r\n3,30\r\n4,40\r\n5,50");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.json().get("map").stringValue()).isEqualTo("entries-test");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(5);
		assertThat(answer.json().get("added").longValue()).isEqualTo(4);
		assertThat(answer.json().get("nanosPerEntry").doubleValue()).isPositive();
		assertThat(answer.json().get("kernel").stringValue()).isEqualTo(this.factory.kernel().active().id());
		assertThat(this.map.get(1, 0)).isEqualTo(10);
		assertThat(this.map.get(5, 0)).isEqualTo(50);
		assertThat(this.map.size()).isEqualTo(5);
	}

	@Test
	void storeWhenBodyIsNdjsonShouldStoreItsEntries() throws IOException, InterruptedException {
		Answer answer = this.client.postNdjson(ENTRIES, """
				{"key":-9223372036854775808,"value":9223372036854775807}
				{"value":2,"key":9007199254740993}
				""");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(2);
		assertThat(this.map.get(Long.MIN_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
		assertThat(this.map.get(9007199254740993L, 0)).isEqualTo(2);
	}

	@Test
	void storeWhenContentTypeHasACharsetShouldStore() throws IOException, InterruptedException {
		Answer answer = this.client.post(ENTRIES, "text/csv; charset=UTF-8", BodyPublishers.ofString("1,1"));

		assertThat(answer.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n", "key,value\n" })
	void storeWhenBodyHasNoEntriesShouldStoreNothing(String body) throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, body);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isZero();
		assertThat(answer.json().get("nanosPerEntry").doubleValue()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4, 5, 6, 8, 9, 10 })
	void storeWhenLineIsWrongShouldKeepTheLinesBeforeIt(int wrongLine) throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, numbered(1, wrongLine - 1) + "x,1\n" + numbered(100, 120));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-line");
		assertThat(answer.json().get("title").stringValue()).isEqualTo("Wrong line");
		assertThat(answer.json().get("status").intValue()).isEqualTo(400);
		assertThat(answer.json().get("instance").stringValue()).isEqualTo(ENTRIES);
		assertThat(answer.json().get("line").longValue()).isEqualTo(wrongLine);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("'key' is not a whole number: 'x'");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(wrongLine - 1);
		assertThat(answer.json().get("added").longValue()).isEqualTo(wrongLine - 1);
		assertThat(this.map.size()).isEqualTo(wrongLine - 1);
		assertThat(this.map.containsKey(wrongLine - 1)).isEqualTo(wrongLine > 1);
	}

	@ParameterizedTest
	@CsvSource({ "0,'Line 1: ''key'' is empty; 0 entries before it are stored.'",
			"1,'Line 2: ''key'' is empty; 1 entry before it is stored.'",
			"2,'Line 3: ''key'' is empty; 2 entries before it are stored.'" })
	void storeWhenLineIsWrongShouldSayItInOneSentence(int before, String detail)
			throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, numbered(1, before) + ",1\n");

		assertThat(answer.json().get("detail").stringValue()).isEqualTo(detail);
	}

	@Test
	void storeWhenNdjsonLineIsWrongShouldSayWhy() throws IOException, InterruptedException {
		Answer answer = this.client.postNdjson(ENTRIES, "{\"key\":1,\"value\":1}\n\n{\"key\":2,\"value\":\"2\"}\n");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("line").longValue()).isEqualTo(3);
		assertThat(answer.json().get("reason").stringValue())
			.isEqualTo("'value' must be a whole number but is a string");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(1);
	}

	@Test
	void storeWhenLineIsTooLongShouldKeepTheLinesBeforeIt() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, "1,1\n2," + "0".repeat(98) + "2\n3,3\n");

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#line-too-long");
		assertThat(answer.json().get("line").longValue()).isEqualTo(2);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("the line is longer than 100 bytes");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(1);
		assertThat(answer.json().get("added").longValue()).isEqualTo(1);
		assertThat(this.map.size()).isEqualTo(1);
	}

	@Test
	void storeWhenLineIsAsLongAsAllowedShouldStoreIt() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, "2," + "0".repeat(97) + "2\n");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.map.get(2, 0)).isEqualTo(2);
	}

	@Test
	void storeWhenDeclaredLengthIsTooLargeShouldStoreNothing() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES, "123,456\n".repeat(513));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#body-too-large");
		assertThat(answer.json().get("line").longValue()).isEqualTo(1);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("the body is larger than 4096 bytes");
		assertThat(answer.json().get("entries").longValue()).isZero();
		assertThat(answer.json().get("added").longValue()).isZero();
		assertThat(this.map.size()).isZero();
	}

	@Test
	void storeWhenBodyWithoutLengthIsTooLargeShouldKeepTheLinesWithinTheLimit()
			throws IOException, InterruptedException {
		Answer answer = this.client.post(ENTRIES, "text/csv", withoutLength("123,456\n".repeat(10_000)));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#body-too-large");
		assertThat(answer.json().get("line").longValue()).isEqualTo(513);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(512);
		assertThat(answer.json().get("added").longValue()).isEqualTo(1);
	}

	@Test
	void storeWhenBodyIsAsLargeAsAllowedShouldStoreIt() throws IOException, InterruptedException {
		String body = "123,456\n".repeat(512);

		assertThat(this.client.postCsv(ENTRIES, body).json().get("entries").longValue()).isEqualTo(512);
		assertThat(this.client.post(ENTRIES, "text/csv", withoutLength(body)).json().get("entries").longValue())
			.isEqualTo(512);
	}

	@Test
	void storeWhenThereIsNoMapShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv("/api/maps/absent/entries", "1,1");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unknown-map");
		assertThat(this.factory.find("absent")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "application/json", "text/plain" })
	void storeWhenContentTypeIsUnknownShouldAnswerUnsupported(String contentType)
			throws IOException, InterruptedException {
		Answer answer = this.client.post(ENTRIES, contentType, BodyPublishers.ofString("1,1"));

		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.header("Accept")).contains("application/x-ndjson", "text/csv");
	}

	@Test
	void storeWhenThereIsNoContentTypeShouldAnswerUnsupported() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request(ENTRIES).POST(BodyPublishers.ofString("1,1")));

		assertThat(answer.status()).isEqualTo(415);
	}

	@Test
	void storeWhenEncodingIsUnknownShouldAnswerUnsupported() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request(ENTRIES)
			.header("Content-Type", "text/csv")
			.header("Content-Encoding", "br")
			.POST(BodyPublishers.ofString("1,1")));

		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unsupported-encoding");
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Content-Encoding 'br' is not supported, only: gzip.");
	}

	@Test
	void entryShouldReturnTheValue() throws IOException, InterruptedException {
		this.map.put(Long.MIN_VALUE, 0);

		Answer answer = this.client.get(ENTRIES + "/-9223372036854775808");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("map").stringValue()).isEqualTo("entries-test");
		assertThat(answer.json().get("key").longValue()).isEqualTo(Long.MIN_VALUE);
		assertThat(answer.json().get("value").longValue()).isZero();
		assertThat(answer.json().get("nanos").longValue()).isPositive();
		assertThat(answer.json().get("kernel").stringValue()).isEqualTo(this.factory.kernel().active().id());
	}

	@Test
	void entryWhenThereIsNoneShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.get(ENTRIES + "/7");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unknown-key");
		assertThat(answer.json().get("detail").stringValue()).isEqualTo("Map 'entries-test' does not have the key 7.");
	}

	@Test
	void entryWhenThereIsNoMapShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.get("/api/maps/absent/entries/7");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unknown-map");
	}

	@ParameterizedTest
	@ValueSource(strings = { "seven", "7.0", "9223372036854775808" })
	void entryWhenKeyIsNotAWholeNumberShouldAnswerBadRequest(String key) throws IOException, InterruptedException {
		Answer answer = this.client.get(ENTRIES + "/" + key);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("detail").stringValue()).contains(key);
	}

	private static String numbered(int first, int last) {
		StringBuilder lines = new StringBuilder();
		for (int i = first; i <= last; i++) {
			lines.append(i).append(',').append(i).append('\n');
		}
		return lines.toString();
	}

	private static BodyPublisher withoutLength(String body) {
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

}
