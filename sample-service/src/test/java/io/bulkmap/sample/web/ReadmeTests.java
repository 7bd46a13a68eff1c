package io.bulkmap.sample.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the commands of the README get the answers that it shows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReadmeTests {

	private static final Pattern BLOCK = Pattern.compile("```(sh|json)\n(.*?)\n```", Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

	private static final Pattern VARYING = Pattern
		.compile("\"(kernel|nanos|nanosPerEntry|capacity|memoryBytes)\":(\"\\w+\"|[0-9.E]+)");

	private final TestClient client;

	ReadmeTests(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@Test
	void commandsShouldGetTheAnswersShown() throws IOException, InterruptedException {
		List<MatchResult> blocks = BLOCK.matcher(Files.readString(Path.of("README.md"))).results().toList();
		String answer = "";
		int commands = 0;
		for (MatchResult block : blocks) {
			if (block.group(1).equals("sh")) {
				assertThat(answer).as("answer that is not shown").isEmpty();
				answer = run(block.group(2));
				commands++;
			}
			else {
				assertThat(withoutVaryingParts(answer)).isEqualTo(withoutVaryingParts(block.group(2)));
				answer = "";
			}
		}
		assertThat(commands).isEqualTo(8);
		assertThat(answer).isEmpty();
	}

	private String run(String command) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>();
		WORD.matcher(command)
			.results()
			.forEach((word) -> words.add((word.group(1) != null) ? word.group(1) : word.group(2)));
		BodyPublisher input = BodyPublishers.noBody();
		int pipe = words.indexOf("|");
		if (pipe >= 0) {
			assertThat(words.subList(0, pipe)).startsWith("gunzip", "-c").hasSize(3);
			Path file = Path.of("..", words.get(2));
			input = BodyPublishers.ofInputStream(() -> gunzip(file));
		}
		return curl(words.subList(pipe + 1, words.size()).iterator(), input);
	}

	/**
	 * Does what curl does, as far as the README needs it.
	 */
	private String curl(Iterator<String> words, BodyPublisher input) throws IOException, InterruptedException {
		assertThat(words.next()).isEqualTo("curl");
		String url = "";
		String method = "";
		BodyPublisher body = BodyPublishers.noBody();
		HttpRequest.Builder request = this.client.request("/");
		while (words.hasNext()) {
			String word = words.next();
			switch (word) {
				case "-s" -> {
				}
				case "-X" -> method = words.next();
				case "-H" -> {
					String[] header = words.next().split(": ", 2);
					request.header(header[0], header[1]);
				}
				case "--data-binary" -> {
					body = BodyPublishers.ofString(words.next());
					method = "POST";
				}
				case "-T" -> {
					assertThat(words.next()).isEqualTo("-");
					body = input;
				}
				default -> {
					assertThat(url).isEmpty();
					url = word;
				}
			}
		}
		assertThat(url).startsWith("http://localhost:8080/");
		request.uri(this.client.uri(url.substring("http://localhost:8080".length())));
		return this.client.send(request.method(method.isEmpty() ? "GET" : method, body)).text();
	}

	private static InputStream gunzip(Path file) {
		try {
			return new GZIPInputStream(Files.newInputStream(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String withoutVaryingParts(String answer) {
		return VARYING.matcher(answer).replaceAll("\"$1\":0");
	}

}
