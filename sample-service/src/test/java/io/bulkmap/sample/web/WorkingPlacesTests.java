package io.bulkmap.sample.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.RawClient;
import io.bulkmap.sample.ingest.Batch;
import io.bulkmap.sample.web.TestClient.Answer;
import io.bulkmap.sample.web.WorkingPlaces.WorkingPlace;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WorkingPlaces}, of which there are three.
 */
@ServiceTest
class WorkingPlacesTests {

	private static final String ENTRIES = "/api/maps/places-test/entries";

	private final int port;

	private final TestClient client;

	private final WorkingPlaces places;

	private final LongLongBulkMap map;

	WorkingPlacesTests(@LocalServerPort int port, @Autowired WorkingPlaces places, @Autowired BulkMapFactory factory) {
		this.port = port;
		this.client = new TestClient(port);
		this.places = places;
		this.map = factory.longLongMap("places-test");
	}

	@Test
	void requestWhenAllPlacesAreTakenShouldBeToldToTryAgain() throws IOException, InterruptedException {
		List<RawClient> slow = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			slow.add(new RawClient(this.port).head("""
					POST %s HTTP/1.1
					Host: localhost
					Content-Type: text/csv
					Transfer-Encoding: chunked
					Connection: close

					""".formatted(ENTRIES)).chunk(i + ",1\n"));
		}
		await().until(() -> this.places.available() == 0);

		for (Answer answer : List.of(this.client.postCsv(ENTRIES, "9,9"), this.client.get(ENTRIES),
				this.client.postCsv("/api/maps/places-test/lookup", "9"))) {
			assertThat(answer.status()).isEqualTo(429);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems.html#busy");
		}
		assertThat(this.client.get("/api/maps/cities/entries/2988507").status()).isEqualTo(200);

		for (RawClient client : slow) {
			client.chunk("7,7\n").send("0\r\n\r\n");
			assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("\"entries\":2");
			client.close();
		}
		await().until(() -> this.places.available() == 3);
		assertThat(this.map.asMap()).containsOnlyKeys(0L, 1L, 2L, 7L);
		assertThat(this.client.postCsv(ENTRIES, "9,9").status()).isEqualTo(200);
	}

	@Test
	void requestThatFailsShouldGiveItsPlaceBack() throws IOException, InterruptedException {
		for (int i = 0; i < 10; i++) {
			assertThat(this.client.postCsv(ENTRIES, "x").status()).isEqualTo(400);
			assertThat(this.client.postCsv("/api/maps/places-test/lookup", "x").status()).isEqualTo(400);
		}

		await().until(() -> this.places.available() == 3);
	}

	@Test
	void batchShouldBeUsedAgain() {
		Batch batch;
		try (WorkingPlace place = this.places.take()) {
			batch = place.batch();
			assertThat(place.batch()).isSameAs(batch);
		}
		try (WorkingPlace place = this.places.take()) {
			assertThat(place.batch()).isSameAs(batch);
		}
	}

}
