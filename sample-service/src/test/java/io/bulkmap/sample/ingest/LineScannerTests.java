package io.bulkmap.sample.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineScanner}.
 */
class LineScannerTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final Batch batch = new Batch(1);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"key":1,"value":2}                                       | 1=2
			{"key":-1,"value":-0}                                     | -1=0
			 { "key" : 1 ,	"value" : -2 }                            | 1=-2
			{"key":-9223372036854775808,"value":9223372036854775807}  | -9223372036854775808=9223372036854775807
			""")
	void scanJsonShouldKnowUsualLines(String line, String entry) {
		assertThat(scanJson(line)).isEqualTo(entry);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{}", "[]", "1", "{\"key\":1}", "{\"key\":1,\"value\":2",
			"{\"key\":1,\"value\":2}x", "{\"value\":1,\"key\":2}", "{\"key\":1,\"value\":2,}",
			"{\"key\":1,\"value\":2.0}", "{\"key\":1,\"value\":2e1}", "{\"key\":01,\"value\":2}",
			"{\"key\":-,\"value\":2}", "{\"key\":+1,\"value\":2}", "{\"key\":\"1\",\"value\":2}",
			"{\"key\":9223372036854775808,\"value\":2}", "{\"key\":-9223372036854775809,\"value\":2}",
			"{\"key\":18446744073709551617,\"value\":2}", "{\"key\":9999999999999999999,\"value\":2}",
			"{\"key\":-9999999999999999999,\"value\":2}", "{\"key\":1 2,\"value\":2}", "{\"kez\":1,\"value\":2}",
			"{\"key\" 1,\"value\":2}", "{\"key\":1\"value\":2}", "{\"key\":1,\"value\":null}" })
	void scanJsonShouldLeaveOtherLinesToTheParser(String line) {
		assertThat(scanJson(line)).isNull();
		assertThat(this.batch.isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "1", "1,", ",1", "1,2,", "1,2 ", " 1,2", "1,+2", "1,02", "\"1\",2", "key,value",
			"1;2", "1,9223372036854775808", "1,--1" })
	void scanCsvShouldLeaveOtherLinesToTheParser(String line) {
		assertThat(scanCsv(line)).isNull();
		assertThat(this.batch.isEmpty()).isTrue();
	}

	@Test
	void scanShouldKnowKeys() {
		LineScanner scanner = new LineScanner(List.of("key"));
		for (String line : List.of("{\"key\":7}", " 7 ", "{ \"key\" : 7 } ")) {
			assertThat(scanner.scanJson(line(line), clear())).isTrue();
			assertThat(this.batch.keys().get(0)).isEqualTo(7);
		}
		assertThat(scanner.scanCsv(line("7"), clear())).isTrue();
		assertThat(scanner.scanCsv(line("7,"), clear())).isFalse();
		assertThat(scanner.scanJson(line("7}"), clear())).isFalse();
	}

	/*
	 * What the scanner takes, Jackson takes, too, and with the same numbers. The lines
	 * are good ones in which a few characters were changed.
	 */
	@Test
	void scanJsonShouldReadWhatJacksonReads() {
		Random random = new Random(9);
		String alphabet = "{}:,\"-+.eE0123456789 \tkeyvalu";
		int known = 0;
		for (int i = 0; i < 200_000; i++) {
			StringBuilder line = new StringBuilder("{\"key\":%s,\"value\":%s}"
				.formatted(random.nextLong() >> random.nextInt(64), random.nextLong() >> random.nextInt(64)));
			for (int changes = random.nextInt(3); changes > 0; changes--) {
				int place = random.nextInt(line.length());
				char character = alphabet.charAt(random.nextInt(alphabet.length()));
				switch (random.nextInt(3)) {
					case 0 -> line.setCharAt(place, character);
					case 1 -> line.insert(place, character);
					default -> line.deleteCharAt(place);
				}
			}
			String scanned = scanJson(line.toString());
			if (scanned != null) {
				JsonNode json = JSON.readTree(line.toString());
				assertThat(json.size()).as(line.toString()).isEqualTo(2);
				assertThat(scanned).as(line.toString())
					.isEqualTo(json.get("key").longValue() + "=" + json.get("value").longValue());
				known++;
			}
		}
		assertThat(known).isBetween(70_000, 190_000);
	}

	private @Nullable String scanJson(String text) {
		return new LineScanner(List.of("key", "value")).scanJson(line(text), clear()) ? entry() : null;
	}

	private @Nullable String scanCsv(String text) {
		return new LineScanner(List.of("key", "value")).scanCsv(line(text), clear()) ? entry() : null;
	}

	private String entry() {
		return this.batch.keys().get(0) + "=" + this.batch.values().get(0);
	}

	private Batch clear() {
		this.batch.restart(0);
		return this.batch;
	}

	/**
	 * Returns a line in the midst of others, which must not matter.
	 */
	private static Line line(String text) {
		byte[] bytes = ("9" + text + "9,9}").getBytes(StandardCharsets.UTF_8);
		Line line = new Line(bytes);
		line.moveTo(1, bytes.length - 5, 1, true);
		return line;
	}

}
