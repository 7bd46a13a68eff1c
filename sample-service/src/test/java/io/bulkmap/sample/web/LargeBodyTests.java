package io.bulkmap.sample.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of bodies that are much larger than the heap they may take, with the default
 * limits. Client and service share this JVM, so what either of them kept would show.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LargeBodyTests {

	private static final long LINES = 2_000_000;

	/**
	 * An eighth of what the keys and values of a body would take if they were kept in the
	 * most compact form.
	 */
	private static final long HEAP_ALLOWED = LINES * 2 * Long.BYTES / 8;

	private final TestClient client;

	private final LongLongBulkMap map;

	private final List<Long> liveHeap = new ArrayList<>();

	LargeBodyTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.map = factory.longLongMap("large-test");
	}

	@BeforeEach
	void measureHeapWithoutBody() {
		measureHeap();
	}

	@AfterEach
	void closeMap() {
		this.map.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			text/csv             | %s,%s
			application/x-ndjson | {"key":%s,"value":%s}
			""")
	void storeShouldNeedNoMoreHeapForALongBody(String contentType, String format)
			throws IOException, InterruptedException {
		LongFunction<String> line = (number) -> format.formatted(key(number), -number);

		Answer answer = this.client.post("/api/maps/large-test/entries", contentType, generated(LINES, line));

		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isEqualTo(LINES);
		assertThat(answer.json().get("added").longValue()).isEqualTo(LINES);
		assertThat(this.map.size()).isEqualTo(LINES);
		assertThat(this.map.get(key(1), 0)).isEqualTo(-1);
		assertThat(this.map.get(key(LINES), 0)).isEqualTo(-LINES);
		assertHeapStayedFlat();
	}

	@Test
	void lookupShouldNeedNoMoreHeapForALongBody() throws IOException, InterruptedException {
		this.map.put(key(LINES), 5);

		HttpResponse<InputStream> response = this.client.send(this.client.request("/api/maps/large-test/lookup")
			.header("Content-Type", "text/csv")
			.POST(generated(LINES, (number) -> Long.toString(key(number)))), BodyHandlers.ofInputStream());

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(countResults(response.body())).isEqualTo(LINES);
		assertHeapStayedFlat();
	}

	/*
	 * The client has sent only a small part of its body when the answer is ready, and is
	 * in the midst of sending the rest.
	 */
	@RepeatedTest(5)
	void storeWhenFirstLineIsWrongShouldLetTheClientReadTheAnswer() throws IOException, InterruptedException {
		Answer answer = this.client.post("/api/maps/large-test/entries", "text/csv",
				generated(LINES, (number) -> (number != 2) ? "1,1" : "wrong"));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("line").longValue()).isEqualTo(2);
		assertThat(this.map.size()).isEqualTo(1);
	}

	private BodyPublisher generated(long lines, LongFunction<String> line) {
		return BodyPublishers.ofInputStream(() -> new GeneratedStream(lines, (number) -> {
			if (number % (lines / 5) == 0) {
				measureHeap();
			}
			return line.apply(number);
		}));
	}

	/**
	 * Counts results while the answer arrives, and checks that the last one is a hit.
	 */
	private long countResults(InputStream body) throws IOException {
		long count = 0;
		long value = 0;
		try (body; JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
			for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
				if (token == JsonToken.PROPERTY_NAME && "value".equals(json.currentName())) {
					value = (json.nextToken() != JsonToken.VALUE_NULL) ? json.getLongValue() : 0;
					count++;
					if (count % (LINES / 5) == 0) {
						measureHeap();
					}
				}
			}
		}
		assertThat(value).isEqualTo(5);
		return count;
	}

	/**
	 * Adds what was left after the garbage collection. What is in use now would not do:
	 * it has the garbage that other threads have made since.
	 */
	private void measureHeap() {
		System.gc();
		this.liveHeap.add(ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
			.mapToLong((pool) -> pool.getCollectionUsage().getUsed())
			.sum());
	}

	private void assertHeapStayedFlat() {
		assertThat(this.liveHeap).hasSizeGreaterThan(5);
		assertThat(Collections.max(this.liveHeap) - this.liveHeap.get(0)).isLessThan(HEAP_ALLOWED);
	}

	/**
	 * Keys that are far apart, and long as text.
	 */
	private static long key(long number) {
		return number * 0x9E3779B97F4A7C15L;
	}

}
