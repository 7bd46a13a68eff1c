package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.race.Races;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RaceController}.
 */
@ServiceTest
class RaceControllerTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String ENDLESS = "{\"entries\":1000000,\"batch\":1}";

	private final int port;

	private final TestClient client;

	private final Races races;

	private final BulkMapFactory factory;

	RaceControllerTests(@LocalServerPort int port, @Autowired Races races, @Autowired BulkMapFactory factory) {
		this.port = port;
		this.client = new TestClient(port);
		this.races = races;
		this.factory = factory;
	}

	@Test
	void raceShouldTellWhatCanBeDone() throws IOException, InterruptedException {
		JsonNode answer = this.client.get("/api/race").json();

		assertThat(answer.get("maxEntries").intValue()).isBetween(1, 4_000_000);
		assertThat(answer.get("maxBatch").intValue()).isBetween(1, 1 << 20);
		assertThat(answer.get("running").booleanValue()).isFalse();
		assertThat(answer.has("nativeKernel")).isTrue();
	}

	@Test
	void runShouldTellEveryLapOfAllContestants() throws IOException, InterruptedException {
		Answer answer = race("{\"entries\":10000,\"batch\":64}");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
		List<JsonNode> events = answer.text().lines().map(JSON::readTree).toList();
		JsonNode start = events.get(0);
		assertThat(start.get("type").stringValue()).isEqualTo("start");
		List<String> contestants = start.get("contestants").valueStream().map(JsonNode::stringValue).toList();
		assertThat(contestants).contains("java", "HashMap");
		List<JsonNode> laps = events.subList(1, events.size() - 1);
		assertThat(laps).hasSize(100).allSatisfy((lap) -> {
			assertThat(lap.get("type").stringValue()).isEqualTo("lap");
			assertThat(lap.get("nanosPerEntry").propertyNames()).containsExactlyElementsOf(contestants);
		});
		assertThat(laps.get(49).get("phase").stringValue()).isEqualTo("put");
		assertThat(laps.get(49).get("entries").intValue()).isEqualTo(10_000);
		assertThat(laps.get(99).get("phase").stringValue()).isEqualTo("get");
		JsonNode end = events.get(events.size() - 1);
		assertThat(end.get("type").stringValue()).isEqualTo("end");
		assertThat(end.get("outcome").stringValue()).isEqualTo("finished");
		assertThat(end.get("putNanosPerEntry").get("HashMap").doubleValue()).isPositive();
		assertThat(this.factory.find("race")).isEmpty();
	}

	@Test
	void runWhenThereIsARaceShouldAnswerTooManyRequests() throws IOException, InterruptedException {
		long memory = this.factory.memoryBytes();
		try (RawClient racing = endlessRace()) {
			await().until(this.races::isRunning);

			Answer answer = race("{\"entries\":1,\"batch\":1}");

			assertThat(answer.status()).isEqualTo(429);
			assertThat(answer.header("Retry-After")).isEqualTo("5");
			assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#race-running");
			assertThat(this.client.delete("/api/race").status()).isEqualTo(204);
			assertThat(racing.answer()).contains("\"outcome\":\"cancelled\"");
		}
		await().until(() -> !this.races.isRunning());
		assertThat(this.factory.memoryBytes()).isEqualTo(memory);
	}

	@Test
	void runWhenNobodyReadsAnyMoreShouldEnd() throws IOException {
		RawClient racing = endlessRace();
		await().until(this.races::isRunning);
		racing.close();

		await().until(() -> !this.races.isRunning());
	}

	@ParameterizedTest
	@CsvSource({ "0,1,entries", "-1,1,entries", "2147483647,1,entries", "10,0,batch", "10,-5,batch",
			"10,1048577,batch" })
	void runWhenNumberIsOutOfRangeShouldAnswerBadRequest(int entries, int batch, String name)
			throws IOException, InterruptedException {
		Answer answer = race("{\"entries\":%s,\"batch\":%s}".formatted(entries, batch));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-race");
		assertThat(answer.json().get("detail").stringValue()).startsWith("'" + name + "' must be between 1 and ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"entries\":\"x\"}", "{\"entries\":99999999999999}" })
	void runWhenBodyIsWrongShouldAnswerBadRequest(String body) throws IOException, InterruptedException {
		Answer answer = race(body);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
	}

	private Answer race(String body) throws IOException, InterruptedException {
		return this.client.post("/api/race", "application/json", BodyPublishers.ofString(body));
	}

	private RawClient endlessRace() throws IOException {
		return new RawClient(this.port).head("""
				POST /api/race HTTP/1.1
				Host: localhost
				Content-Type: application/json
				Content-Length: %s
				Connection: close

				""".formatted(ENDLESS.length())).send(ENDLESS);
	}

}
