package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.json.JsonContent;
import org.springframework.test.json.JsonContentAssert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the endpoint reads and writes over HTTP, in an application with a real
 * server and real maps.
 */
class BulkMapEndpointWebTests {

	private static final String COMMAND = "-H 'Content-Type: application/json' -d '{\"%s\": \"%s\"}' localhost:8080/actuator/bulkmap";

	/**
	 * With the access that the endpoint has by default.
	 */
	@Nested
	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "management.endpoints.web.exposure.include=bulkmap")
	class ReadOnly extends Requests {

		@Test
		void mapShouldBeAsDocumented() throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("populations");
			map.putAll(new long[] { 1, 2, 3 }, new long[] { 10, 20, 30 });
			MapStatistics statistics = map.statistics();

			HttpResponse<String> response = get("/populations");

			assertThat(response.statusCode()).isEqualTo(200);
			json(response).isStrictlyEqualTo(
					"""
							{
							  "name": "populations", "type": "long-long", "size": 3, "capacity": %d, "slots": %d, "loadFactor": %s,
							  "memory": { "used": %d }, "partitions": 1, "growingPartitions": 0, "nativeFrom": %d,
							  "growths": 0, "movedEntries": 0,
							  "options": { "expectedEntries": 0, "loadLimit": 0.5, "growth": "incremental", "hugePages": true,
							    "singleThread": false },
							  "probes": { "entries": 3, "mean": 1.0, "lengths": [ 3, 0, 0, 0, 0, 0, 0, 0 ] },
							  "operations": [
							    { "operation": "get", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "contains", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "put", "nativeCalls": 0, "javaCalls": 1 },
							    { "operation": "put-if-absent", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "add", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "min", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "max", "nativeCalls": 0, "javaCalls": 0 },
							    { "operation": "remove", "nativeCalls": 0, "javaCalls": 0 }
							  ]
							}"""
						.formatted(statistics.capacity(), statistics.slots(), statistics.loadFactor(),
								statistics.memoryBytes(), statistics.nativeFrom()));
		}

		@Test
		void mapWhenLimitedShouldShowLimitAndPartitions() throws Exception {
			this.factory.longLongMap("limited", BulkMapOptions.defaults().withMemoryLimit(1 << 20).withPartitions(4));

			HttpResponse<String> response = get("/limited");

			json(response).extractingPath("$.memory.limit").isEqualTo(1 << 20);
			json(response).extractingPath("$.options.partitions").isEqualTo(4);
			json(response).extractingPath("$.partitions").isEqualTo(4);
		}

		@Test
		void mapWhenItIsForSingleThreadShouldLeaveOutProbes() throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("mine", BulkMapOptions.defaults().withSingleThread(true));

			HttpResponse<String> response = get("/mine");

			assertThat(response.statusCode()).isEqualTo(200);
			json(response).hasPathSatisfying("$.options.singleThread", (value) -> assertThat(value).isEqualTo(true));
			json(response).doesNotHavePath("$.probes");
			assertThat(map.put(1, 10)).isTrue();
		}

		@Test
		void mapWhenThereIsNoneShouldBeNotFound() throws Exception {
			assertThat(get("/none").statusCode()).isEqualTo(404);
		}

		@Test
		void factoryShouldListMapsInShort() throws Exception {
			MapStatistics statistics = this.factory.longLongMap("populations").statistics();

			HttpResponse<String> response = get("");

			json(response).extractingPath("$.memory.used").isEqualTo((int) this.factory.memoryBytes());
			json(response).extractingPath("$.memory.limit")
				.satisfies((limit) -> assertThat(((Number) limit).longValue()).isEqualTo(this.factory.memoryLimit()));
			json(response).extractingPath("$.maps").asArray().hasSize(1);
			json(response).extractingPath("$.maps[0]")
				.asMap()
				.hasToString("{name=populations, type=long-long, size=0, capacity=%d, memory={used=%d}, nativeFrom=%d}"
					.formatted(statistics.capacity(), statistics.memoryBytes(), statistics.nativeFrom()));
		}

		@Test
		void writesShouldNotBeAllowed() throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("populations");
			map.put(1, 10);
			Isa kernel = this.factory.kernel().active();

			assertThat(post("/populations", """
					{ "action": "clear" }""").statusCode()).isEqualTo(405);
			assertThat(post("", """
					{ "kernel": "java" }""").statusCode()).isEqualTo(405);
			assertThat(map.size()).isEqualTo(1);
			assertThat(this.factory.kernel().active()).isEqualTo(kernel);
		}

	}

	/**
	 * With the access that writing needs.
	 */
	@Nested
	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
			"management.endpoints.web.exposure.include=bulkmap", "management.endpoint.bulkmap.access=unrestricted" })
	class Unrestricted extends Requests {

		@Test
		void mapShouldBeReadableStill() throws Exception {
			this.factory.longLongMap("populations");

			assertThat(get("/populations").statusCode()).isEqualTo(200);
			assertThat(get("").statusCode()).isEqualTo(200);
		}

		@Test
		void clearShouldRemoveAllEntriesAndAnswerMap() throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("populations");
			map.put(1, 10);

			HttpResponse<String> response = post("/populations", """
					{ "action": "clear" }""");

			assertThat(response.statusCode()).isEqualTo(200);
			json(response).extractingPath("$.name").isEqualTo("populations");
			json(response).extractingPath("$.size").isEqualTo(0);
			assertThat(map.size()).isZero();
			json(response).isStrictlyEqualTo(get("/populations").body());
		}

		@Test
		void trimShouldGiveBackMemoryAndAnswerMap() throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("populations");
			map.reserve(1_000_000);
			map.put(1, 10);

			HttpResponse<String> response = post("/populations", """
					{ "action": "trim" }""");

			assertThat(response.statusCode()).isEqualTo(200);
			json(response).extractingPath("$.size").isEqualTo(1);
			assertThat(map.statistics().capacity()).isLessThan(1000);
			assertThat(new ObservabilityDocument().answerTo(COMMAND.formatted("action", "trim") + "/populations"))
				.isEmpty();
		}

		@Test
		void changeWhenActionIsUnknownShouldBeBadRequest() throws Exception {
			this.factory.longLongMap("populations");

			HttpResponse<String> response = post("/populations", """
					{ "action": "sort" }""");

			assertThat(response.statusCode()).isEqualTo(400);
			json(response).isStrictlyEqualTo(
					new ObservabilityDocument().answerTo(COMMAND.formatted("action", "sort") + "/populations"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "/populations" })
		void writeWhenParameterIsMissingShouldBeBadRequest(String path) throws Exception {
			this.factory.longLongMap("populations");

			assertThat(post(path, "{}").statusCode()).isEqualTo(400);
		}

		@Test
		void changeWhenThereIsNoMapShouldBeNotFound() throws Exception {
			HttpResponse<String> response = post("/none", """
					{ "action": "trim" }""");

			assertThat(response.statusCode()).isEqualTo(404);
			json(response).isStrictlyEqualTo("""
					{ "error": "There is no map 'none'" }""");
		}

		@ParameterizedTest
		@ValueSource(strings = { "trim", "clear" })
		void changeWhenMapIsForSingleThreadShouldBeConflict(String action) throws Exception {
			LongLongBulkMap map = this.factory.longLongMap("mine", BulkMapOptions.defaults().withSingleThread(true));

			HttpResponse<String> response = post("/mine", """
					{ "action": "%s" }""".formatted(action));

			assertThat(response.statusCode()).isEqualTo(409);
			json(response).isStrictlyEqualTo("""
					{ "error": "Map 'mine' is for a single thread, which has to %s it itself" }""".formatted(action));
			assertThat(map.put(1, 10)).isTrue();
		}

		@Test
		void kernelShouldBeChosen() throws Exception {
			HttpResponse<String> response = post("", """
					{ "kernel": "java" }""");

			assertThat(response.statusCode()).isEqualTo(200);
			json(response).isStrictlyEqualTo(new ObservabilityDocument().answerTo(COMMAND.formatted("kernel", "java")));
			assertThat(this.factory.kernel().active()).isEqualTo(Isa.JAVA);
		}

		@ParameterizedTest
		@CsvSource({ "avx3", "JAVA" })
		void kernelWhenThereIsNoneOfThatNameShouldBeBadRequest(String kernel) throws Exception {
			HttpResponse<String> response = post("", """
					{ "kernel": "%s" }""".formatted(kernel));

			assertThat(response.statusCode()).isEqualTo(400);
			json(response).isStrictlyEqualTo("""
					{ "error": "There is no kernel '%s', only: auto, java, neon, sse2, avx2" }""".formatted(kernel));
		}

		@Test
		void kernelWhenItIsNotAvailableShouldBeConflictWithCause() throws Exception {
			KernelAvailability other = KernelsOfThisMachine.ofAnotherArchitecture();
			Isa before = this.factory.kernel().active();

			HttpResponse<String> response = post("", """
					{ "kernel": "%s" }""".formatted(other.isa().id()));

			assertThat(response.statusCode()).isEqualTo(409);
			json(response).extractingPath("$.error").asString().contains(other.isa().id(), other.cause());
			assertThat(this.factory.kernel().active()).isEqualTo(before);
		}

	}

	/**
	 * What both have in common.
	 */
	abstract static class Requests {

		@Autowired
		@SuppressWarnings("NullAway.Init")
		BulkMapFactory factory;

		@Value("${local.server.port}")
		private int port;

		private final HttpClient client = HttpClient.newHttpClient();

		@AfterEach
		void closeMapsAndChooseBestKernel() {
			this.factory.maps().forEach(OffHeapMap::close);
			this.factory.useKernel(KernelChoice.AUTO);
		}

		HttpResponse<String> get(String path) throws IOException, InterruptedException {
			return send(request(path));
		}

		HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
			return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
		}

		private HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/bulkmap" + path));
		}

		private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}

		JsonContentAssert json(HttpResponse<String> response) {
			return assertThat(new JsonContent(response.body()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
