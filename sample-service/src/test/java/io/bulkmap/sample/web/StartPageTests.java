package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the start page and what it links to.
 */
@ServiceTest
class StartPageTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

	private final TestClient client;

	private final TestClient management;

	private final BulkMapFactory factory;

	StartPageTests(@LocalServerPort int port, @LocalManagementPort int managementPort,
			@Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.management = new TestClient(managementPort);
		this.factory = factory;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/problems.html" })
	void linksOfThePageShouldLeadToSomething(String page) throws IOException, InterruptedException {
		Answer answer = this.client.get(page);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("text/html");
		for (String link : LINK.matcher(answer.text()).results().map((match) -> match.group(1)).toList()) {
			if (!link.startsWith("https:") && !link.startsWith("data:")) {
				assertThat(this.client.get(URI.create(page).resolve(link).toString()).status()).as(link).isEqualTo(200);
			}
		}
	}

	@Test
	void startPageShouldNeedNothingFromElsewhere() throws IOException, InterruptedException {
		String page = this.client.get("/").text();

		assertThat(page).doesNotContainPattern("<(script|img|link)[^>]*\"https?:");
		assertThat(page).contains("GeoNames", "CC BY 4.0");
	}

	@ParameterizedTest
	@EnumSource
	void problemShouldBeExplained(Problem problem) throws IOException, InterruptedException {
		assertThat(this.client.get("/problems.html").text()).contains("id=\"%s\"".formatted(problem.id()));
	}

	@Test
	void explanationsShouldBeOfProblemsThatExist() throws IOException, InterruptedException {
		String page = this.client.get("/problems.html").text();

		assertThat(Pattern.compile("<h3 id=\"([^\"]+)\"").matcher(page).results().map(MatchResult::group))
			.hasSameSizeAs(Problem.values());
	}

	@Test
	void healthShouldTellTheKernel() throws IOException, InterruptedException {
		Answer answer = this.management.get("/actuator/health");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().at("/status").stringValue()).isEqualTo("UP");
		assertThat(answer.json().at("/components/bulkmap/status").stringValue()).isEqualTo("UP");
		assertThat(answer.json().at("/components/bulkmap/details/kernel").stringValue())
			.isEqualTo(this.factory.kernel().active().id());
	}

	@Test
	void readinessShouldBeUp() throws IOException, InterruptedException {
		assertThat(this.management.get("/actuator/health/readiness").status()).isEqualTo(200);
	}

	@Test
	void bulkmapEndpointShouldTellTheKernelAndTheMaps() throws IOException, InterruptedException {
		Answer answer = this.management.get("/actuator/bulkmap");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).contains("\"active\":\"%s\"".formatted(this.factory.kernel().active().id()))
			.contains("\"name\":\"cities\"");
	}

	@Test
	void billOfMaterialsShouldNameTheLibrary() throws IOException, InterruptedException {
		Answer answer = this.management.get("/actuator/sbom/application");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("bomFormat").stringValue()).isEqualTo("CycloneDX");
		assertThat(answer.text()).contains("\"bulkmap-native\"", "\"jna\"");
	}

	@Test
	void unknownPathShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.get("/api/nothing");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
	}

}
