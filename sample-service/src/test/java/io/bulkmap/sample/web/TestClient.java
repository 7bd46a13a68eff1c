package io.bulkmap.sample.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests to the running service.
 */
final class TestClient {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	TestClient(int port) {
		this.port = port;
	}

	Answer get(String path) throws IOException, InterruptedException {
		return send(request(path).GET());
	}

	Answer put(String path) throws IOException, InterruptedException {
		return send(request(path).PUT(BodyPublishers.noBody()));
	}

	Answer delete(String path) throws IOException, InterruptedException {
		return send(request(path).DELETE());
	}

	Answer postCsv(String path, String body) throws IOException, InterruptedException {
		return post(path, "text/csv", BodyPublishers.ofString(body));
	}

	Answer postNdjson(String path, String body) throws IOException, InterruptedException {
		return post(path, "application/x-ndjson", BodyPublishers.ofString(body));
	}

	Answer post(String path, String contentType, BodyPublisher body) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", contentType).POST(body));
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri(path));
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return new Answer(this.client.send(request.build(), BodyHandlers.ofString()));
	}

	<T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
			throws IOException, InterruptedException {
		return this.client.send(request.build(), handler);
	}

	/**
	 * An answer of the service.
	 */
	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		String text() {
			return this.response.body();
		}

		JsonNode json() {
			return JSON.readTree(text());
		}

	}

}
