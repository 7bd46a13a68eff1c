package io.bulkmap.sample.web;

import java.io.IOException;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.sample.web.TestClient.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapsController}.
 */
@ServiceTest
class MapsControllerTests {

	private final TestClient client;

	private final BulkMapFactory factory;

	MapsControllerTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.client = new TestClient(port);
		this.factory = factory;
	}

	@Test
	void mapsShouldListAllMapsAndTheKernel() throws IOException, InterruptedException {
		Answer answer = this.client.get("/api/maps");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.json().get("kernel").stringValue()).isEqualTo(this.factory.kernel().active().id());
		JsonNode cities = answer.json().get("maps").get(0);
		assertThat(cities.get("name").stringValue()).isEqualTo("cities");
		assertThat(cities.get("entries").longValue()).isEqualTo(135_233);
		assertThat(cities.get("capacity").longValue()).isGreaterThanOrEqualTo(135_233);
		assertThat(cities.get("memoryBytes").longValue()).isGreaterThan(16 * 135_233);
	}

	@Test
	void mapShouldTellOfThatMap() throws IOException, InterruptedException {
		Answer answer = this.client.get("/api/maps/cities");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("name").stringValue()).isEqualTo("cities");
	}

	@Test
	void mapWhenThereIsNoneShouldAnswerNotFound() throws IOException, InterruptedException {
		Answer answer = this.client.get("/api/maps/absent");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#unknown-map");
		assertThat(answer.json().get("title").stringValue()).isEqualTo("Unknown map");
		assertThat(answer.json().get("status").intValue()).isEqualTo(404);
		assertThat(answer.json().get("detail").stringValue()).isEqualTo("There is no map 'absent'.");
		assertThat(answer.json().get("instance").stringValue()).isEqualTo("/api/maps/absent");
	}

	@Test
	void createWhenThereIsNoneShouldCreateAnEmptyMap() throws IOException, InterruptedException {
		Answer answer = this.client.put("/api/maps/new");

		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("Location")).isEqualTo("/api/maps/new");
		assertThat(this.client.get(answer.header("Location")).json().get("entries").longValue()).isZero();
	}

	@Test
	void createWhenThereIsOneShouldLeaveIt() throws IOException, InterruptedException {
		Answer answer = this.client.put("/api/maps/cities");

		assertThat(answer.status()).isEqualTo(204);
		assertThat(this.client.get("/api/maps/cities").json().get("entries").longValue()).isEqualTo(135_233);
	}

	@Test
	void createWhenNameIsWrongShouldAnswerBadRequest() throws IOException, InterruptedException {
		Answer answer = this.client.put("/api/maps/two%20words");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#wrong-map-name");
		assertThat(answer.json().get("detail").stringValue()).contains("'two words'");
	}

	@Test
	void createWhenThereAreTooManyShouldAnswerConflict() throws IOException, InterruptedException {
		int maxCount = 20;
		for (int i = this.factory.maps().size(); i < maxCount; i++) {
			assertThat(this.client.put("/api/maps/many-" + i).status()).isEqualTo(201);
		}

		Answer answer = this.client.put("/api/maps/one-more");

		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#too-many-maps");
		assertThat(answer.json().get("detail").stringValue()).isEqualTo("There are 20 maps, and no more are allowed.");
		assertThat(this.factory.maps()).hasSize(maxCount);
		for (OffHeapMap map : this.factory.maps()) {
			if (map.name().startsWith("many-")) {
				assertThat(this.client.delete("/api/maps/" + map.name()).status()).isEqualTo(204);
			}
		}
	}

	@Test
	void deleteShouldRemoveTheMap() throws IOException, InterruptedException {
		this.factory.longLongMap("old").put(1, 1);

		assertThat(this.client.delete("/api/maps/old").status()).isEqualTo(204);
		assertThat(this.factory.find("old")).isEmpty();
		assertThat(this.client.delete("/api/maps/old").status()).isEqualTo(404);
	}

	@Test
	void deleteWhenMapIsDeclaredShouldAnswerConflict() throws IOException, InterruptedException {
		Answer answer = this.client.delete("/api/maps/cities");

		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#declared-map");
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("Map 'cities' belongs to the application, so it stays.");
		assertThat(this.factory.find("cities")).isPresent();
	}

	@Test
	void mapWhenItIsOfAnotherTypeShouldAnswerNotFound() throws IOException, InterruptedException {
		this.factory.map("users", MapType.UUID_LONG);

		assertThat(this.client.get("/api/maps/users").status()).isEqualTo(404);
		assertThat(this.client.put("/api/maps/users").status()).isEqualTo(404);
	}

}
