package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LookupController}.
 */
@ServiceTest
class LookupControllerTests {

	private static final String LOOKUP = "/api/maps/lookup-test/lookup";

	private final TestClient client;

	private final BulkMapFactory factory;

	private final LongLongBulkMap map;

	LookupControllerTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.factory = factory;
		this.map = factory.longLongMap("lookup-test");
	}

	@BeforeEach
	void fillMap() {
		this.map.clear();
		this.map.putAll(new long[] { 0, 1, 2, Long.MAX_VALUE },
				new long[] { Long.MIN_VALUE, 0, 9007199254740993L, Long.MAX_VALUE });
	}

	@Test
	void lookupWhenBodyIsCsvShouldReturnTheValues() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(LOOKUP, "key\n0\n1\n7\n2\n");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.json().get("map").stringValue()).isEqualTo("lookup-test");
		assertThat(answer.json().get("entries").longValue()).isEqualTo(4);
		assertThat(answer.json().get("hits").longValue()).isEqualTo(3);
		assertThat(answer.json().get("nanosPerEntry").doubleValue()).isPositive();
		assertThat(answer.json().get("kernel").stringValue()).isEqualTo(this.factory.kernel().active().id());
		assertThat(results(answer)).containsExactly("0=-9223372036854775808", "1=0", "7=null", "2=9007199254740993");
	}

	@Test
	void lookupWhenBodyIsNdjsonShouldReturnTheValues() throws IOException, InterruptedException {
		Answer answer = this.client.postNdjson(LOOKUP, "{\"key\":9223372036854775807}\n-1\n");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(results(answer)).containsExactly("9223372036854775807=9223372036854775807", "-1=null");
	}

	@Test
	void lookupWhenThereAreManyBatchesShouldReturnTheResultsInOrder() throws IOException, InterruptedException {
		String keys = LongStream.range(0, 1000).mapToObj(Long::toString).collect(Collectors.joining("\n"));

		Answer answer = this.client.postCsv(LOOKUP, keys);

		assertThat(answer.json().get("entries").longValue()).isEqualTo(1000);
		assertThat(answer.json().get("hits").longValue()).isEqualTo(3);
		assertThat(results(answer)).hasSize(1000)
			.startsWith("0=-9223372036854775808", "1=0", "2=9007199254740993", "3=null")
			.endsWith("999=null");
	}

	@Test
	void lookupWhenBodyIsEmptyShouldReturnNothing() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(LOOKUP, "");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("entries").longValue()).isZero();
		assertThat(results(answer)).isEmpty();
	}

	@Test
	void lookupWhenLineIsWrongShouldAnswerBadRequest() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv(LOOKUP, "1\n2\n3\n4\n5\n6 7\n8\n");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-line");
		assertThat(answer.json().get("line").longValue()).isEqualTo(6);
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("'key' is not a whole number: '6 7'");
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Line 6: 'key' is not a whole number: '6 7'; there are no results.");
		assertThat(answer.json().has("entries")).isFalse();
	}

	@Test
	void lookupWhenBodyOrLineIsTooLongShouldAnswerContentTooLarge() throws IOException, InterruptedException {
		assertThat(this.client.postCsv(LOOKUP, "1\n".repeat(2049)).status()).isEqualTo(413);
		assertThat(this.client.postCsv(LOOKUP, "0".repeat(101)).status()).isEqualTo(413);
	}

	@Test
	void lookupWhenThereIsNoMapShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.postCsv("/api/maps/absent/lookup", "1");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unknown-map");
	}

	@Test
	void lookupWhenContentTypeIsUnknownShouldAnswerUnsupported() throws IOException, InterruptedException {
		Answer answer = this.client.post(LOOKUP, "text/plain", BodyPublishers.ofString("1"));

		assertThat(answer.status()).isEqualTo(415);
	}

	private static List<String> results(Answer answer) {
		List<String> results = new ArrayList<>();
		for (JsonNode result : answer.json().get("results")) {
			results.add(result.get("key") + "=" + result.get("value"));
		}
		return results;
	}

}
