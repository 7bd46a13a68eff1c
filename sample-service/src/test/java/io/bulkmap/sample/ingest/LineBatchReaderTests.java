package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LineBatchReader}.
 */
class LineBatchReaderTests {

	@ParameterizedTest
	@EnumSource(names = { "NDJSON", "CSV" })
	void nextWhenBodyIsEmptyShouldReturnNull(Format format) throws IOException {
		BatchReader reader = TestBodies.reader(new Body(new ByteArrayInputStream(new byte[0]), format));

		assertThat(reader.next()).isNull();
		assertThat(reader.next()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | 1
			2 | 2
			3 | 3
			4 | 3 1
			5 | 3 2
			6 | 3 3
			7 | 3 3 1
			""")
	void nextShouldReturnFullBatchesAndTheRest(int lines, String sizes) throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.csv(numbered(lines)));

		assertThat(sizes(reader)).isEqualTo(sizes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | ''
			2 | 1
			3 | 2
			4 | 3
			5 | 3 1
			6 | 3 2
			7 | 3 3
			8 | 3 3 1
			""")
	void nextWhenLineIsWrongShouldReturnTheLinesBeforeItAndThenThrow(int wrongLine, String sizesBefore)
			throws IOException {
		String text = numbered(wrongLine - 1) + "wrong\n" + numbered(10);
		BatchReader reader = TestBodies.reader(TestBodies.csv(text));
		List<Integer> sizes = new ArrayList<>();

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(() -> {
			for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
				sizes.add(batch.size());
			}
		}).satisfies((ex) -> assertThat(ex.place()).isEqualTo(wrongLine));

		assertThat(sizes.stream().map(String::valueOf).collect(Collectors.joining(" "))).isEqualTo(sizesBefore);
	}

	@Test
	void nextAfterItHasThrownShouldThrowAgain() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.csv("wrong\n1,2"));

		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next);
		assertThatExceptionOfType(RejectedBodyException.class).isThrownBy(reader::next);
	}

	@Test
	void nextShouldTellTheFirstLineOfTheBatch() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.csv("1,1\n\n2,2\n3,3\n4,4\n"));

		assertThat(reader.next()).isNotNull().satisfies((batch) -> assertThat(batch.start()).isEqualTo(1));
		assertThat(reader.next()).isNotNull().satisfies((batch) -> assertThat(batch.start()).isEqualTo(5));
	}

	@Test
	void nextShouldUseTheSameBuffersForAllBatches() throws IOException {
		BatchReader reader = TestBodies.reader(TestBodies.csv(numbered(4)));

		Batch first = reader.next();
		assertThat(first).isNotNull();
		assertThat(reader.next()).isSameAs(first);
	}

	@ParameterizedTest
	@CsvSource({ "'1,2\n\n \t\n\r\n3,4\n\n'", "'\n\n1,2\n3,4'" })
	void nextShouldSkipBlankLines(String text) throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv(text.translateEscapes()))).containsExactly("1=2", "3=4");
	}

	@Test
	void nextShouldCountBlankLines() throws IOException {
		assertThat(TestBodies.entries(TestBodies.ndjson("\n\nx"))).singleElement().asString().startsWith("Line 3: ");
	}

	@ParameterizedTest
	@EnumSource(names = { "NDJSON", "CSV" })
	void nextWhenLineIsNotUtf8ShouldReject(Format format) throws IOException {
		byte[] text = "\n{\"k\u00FC\":1}".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(TestBodies.entries(new Body(new ByteArrayInputStream(text), format)))
			.containsExactly("Line 2: the line is not valid UTF-8");
	}

	@Test
	void nextWhenNameIsAnOverlongSequenceShouldReject() throws IOException {
		byte[] text = "{\"\u00C1\u00ABey\":1,\"value\":2}".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(TestBodies.entries(new Body(new ByteArrayInputStream(text), Format.NDJSON)))
			.containsExactly("Line 1: the line is not valid UTF-8");
	}

	private static String numbered(int lines) {
		return LongStream.rangeClosed(1, lines)
			.mapToObj((number) -> number + "," + number + "\n")
			.collect(Collectors.joining());
	}

	private static String sizes(BatchReader reader) throws IOException {
		List<String> sizes = new ArrayList<>();
		for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
			sizes.add(String.valueOf(batch.size()));
		}
		return String.join(" ", sizes);
	}

}
