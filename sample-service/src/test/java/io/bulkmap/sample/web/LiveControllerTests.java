package io.bulkmap.sample.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.live.Watchers;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LiveController} and {@link Watchers}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sample.live.interval=100ms", "sample.live.max-watchers=3" })
class LiveControllerTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final int port;

	private final Watchers watchers;

	private final LongLongBulkMap map;

	private final List<RawClient> clients = new ArrayList<>();

	LiveControllerTests(@LocalServerPort int port, @Autowired Watchers watchers, @Autowired BulkMapFactory factory) {
		this.port = port;
		this.watchers = watchers;
		this.map = factory.longLongMap("live-test");
	}

	@BeforeEach
	@AfterEach
	void leave() throws IOException {
		for (RawClient client : this.clients) {
			client.close();
		}
		await().until(() -> this.watchers.count() == 0);
	}

	@Test
	void watchShouldTellOfKernelMapsAndMemory() throws IOException {
		JsonNode event = next(watch());

		assertThat(event.get("kernel").get("active").stringValue()).isNotEmpty();
		assertThat(event.get("kernel").get("reason").stringValue()).isNotEmpty();
		assertThat(event.get("kernel").get("kernels")).hasSize(4);
		assertThat(event.get("maps").get(0).get("name").stringValue()).isEqualTo("cities");
		assertThat(event.get("maps").get(0).get("entries").longValue()).isEqualTo(135_233);
		assertThat(event.get("maps").get(0).get("load").doubleValue()).isBetween(0.1, 0.9);
		JsonNode memory = event.get("memory");
		assertThat(memory.get("heapBytes").longValue()).isPositive();
		assertThat(memory.get("offHeapBytes").longValue()).isGreaterThan(1 << 20);
		assertThat(memory.get("offHeapLimitBytes").longValue()).isGreaterThan(1 << 20);
		assertThat(memory.get("pauses").longValue()).isNotNegative();
	}

	@Test
	void watchShouldTellOfEveryCallOnce() throws IOException {
		BufferedReader events = watch();
		next(events);
		double calls = 0;
		double keys = 0;

		this.map.putAll(new long[] { 1, 2, 3 }, new long[] { 1, 2, 3 });
		this.map.putAll(new long[] { 4, 5 }, new long[] { 4, 5 });

		JsonNode last = next(events);
		for (JsonNode event = last; calls == 0; event = next(events)) {
			JsonNode put = operation(event, "put");
			calls = put.get("callsPerSecond").doubleValue();
			keys = put.get("keysPerSecond").doubleValue();
			last = put;
		}
		assertThat(keys / calls).isBetween(2.0, 3.0);
		assertThat(last.get("p50Micros").doubleValue()).isPositive();
		assertThat(last.get("p999Micros").doubleValue()).isGreaterThanOrEqualTo(last.get("p50Micros").doubleValue());
		assertThat(operation(next(events), "remove").get("p50Micros").doubleValue()).isZero();
	}

	@Test
	void watchWhenThereAreTooManyShouldAnswerTooManyRequests() throws IOException, InterruptedException {
		for (int i = 0; i < 3; i++) {
			next(watch());
		}

		Answer answer = new TestClient(this.port).get("/api/live");

		assertThat(answer.status()).isEqualTo(429);
		assertThat(answer.header("Retry-After")).isEqualTo("10");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#too-many-watchers");
	}

	/*
	 * It takes some events until the buffers of the connection are full.
	 */
	@Test
	void watchWhenSomebodyDoesNotReadShouldStillTellTheOthers() throws IOException {
		RawClient lazy = connect();
		BufferedReader events = watch();

		for (int i = 0; i < 20; i++) {
			assertThat(next(events).has("memory")).isTrue();
		}

		lazy.close();
	}

	private BufferedReader watch() throws IOException {
		return new BufferedReader(new InputStreamReader(connect().stream(), StandardCharsets.UTF_8));
	}

	private RawClient connect() throws IOException {
		RawClient client = new RawClient(this.port).head("""
				GET /api/live HTTP/1.1
				Host: localhost

				""");
		this.clients.add(client);
		return client;
	}

	private static JsonNode next(BufferedReader events) throws IOException {
		String line = events.readLine();
		while (!line.startsWith("data:")) {
			line = events.readLine();
		}
		return JSON.readTree(line.substring("data:".length()));
	}

	private static JsonNode operation(JsonNode event, String name) {
		return event.get("operations")
			.valueStream()
			.filter((operation) -> operation.get("operation").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
