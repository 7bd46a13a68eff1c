package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the description of the API says what the service does.
 */
@ServiceTest
class OpenApiTests {

	private final TestClient client;

	private final RequestMappingHandlerMapping mappings;

	private final JsonNode api;

	OpenApiTests(@LocalServerPort int port, @Autowired BulkMapFactory factory,
			@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping)
			throws IOException, InterruptedException {
		this.client = new TestClient(port);
		this.mappings = requestMappingHandlerMapping;
		this.api = this.client.get("/v3/api-docs").json();
		factory.longLongMap("described").put(1, 10);
	}

	@BeforeEach
	void expectADescription() {
		assertThat(this.api.get("openapi").stringValue()).startsWith("3.");
		assertThat(this.api.get("info").get("title").stringValue()).isEqualTo("bulkmap sample service");
	}

	@Test
	void descriptionShouldHaveEveryRequestAndNoOther() {
		Set<String> described = new TreeSet<>();
		this.api.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.propertyNames()
				.forEach((method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		Set<String> handled = new TreeSet<>();
		this.mappings.getHandlerMethods().keySet().forEach((mapping) -> {
			for (String path : mapping.getPatternValues()) {
				if (path.startsWith("/api/")) {
					mapping.getMethodsCondition().getMethods().forEach((method) -> handled.add(method + " " + path));
				}
			}
		});

		assertThat(described).isEqualTo(handled).hasSizeGreaterThan(10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					GET    | /api/maps                          | /api/maps                                | -                | -            | 200
					GET    | /api/maps/{name}                   | /api/maps/described                      | -                | -            | 200
					GET    | /api/maps/{name}                   | /api/maps/absent                         | -                | -            | 404
					PUT    | /api/maps/{name}                   | /api/maps/described                      | -                | -            | 204
					PUT    | /api/maps/{name}                   | /api/maps/a%20b                          | -                | -            | 400
					DELETE | /api/maps/{name}                   | /api/maps/cities                         | -                | -            | 409
					POST   | /api/maps/{map}/entries            | /api/maps/described/entries              | text/csv         | 2,20         | 200
					POST   | /api/maps/{map}/entries            | /api/maps/described/entries?op=remove    | text/csv         | 2            | 200
					POST   | /api/maps/{map}/entries            | /api/maps/described/entries              | text/csv         | x            | 400
					POST   | /api/maps/{map}/entries            | /api/maps/described/entries?op=x         | text/csv         | x            | 400
					POST   | /api/maps/{map}/entries            | /api/maps/absent/entries                 | text/csv         | x            | 404
					GET    | /api/maps/{map}/entries            | /api/maps/described/entries              | -                | -            | 200
					GET    | /api/maps/{map}/entries            | /api/maps/absent/entries                 | -                | -            | 404
					GET    | /api/maps/{map}/entries/{key}      | /api/maps/described/entries/1            | -                | -            | 200
					GET    | /api/maps/{map}/entries/{key}      | /api/maps/described/entries/7            | -                | -            | 404
					POST   | /api/maps/{map}/lookup             | /api/maps/described/lookup               | text/csv         | 1            | 200
					POST   | /api/maps/{map}/lookup             | /api/maps/described/lookup               | text/csv         | x            | 400
					GET    | /api/race                          | /api/race                                | -                | -            | 200
					POST   | /api/race                          | /api/race                                | application/json | {"entries":0,"batch":1} | 400
					POST   | /api/race                          | /api/race                                | application/json | {"entries":100,"batch":1} | 200
					DELETE | /api/race                          | /api/race                                | -                | -            | 204
					""")
	void answerShouldBeAsDescribed(String method, String template, String path, String contentType, String body,
			int status) throws IOException, InterruptedException {
		HttpRequest.Builder request = this.client.request(path)
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		JsonNode operation = this.api.get("paths").get(template).get(method.toLowerCase(Locale.ROOT));
		if (contentType != null) {
			request.header("Content-Type", contentType);
			assertThat(operation.get("requestBody").get("content").has(contentType)).isTrue();
		}

		Answer answer = this.client.send(request);

		assertThat(answer.status()).isEqualTo(status);
		JsonNode described = operation.get("responses").get(String.valueOf(status));
		assertThat(described).as("description of " + status).isNotNull();
		if (!answer.text().isEmpty()) {
			assertThat(described.get("content").has(answer.header("Content-Type"))).as(described.toString()).isTrue();
		}
		if (status >= 400) {
			assertThat(described.get("description").stringValue()).contains(answer.json().get("title").stringValue());
			assertThat(described.get("content")
				.get("application/problem+json")
				.get("schema")
				.get("properties")
				.propertyNames()).containsAll(answer.json().propertyNames());
		}
	}

	@Test
	void operationsShouldBeThoseThatThereAre() {
		JsonNode parameter = this.api.get("paths").get("/api/maps/{map}/entries").get("post").get("parameters");

		assertThat(parameter.toString()).contains("\"put\",\"putIfAbsent\",\"add\",\"min\",\"max\",\"remove\"");
	}

	@Test
	void formatsShouldBeThoseThatThereAre() {
		JsonNode entries = this.api.get("paths").get("/api/maps/{map}/entries");

		assertThat(entries.get("post").get("requestBody").get("content").propertyNames())
			.containsExactlyInAnyOrder("application/x-ndjson", "text/csv", "application/vnd.bulkmap.longs");
		assertThat(entries.get("get").get("responses").get("200").get("content").propertyNames())
			.containsExactlyInAnyOrder("application/x-ndjson", "text/csv", "application/vnd.bulkmap.longs");
	}

}
