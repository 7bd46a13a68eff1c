package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one address. For any number of threads.
 */
final class ServiceClient {

	private static final int CHUNK = 64 * 1024;

	private static final String JSON = "application/json";

	private final URI url;

	private final @Nullable String token;

	/**
	 * Creates a client.
	 * @param url address that paths are relative to
	 * @param token token of the service, if it has one
	 */
	ServiceClient(URI url, @Nullable String token) {
		this.url = url;
		this.token = token;
	}

	/**
	 * Sends a request without a body.
	 * @param method method of HTTP
	 * @param path path of the request
	 * @return body of the answer
	 * @throws IOException if the service refuses, or cannot be reached
	 */
	String send(String method, String path) throws IOException {
		return answer(open(method, path, JSON), ServiceClient::text);
	}

	/**
	 * Sends JSON.
	 * @param path path of the request
	 * @param json what to send
	 * @return body of the answer
	 * @throws IOException if the service refuses, or cannot be reached
	 */
	String postJson(String path, String json) throws IOException {
		return post(path, new Sent(JSON, false, (stream) -> stream.write(json.getBytes(StandardCharsets.UTF_8))), JSON,
				ServiceClient::text);
	}

	/**
	 * Sends a body while it is written.
	 * @param <T> type of the result
	 * @param path path of the request
	 * @param body what to send
	 * @param accept content type that the answer should have
	 * @param reader reads the answer
	 * @return what was read
	 * @throws IOException if the service refuses, or cannot be reached
	 */
	<T> T post(String path, Sent body, String accept, Reader<T> reader) throws IOException {
		HttpURLConnection connection = open("POST", path, accept);
		connection.setRequestProperty("Content-Type", body.type());
		if (body.gzip()) {
			connection.setRequestProperty("Content-Encoding", "gzip");
		}
		connection.setDoOutput(true);
		connection.setChunkedStreamingMode(CHUNK);
		try (OutputStream raw = connection.getOutputStream();
				OutputStream stream = body.gzip() ? new GZIPOutputStream(raw, CHUNK) : raw) {
			body.writer().write(stream);
		}
		return answer(connection, reader);
	}

	private HttpURLConnection open(String method, String path, String accept) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) this.url.resolve(path).toURL().openConnection();
		connection.setRequestMethod(method);
		connection.setRequestProperty("Accept", accept);
		if (this.token != null) {
			connection.setRequestProperty("Authorization", "Bearer " + this.token);
		}
		return connection;
	}

	private static <T> T answer(HttpURLConnection connection, Reader<T> reader) throws IOException {
		int status = connection.getResponseCode();
		if (status >= HttpURLConnection.HTTP_BAD_REQUEST) {
			try (InputStream stream = connection.getErrorStream()) {
				throw new RefusedException(status, (stream != null) ? text(stream) : "");
			}
		}
		try (InputStream stream = connection.getInputStream()) {
			return reader.read(stream);
		}
	}

	private static String text(InputStream stream) throws IOException {
		return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * Reads an answer and forgets it.
	 * @param stream the answer
	 * @return its length
	 * @throws IOException if it breaks off
	 */
	static Long drain(InputStream stream) throws IOException {
		return stream.transferTo(OutputStream.nullOutputStream());
	}

	/**
	 * The body of a request.
	 *
	 * @param type its content type
	 * @param gzip whether it is compressed on its way
	 * @param writer writes it
	 */
	record Sent(String type, boolean gzip, Writer writer) {

	}

	/**
	 * Writes a body.
	 */
	interface Writer {

		void write(OutputStream stream) throws IOException;

	}

	/**
	 * Reads a body.
	 *
	 * @param <T> type of what it makes of it
	 */
	interface Reader<T> {

		T read(InputStream stream) throws IOException;

	}

}
