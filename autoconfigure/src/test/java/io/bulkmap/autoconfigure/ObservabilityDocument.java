package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/observability.md} says.
 */
final class ObservabilityDocument {

	private static final Path DOCS = Path.of("../docs");

	private final String text = read("observability.md");

	/**
	 * Reads a document.
	 * @param name its file in {@code docs}
	 * @return the text
	 */
	static String read(String name) {
		try {
			return Files.readString(DOCS.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text() {
		return this.text;
	}

	/**
	 * Returns what is shown as the answer to a command.
	 * @param command what follows {@code curl}
	 * @return the answer
	 */
	String answerTo(String command) {
		String line = "$ curl " + command + "\n";
		assertThat(this.text).containsOnlyOnce(line);
		int start = this.text.indexOf(line) + line.length();
		return this.text.substring(start, this.text.indexOf("```", start));
	}

	/**
	 * Returns the rows of a table.
	 * @param header its first line
	 * @return the cells of each row, without the marks of code
	 */
	List<List<String>> table(String header) {
		assertThat(this.text).containsOnlyOnce(header + "\n");
		return this.text.substring(this.text.indexOf(header))
			.lines()
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Arrays.stream(line.split("\\|"))
				.skip(1)
				.map((cell) -> cell.replace("`", "").strip())
				.toList())
			.toList();
	}

}
