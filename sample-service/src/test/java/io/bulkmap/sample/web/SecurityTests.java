package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SecurityConfiguration} and for what management endpoints tell whom.
 */
class SecurityTests {

	private static final String TOKEN = "0123456789abcdef";

	@Test
	void tokenWhenItIsShortShouldBeRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties("short"))
			.withMessage("'sample.security.token' must have at least 16 characters");
	}

	@Test
	void tokenShouldNotBeShown() {
		assertThat(new SecurityProperties(TOKEN)).hasToString("a token");
		assertThat(new SecurityProperties(null)).hasToString("no token");
	}

	/**
	 * As the service comes.
	 */
	@Nested
	@ServiceTest
	class WithoutToken {

		private final TestClient client;

		private final int port;

		private final int managementPort;

		WithoutToken(@LocalServerPort int port, @LocalManagementPort int managementPort) {
			this.client = new TestClient(port);
			this.port = port;
			this.managementPort = managementPort;
		}

		@ParameterizedTest
		@ValueSource(strings = { "/", "/problems.html", "/live.js", "/webjars/uplot/dist/uPlot.iife.min.js",
				"/api/maps", "/api/maps/absent", "/v3/api-docs", "/nothing" })
		void everyAnswerShouldHaveHeadersThatProtectBrowsers(String path) throws IOException, InterruptedException {
			Answer answer = this.client.get(path);

			assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
			assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
			assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
			assertThat(answer.header("Cache-Control")).contains("no-store");
			assertThat(answer.header("Set-Cookie")).isEmpty();
			assertThat(answer.header("Server")).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/bulkmap", "/actuator/env",
				"/actuator/prometheus" })
		void managementEndpointsShouldNotBeWhereTheApiIs(String path) throws IOException, InterruptedException {
			assertThat(this.client.get(path).status()).isEqualTo(404);
		}

		@ParameterizedTest
		@CsvSource({ "/livez,200", "/readyz,200" })
		void probesShouldBeWhereTheApiIs(String path, int status) throws IOException, InterruptedException {
			Answer answer = this.client.get(path);

			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.json().get("status").stringValue()).isEqualTo("UP");
			assertThat(answer.json().has("components")).isFalse();
		}

		@ParameterizedTest
		@CsvSource({ "health,'\"bulkmap\":{'", "info,{", "metrics,bulkmap.entries", "prometheus,bulkmap_entries{",
				"bulkmap,'\"maps\":['" })
		void managementEndpointsShouldHaveAPortOfTheirOwn(String endpoint, String text)
				throws IOException, InterruptedException {
			Answer answer = new TestClient(this.managementPort).get("/actuator/" + endpoint);

			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.text()).contains(text);
		}

		@ParameterizedTest
		@ValueSource(strings = { "env", "beans", "heapdump", "configprops", "loggers", "threaddump", "shutdown" })
		void otherManagementEndpointsShouldNotBeThere(String endpoint) throws IOException, InterruptedException {
			assertThat(new TestClient(this.managementPort).get("/actuator/" + endpoint).status()).isEqualTo(404);
		}

		@Test
		void managementPortShouldBeForThisMachine(@Autowired Environment environment) {
			assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
			assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
		}

		/*
		 * A page of somebody else can bring a browser here under a name of its own.
		 */
		@ParameterizedTest
		@ValueSource(strings = { "example.com", "localhost.example.com", "127.0.0.1.example.com" })
		void requestWhenHostIsSomebodyElseShouldBeRejected(String host) throws IOException {
			try (RawClient raw = new RawClient(this.port)) {
				String answer = raw.head("""
						PUT /api/maps/rebound HTTP/1.1
						Host: %s
						Content-Length: 0
						Connection: close

						""".formatted(host)).answer();

				assertThat(answer).startsWith("HTTP/1.1 400")
					.contains("Content-Type: application/problem+json", "/problems.html#rejected-request", host);
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "localhost:80" })
		void requestWhenHostIsThisMachineShouldBeAnswered(String host) throws IOException {
			try (RawClient raw = new RawClient(this.port)) {
				assertThat(raw.head("""
						GET /api/maps HTTP/1.1
						Host: %s
						Connection: close

						""".formatted(host)).answer()).startsWith("HTTP/1.1 200");
			}
		}

		@Test
		void requestOfAnotherOriginShouldNotBeAllowed() throws IOException, InterruptedException {
			Answer answer = this.client.send(this.client.request("/api/maps/cities/entries")
				.method("POST", BodyPublishers.ofString("1,1"))
				.header("Content-Type", "text/plain"));

			assertThat(answer.status()).isEqualTo(415);
			assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
		}

	}

	/**
	 * As an operator runs it.
	 */
	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	@TestPropertySource(properties = "sample.security.token=" + TOKEN)
	class WithToken {

		private final int port;

		private final int managementPort;

		private final TestClient client;

		private final BulkMapFactory factory;

		WithToken(@LocalServerPort int port, @LocalManagementPort int managementPort,
				@Autowired BulkMapFactory factory) {
			this.port = port;
			this.managementPort = managementPort;
			this.client = new TestClient(port);
			this.factory = factory;
		}

		@ParameterizedTest
		@CsvSource({ "PUT,/api/maps/guarded", "DELETE,/api/maps/cities", "POST,/api/maps/cities/entries",
				"POST,/api/maps/cities/entries?op=remove", "POST,/api/race", "DELETE,/api/race", "PATCH,/api/maps",
				"POST,/nothing" })
		void requestThatChangesSomethingShouldNeedTheToken(String method, String path)
				throws IOException, InterruptedException {
			for (String header : new String[] { "", "Bearer ", "Bearer wrong-wrong-wrong", "Basic " + TOKEN, TOKEN,
					"Bearer " + TOKEN + "x" }) {
				HttpRequest.Builder request = this.client.request(path)
					.header("Content-Type", "text/csv")
					.method(method, BodyPublishers.ofString("1"));
				if (!header.isEmpty()) {
					request.header("Authorization", header);
				}

				Answer answer = this.client.send(request);

				assertThat(answer.status()).as(header).isEqualTo(401);
				assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
				assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
				assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unauthorized");
				assertThat(answer.text()).doesNotContain(TOKEN);
			}
			assertThat(this.factory.maps()).hasSize(1);
			assertThat(this.factory.maps().get(0).size()).isEqualTo(135_233);
		}

		@Test
		void requestWithTheTokenShouldBeDone() throws IOException, InterruptedException {
			HttpRequest.Builder create = this.client.request("/api/maps/allowed").PUT(BodyPublishers.noBody());

			assertThat(this.client.send(create.header("Authorization", "Bearer " + TOKEN)).status()).isEqualTo(201);

			this.factory.longLongMap("allowed").close();
		}

		@Test
		void requestThatReadsShouldNeedNoToken() throws IOException, InterruptedException {
			assertThat(this.client.get("/").status()).isEqualTo(200);
			assertThat(this.client.get("/api/maps").status()).isEqualTo(200);
			assertThat(this.client.get("/api/maps/cities/entries/2988507").status()).isEqualTo(200);
			assertThat(this.client.postCsv("/api/maps/cities/lookup", "1").status()).isEqualTo(200);
		}

		@Test
		void managementRequestThatChangesSomethingShouldNeedTheToken() throws IOException, InterruptedException {
			Answer answer = new TestClient(this.managementPort).post("/actuator/bulkmap", "application/json",
					BodyPublishers.ofString("{\"kernel\":\"java\"}"));

			assertThat(answer.status()).isEqualTo(401);
		}

		@Test
		void requestShouldBeAnsweredUnderAnyName() throws IOException {
			try (RawClient raw = new RawClient(this.port)) {
				assertThat(raw.head("""
						GET /livez HTTP/1.1
						Host: maps.example.com
						Connection: close

						""").answer()).startsWith("HTTP/1.1 200");
			}
		}

		@Test
		void tokenShouldBeNowhereInWhatTheServiceTells() throws IOException, InterruptedException {
			TestClient management = new TestClient(this.managementPort);
			for (Map.Entry<TestClient, String> place : Map.of(this.client, "/v3/api-docs", management, "/actuator/info")
				.entrySet()) {
				assertThat(place.getKey().get(place.getValue()).text()).doesNotContain(TOKEN);
			}
		}

	}

}
