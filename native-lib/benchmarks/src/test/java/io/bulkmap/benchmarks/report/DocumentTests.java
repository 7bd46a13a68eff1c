package io.bulkmap.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

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
	void tablesShouldHaveTheDataAndTheLosses() {
		String tables = MarkdownTables.of(Samples.measurements());

		assertThat(tables.lines()).contains("java -jar benchmarks.jar run", "### Measured: hit",
				"| entries | bulkmap | bulkmap java | HPPC | Eclipse | best other / bulkmap |",
				"| 1,000 | 2.6 | 10.7 | 7.9 | 6.4 | 2.46x |", "| 1,000,000 | 9.2 |  | 17.6 | 4.6 | 0.50x |",
				"### Measured: the floor", "| hit | 1,000 | 1.3 | 2.6 | 50 % |", "### Workload sample",
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
