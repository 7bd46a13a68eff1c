package io.bulkmap.sample.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

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
 * Tests of operations, formats, compression and export.
 */
@ServiceTest
class FormatsTests {

	private static final String MAP = "/api/maps/formats-test";

	private static final String ENTRIES = MAP + "/entries";

	private static final String BINARY = "application/vnd.bulkmap.longs";

	private final TestClient client;

	private final LongLongBulkMap map;

	FormatsTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.map = factory.longLongMap("formats-test");
	}

	@BeforeEach
	void clearMap() {
		this.map.clear();
	}

	@ParameterizedTest
	@CsvSource({ "put,30,2", "putIfAbsent,10,2", "add,40,2", "min,10,2", "max,30,2" })
	void ingestShouldDoWhatTheOperationSays(String operation, long value, long added)
			throws IOException, InterruptedException {
		this.map.put(1, 10);

		Answer answer = this.client.postCsv(ENTRIES + "?op=" + operation, "1,30\n2,20\n3,5\n");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("op").stringValue()).isEqualTo(operation);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(3);
		assertThat(answer.json().get("added").longValue()).isEqualTo(added);
		assertThat(answer.json().has("removed")).isFalse();
		assertThat(this.map.get(1, 0)).isEqualTo(value);
		assertThat(this.map.get(2, 0)).isEqualTo(20);
	}

	@Test
	void ingestWhenOperationIsRemoveShouldTakeKeys() throws IOException, InterruptedException {
		this.map.putAll(new long[] { 1, 2, 3 }, new long[] { 1, 2, 3 });

		Answer answer = this.client.postCsv(ENTRIES + "?op=remove", "key\n3\n1\n7\n");

		assertThat(answer.json().get("entries").longValue()).isEqualTo(3);
		assertThat(answer.json().get("removed").longValue()).isEqualTo(2);
		assertThat(answer.json().has("added")).isFalse();
		assertThat(this.map.asMap()).containsOnlyKeys(2L);
	}

	@Test
	void ingestWhenLineIsWrongShouldTellWhatWasRemoved() throws IOException, InterruptedException {
		this.map.putAll(new long[] { 1, 2 }, new long[] { 1, 2 });

		Answer answer = this.client.postCsv(ENTRIES + "?op=remove", "1\n7\n2,2\n2\n");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Line 3: expected 1 field (key) but found 2; 2 keys before it are removed.");
		assertThat(answer.json().get("removed").longValue()).isEqualTo(1);
		assertThat(this.map.asMap()).containsOnlyKeys(2L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "delete", "%00" })
	void ingestWhenOperationIsUnknownShouldSayWhichThereAre(String operation) throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(ENTRIES + "?op=" + operation, "1,1");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-operation");
		assertThat(answer.json().get("detail").stringValue())
			.endsWith("only: put, putIfAbsent, add, min, max, remove.");
		assertThat(this.map.size()).isZero();
	}

	@Test
	void ingestWhenBodyIsBinaryShouldStoreItsEntries() throws IOException, InterruptedException {
		Answer answer = postBinary(ENTRIES, longs(1, 10, -2, Long.MIN_VALUE, 1, 11, 3, 0, 4, 0));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(5);
		assertThat(answer.json().get("added").longValue()).isEqualTo(4);
		assertThat(this.map.get(1, 0)).isEqualTo(11);
		assertThat(this.map.get(-2, 0)).isEqualTo(Long.MIN_VALUE);
	}

	@Test
	void ingestWhenBinaryBodyHasAWrongLengthShouldStoreNothing() throws IOException, InterruptedException {
		Answer answer = postBinary(ENTRIES, Arrays.copyOf(longs(1, 10, 2, 20), 31));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-length");
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Byte 0: the body has 31 bytes, which is not a multiple of 16; 0 entries before it are stored.");
		assertThat(answer.json().get("offset").longValue()).isZero();
		assertThat(this.map.size()).isZero();
	}

	@Test
	void ingestWhenBinaryBodyEndsWithinAnEntryShouldTellWhere() throws IOException, InterruptedException {
		byte[] cut = Arrays.copyOf(longs(1, 10, 2, 20), 31);

		Answer answer = this.client.post(ENTRIES, BINARY,
				BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(cut)));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("offset").longValue()).isEqualTo(16);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(1);
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Byte 16: the body ends within an entry: it has 15 of 16 bytes; 1 entry before it is stored.");
		assertThat(this.map.asMap()).containsOnlyKeys(1L);
	}

	@Test
	void ingestWhenBodyIsCompressedShouldStoreItsEntries() throws IOException, InterruptedException {
		assertThat(postGzip("text/csv", "1,1\n2,2\n".getBytes(StandardCharsets.US_ASCII)).status()).isEqualTo(200);
		assertThat(postGzip(BINARY, longs(3, 3)).status()).isEqualTo(200);

		assertThat(this.map.asMap()).isEqualTo(Map.of(1L, 1L, 2L, 2L, 3L, 3L));
	}

	@Test
	void ingestWhenCompressedBodyIsTooLargeShouldCountWhatItSays() throws IOException, InterruptedException {
		Answer answer = postGzip("text/csv", "123,456\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("the body is larger than 4096 bytes");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(512);
	}

	@Test
	void ingestWhenBodyIsNotCompressedAsItSaysShouldAnswerBadRequest() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request(ENTRIES)
			.header("Content-Type", "text/csv")
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofString("1,1")));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-compression");
		assertThat(answer.json().get("line").longValue()).isEqualTo(1);
		assertThat(this.map.size()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "text/csv,text/csv", "application/x-ndjson,application/x-ndjson", "*/*,application/x-ndjson",
			"application/vnd.bulkmap.longs,application/vnd.bulkmap.longs", "'text/html, text/csv;q=0.5',text/csv" })
	void exportShouldReturnAllEntriesSoThatTheyCanBeSentAgain(String accept, String contentType)
			throws IOException, InterruptedException {
		Map<Long, Long> entries = new HashMap<>();
		for (long i = 0; i < 100; i++) {
			entries.put(i * 0x9E3779B97F4A7C15L, -i);
		}
		this.map.asMap().putAll(entries);

		HttpResponse<byte[]> export = this.client.send(this.client.request(ENTRIES).header("Accept", accept),
				BodyHandlers.ofByteArray());

		assertThat(export.statusCode()).isEqualTo(200);
		assertThat(export.headers().firstValue("Content-Type")).hasValue(contentType);
		this.map.clear();
		assertThat(this.client.post(ENTRIES, contentType, BodyPublishers.ofByteArray(export.body())).status())
			.isEqualTo(200);
		assertThat(this.map.asMap()).isEqualTo(entries);
	}

	@Test
	void exportWhenMapIsEmptyShouldReturnNothing() throws IOException, InterruptedException {
		assertThat(this.client.get(ENTRIES).text()).isEmpty();
	}

	@Test
	void exportWhenNothingIsAcceptableShouldSaySo() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request(ENTRIES).header("Accept", "image/png"));

		assertThat(answer.status()).isEqualTo(406);
	}

	@Test
	void exportWhenThereIsNoMapShouldAnswerAProblem() throws IOException, InterruptedException {
		Answer answer = this.client.send(this.client.request("/api/maps/absent/entries").header("Accept", "text/csv"));

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("detail").stringValue()).isEqualTo("There is no map 'absent'.");
	}

	@Test
	void lookupShouldAnswerInTheFormatThatIsAcceptable() throws IOException, InterruptedException {
		this.map.putAll(new long[] { 1, 2 }, new long[] { 10, 20 });
		byte[] keys = longs(2, 7, 1);

		assertThat(lookup(keys, "text/csv")).asString(StandardCharsets.US_ASCII)
			.isEqualTo("key,value\n2,20\n7,\n1,10\n");
		assertThat(lookup(keys, "application/x-ndjson")).asString(StandardCharsets.US_ASCII)
			.isEqualTo("{\"key\":2,\"value\":20}\n{\"key\":7,\"value\":null}\n{\"key\":1,\"value\":10}\n");
		assertThat(lookup(keys, BINARY)).isEqualTo(longs(2, 20, 1, 10));
		assertThat(lookup(keys, "application/json")).asString(StandardCharsets.US_ASCII).startsWith("{\"map\":");
	}

	@Test
	void lookupWhenKeysAreCompressedShouldReadThem() throws IOException, InterruptedException {
		this.map.put(7, 70);
		HttpRequest.Builder request = this.client.request(MAP + "/lookup")
			.header("Content-Type", "text/csv")
			.header("Content-Encoding", "gzip")
			.header("Accept", "text/csv")
			.POST(BodyPublishers.ofByteArray(gzip("key\n7\n".getBytes(StandardCharsets.US_ASCII))));

		assertThat(this.client.send(request).text()).isEqualTo("key,value\n7,70\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 7, 9 })
	void lookupWhenBinaryBodyHasAWrongLengthShouldAnswerBadRequest(int length)
			throws IOException, InterruptedException {
		Answer answer = postBinary(MAP + "/lookup", new byte[length]);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue()).isEqualTo(
				"Byte 0: the body has %s bytes, which is not a multiple of 8; there are no results.".formatted(length));
	}

	private byte[] lookup(byte[] keys, String accept) throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = this.client.send(this.client.request(MAP + "/lookup")
			.header("Content-Type", BINARY)
			.header("Accept", accept)
			.POST(BodyPublishers.ofByteArray(keys)), BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Content-Type")).isEqualTo(List.of(accept));
		return answer.body();
	}

	private Answer postBinary(String path, byte[] body) throws IOException, InterruptedException {
		return this.client.post(path, BINARY, BodyPublishers.ofByteArray(body));
	}

	private Answer postGzip(String contentType, byte[] body) throws IOException, InterruptedException {
		return this.client.send(this.client.request(ENTRIES)
			.header("Content-Type", contentType)
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofByteArray(gzip(body))));
	}

	private static byte[] gzip(byte[] body) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body);
		}
		return bytes.toByteArray();
	}

	private static byte[] longs(long... numbers) {
		ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(numbers);
		return bytes.array();
	}

}
