package io.bulkmap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the snippet in the README does what its comments say.
 */
class ReadmeTests {

	private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void snippetShouldDoWhatItsCommentsSay() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			LongLongBulkMap populations = factory.longLongMap("populations");

			long[] ids = { 2988507, 2950159, 2643743 };
			long[] people = { 2138551, 3426354, 7556900 };
			long added = populations.putAll(ids, people);

			long[] wanted = { 2950159, 1 };
			long[] found = new long[2];
			long hits = populations.getAll(wanted, found, -1);

			assertThat(added).isEqualTo(3);
			assertThat(hits).isEqualTo(1);
			assertThat(found).containsExactly(3426354, -1);
		}
	}

	@Test
	void snippetShouldBeTheCodeOfTheTestAbove() throws IOException {
		Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("../README.md")));
		assertThat(snippet.find()).isTrue();
		List<String> code = Files.readAllLines(Path.of("src/test/java/io/bulkmap/ReadmeTests.java"))
			.stream()
			.map(String::strip)
			.toList();

		assertThat(snippet.group(1).lines().map((line) -> line.replaceFirst("//.*", "").strip())).hasSizeGreaterThan(8)
			.allSatisfy((line) -> assertThat(code).contains(line));
	}

}
