package io.bulkmap.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.OffHeapMap;
import io.bulkmap.sample.Requirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the commands of the README, run by a shell, get the answers that it shows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReadmeTests {

	private static final Pattern BLOCK = Pattern.compile("```(sh|json|csv)\n(.*?)\n```", Pattern.DOTALL);

	private static final Pattern VARYING = Pattern
		.compile("\"(kernel|nanos|nanosPerEntry|capacity|memoryBytes)\":(\"\\w+\"|[0-9.E]+)");

	private final int port;

	private final BulkMapFactory factory;

	ReadmeTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.port = port;
		this.factory = factory;
	}

	/**
	 * Other tests use the same service.
	 */
	@AfterEach
	void deleteMap() {
		this.factory.find("visits").ifPresent(OffHeapMap::close);
	}

	@Test
	void commandsShouldGetTheAnswersShown() throws IOException, InterruptedException {
		Requirement.requireProgram("curl");
		List<MatchResult> blocks = BLOCK.matcher(Files.readString(Path.of("README.md"))).results().toList();
		String answer = "";
		int commands = 0;
		for (MatchResult block : blocks) {
			if (block.group(1).equals("sh")) {
				assertThat(answer).as("answer that is not shown").isEmpty();
				answer = run(block.group(2)).strip();
				commands++;
			}
			else {
				assertThat(withoutVaryingParts(answer)).isEqualTo(withoutVaryingParts(block.group(2)));
				answer = "";
			}
		}
		assertThat(commands).isEqualTo(10);
		assertThat(answer).isEmpty();
	}

	/**
	 * Runs a command in the folder above this one, as the README says.
	 */
	private String run(String command) throws IOException, InterruptedException {
		assertThat(command).contains("http://localhost:8080/");
		Process shell = new ProcessBuilder("sh", "-c",
				command.replace("http://localhost:8080/", "http://localhost:%s/".formatted(this.port)))
			.directory(Path.of("..").toFile())
			.redirectErrorStream(true)
			.start();
		shell.getOutputStream().close();
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).as(command + ": " + output).isZero();
		return output;
	}

	private static String withoutVaryingParts(String answer) {
		return VARYING.matcher(answer).replaceAll("\"$1\":0");
	}

}
