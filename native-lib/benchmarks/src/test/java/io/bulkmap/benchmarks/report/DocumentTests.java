package io.bulkmap.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DocumentPart} and {@link MarkdownTables}, and that the document has
 * what the committed data says.
 */
class DocumentTests {

	private static final Path DOCUMENTS = Path.of("../../docs");

	@Test
	void documentShouldBeWhatTheCommittedDataSays() throws Exception {
		String document = Files.readString(DOCUMENTS.resolve("benchmarks.md"));
		Path data = DOCUMENTS.resolve("data");
		Measurements measurements = Files.isDirectory(data) ? MeasurementsReader.read(List.of(data))
				: new Measurements(Measurements.SCHEMA, List.of());

		String written = DocumentPart.replace(document, MarkdownTables.of(measurements));

		assertThat(document).as("write it anew with 'report docs/data --docs docs/benchmarks.md'").isEqualTo(written);
	}

	@Test
	void readmeShouldBeWhatTheCommittedDataSays() throws Exception {
		String readme = Files.readString(DOCUMENTS.resolveSibling("README.md"));

		String written = DocumentPart.replace(readme,
				Overview.of(MeasurementsReader.read(List.of(DOCUMENTS.resolve("data")))));

		assertThat(readme).as("write it anew with 'report docs/data --overview README.md'").isEqualTo(written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "benchmarks.md", "costs.md", "design.md", "records.md", "../sample-service/README.md" })
	void tablesOfFilesShouldBeWhatTheFilesSay(String name) throws Exception {
		Path file = DOCUMENTS.resolve(name);
		String document = Files.readString(file);

		assertThat(document).contains("<!-- table of ")
			.isEqualTo(DataTables.fill(document, file.toAbsolutePath().getParent()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../README.md", "benchmarks.md", "design.md", "records.md" })
	void tablesOfFiguresShouldBeGenerated(String name) throws Exception {
		assertThat(tablesWrittenByHand(Files.readString(DOCUMENTS.resolve(name)))).isEmpty();
	}

	@Test
	void tablesOfFiguresThatAreWrittenByHandShouldBeFound() {
		String table = """
				| entries | bulkmap |
				|---|---|
				| 10 | 1.5 |
				""";

		assertThat(tablesWrittenByHand("text\n" + table)).containsExactly("| entries | bulkmap |");
		assertThat(tablesWrittenByHand(table.replace("1.5", "fast"))).isEmpty();
		assertThat(tablesWrittenByHand("<!-- table of x.tsv -->\n" + table + "<!-- end of table -->")).isEmpty();
	}

	// Their headers: of tables outside of what is generated, those that have a number in
	// two of five cells behind the first column.
	private static List<String> tablesWrittenByHand(String document) {
		String written = document.replaceAll("(?s)<!-- (table of|generated from) .*?<!-- end of .*?-->", "");
		return Pattern.compile("(?m)(?:^\\|.*\\n)+")
			.matcher(written)
			.results()
			.map(MatchResult::group)
			.filter((table) -> {
				List<String> cells = table.lines()
					.skip(2)
					.flatMap((line) -> Stream.of(line.split("\\|")).skip(2))
					.map(String::strip)
					.toList();
				long figures = cells.stream().filter((cell) -> cell.matches("\\W*\\d[\\d.,]*( .*|x.*|%|)")).count();
				return 5 * figures >= 2L * cells.size() && figures > 0;
			})
			.map((table) -> table.lines().findFirst().orElseThrow())
			.toList();
	}

	@Test
	void fileWithALineOfAnotherLengthShouldBeRefused(@TempDir Path directory) throws Exception {
		Files.writeString(directory.resolve("x.tsv"), "a\tb\n1\t2\n3\n");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> DataTables.fill("<!-- table of x.tsv -->\n<!-- end of table -->", directory))
			.withMessageEndingWith("x.tsv, line 3: 1 cells instead of 2");
	}

	@Test
	void overviewShouldMarkTheQuickestMap() {
		List<Speed> speeds = new ArrayList<>();
		for (int size : new int[] { 10_000, 1_000_000 }) {
			for (String operation : List.of("insert", "update", "hit", "miss")) {
				double nanos = 1;
				for (String engine : List.of("HPPC", "NATIVE", "FASTUTIL", "ECLIPSE", "HASHMAP", "JAVA")) {
					speeds.add(Samples.speed(operation, engine, size, nanos++));
				}
			}
		}
		Source all = new Source(Samples.environment(), speeds, List.of(), List.of(), List.of());
		Source less = new Source(Samples.environment(), speeds.subList(1, speeds.size()), List.of(), List.of(),
				List.of());

		String overview = Overview.of(new Measurements(Measurements.SCHEMA, List.of(less, all)));

		assertThat(overview.lines()).contains(
				"| 10,000 entries | bulkmap | HPPC | fastutil | Eclipse | HashMap | bulkmap java |",
				"| put old keys, map full | 2.0 | **1.0** | 3.0 | 4.0 | 5.0 | 6.0 |");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Overview.of(new Measurements(Measurements.SCHEMA, List.of(less))))
			.withMessage("No part has all of [insert, update, hit, miss] at [10,000, 1,000,000] entries");
	}

	@Test
	void tablesShouldHaveTheDataAndTheLosses() {
		String tables = MarkdownTables.of(Samples.measurements());

		assertThat(tables.lines()).contains("java -jar benchmarks.jar run", "### Measured: hit",
				"| entries | bulkmap | bulkmap java | HPPC | Eclipse | best other / bulkmap |",
				"| 1,000 | 2.6 | 10.7 | 7.9 | 6.4 | 2.46x |", "| 1,000,000 | 9.2 |  | 17.6 | 4.6 | 0.50x |",
				"### Measured: the floor", "| hit | 1,000 | 1.3 | 2.6 | 50 % |",
				"### Measured: call, nanoseconds: map get", "|  | jna | jni |", "| 8 keys | 118.5 | 78.9 |",
				"| 1,000 keys |  | 3,051.0 |", "### Workload sample",
				"| bulkmap | get | 77.5 | 77.5 | 155 | 233 | 310 | 388 | 0.00 | 4.1 | 9 | 32.0 |",
				"### Where others are faster",
				"| hit, 1,000,000 entries | ns per entry | 9.2 | Eclipse | 4.6 | 2.00x |  |");
	}

	@Test
	void onlyTheGeneratedPartShouldBeReplaced() {
		String document = """
				before
				<!-- generated from docs/data by 'report --docs' of benchmarks.jar -->
				old
				<!-- end of what is generated -->
				after
				""";

		String replaced = DocumentPart.replace(document, "new\n");

		assertThat(replaced).isEqualTo("""
				before
				<!-- generated from docs/data by 'report --docs' of benchmarks.jar -->

				new

				<!-- end of what is generated -->
				after
				""");
		assertThat(DocumentPart.replace(replaced, "new\n")).isEqualTo(replaced);
	}

	@Test
	void documentWithoutAPlaceShouldBeRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DocumentPart.replace("nothing", "new"))
			.withMessageStartingWith("The document needs the lines '<!-- generated");
	}

}
