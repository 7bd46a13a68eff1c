package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how large the prebuilt libraries are: all of them are in every jar. The jar
 * itself is for the enforcer, in {@code pom.xml}.
 */
class LibrarySizeTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final int PLATFORMS = 5;

	private static final long MOST_BYTES = 200 * 1024;

	@Test
	void librariesShouldBeSmall() throws IOException {
		List<Path> libraries = libraries();

		assertThat(libraries).hasSize(PLATFORMS)
			.allSatisfy((library) -> assertThat(Files.size(library)).isBetween(1L, MOST_BYTES));
	}

	private static List<Path> libraries() throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES)) {
			return files.filter((file) -> file.getFileName().toString().matches(".*\\.(so|dll|dylib)")).toList();
		}
	}

}
