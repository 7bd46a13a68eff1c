package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/loading.md} has a paragraph for each cause that the sources can
 * print.
 */
class LoadingGuideTests {

	private static final Path SOURCES = Path.of("src/main/java/io/bulkmap");

	private static final List<String> FILES = List.of("kernel/KernelLimit", "kernel/KernelSelfTest",
			"kernel/assembly/AssemblyCalls", "kernel/assembly/CpuFeatures", "kernel/assembly/ElfCheck",
			"kernel/assembly/Jna", "kernel/assembly/JnaLibrary", "kernel/assembly/JniCall",
			"kernel/assembly/LibraryFiles", "kernel/assembly/LibraryLoader", "kernel/assembly/LibraryResource",
			"kernel/assembly/NativeKernels", "memory/MappedMemory");

	// Pieces that are added to each other are one text.
	private static final Pattern TEXT = Pattern
		.compile("(?<before>[\\w.)]*[(+]*)\\s*\"(?<text>[^\"]*(?:\"\\s*\\+\\s*\"[^\"]*)*)\"");

	// What is looked for in another message, or thrown at us.
	private static final Pattern NO_CAUSE_AFTER = Pattern
		.compile(".*(contains|startsWith|OutOfMemoryError|IllegalStateException)\\(+");

	private static final Pattern END_OF_A_CAUSE = Pattern.compile("(; | differs |or |the environment variable ).*");

	private static final Pattern PARAGRAPH = Pattern.compile("\\*\\*`([^`]+)`\\*\\*");

	@Test
	void everyCauseShouldHaveAParagraph() throws IOException {
		List<String> paragraphs = paragraphs();

		assertThat(causes())
			.filteredOn((cause) -> paragraphs.stream().noneMatch((beginning) -> tells(beginning, cause)))
			.isEmpty();
	}

	@Test
	void causesShouldBeFoundInTheSources() throws IOException {
		assertThat(causes()).hasSizeGreaterThan(35)
			.contains("it is truncated", "its file system is read-only", " is not a directory",
					"the library for this platform, %s, is experimental: no JVM has loaded it yet");
	}

	private static List<String> causes() throws IOException {
		List<String> causes = new ArrayList<>();
		for (String file : FILES) {
			Matcher text = TEXT
				.matcher(Files.readString(SOURCES.resolve(file + ".java")).replaceAll("(?m)^\\s*(?:\\*|//).*", ""));
			while (text.find()) {
				String cause = text.group("text").replaceAll("\"\\s*\\+\\s*\"", "");
				if (cause.strip().split(" ").length > 2 && !NO_CAUSE_AFTER.matcher(text.group("before")).matches()
						&& !END_OF_A_CAUSE.matcher(cause).matches()) {
					causes.add(cause);
				}
			}
		}
		return causes;
	}

	private static List<String> paragraphs() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("../docs/loading.md"))) {
			String guide = lines.reduce("", (text, line) -> text + " " + line);
			return PARAGRAPH.matcher(guide).results().map((paragraph) -> paragraph.group(1)).toList();
		}
	}

	// Word by word: a paragraph may leave out the rest, and has an example of what the
	// cause is told of.
	private static boolean tells(String beginning, String cause) {
		String[] told = beginning.replaceFirst(" \\S*\\.\\.\\.$", "").split(" ", -1);
		String[] words = cause.replaceFirst("^ ", "%s ").split(" ", -1);
		for (int i = 0; i < Math.min(told.length, words.length); i++) {
			String word = Pattern.quote(words[i]).replaceAll("%[sd]", "\\\\E\\\\S+\\\\Q");
			if (!told[i].matches((i < words.length - 1) ? word : word + "\\S*")) {
				return false;
			}
		}
		return true;
	}

}
