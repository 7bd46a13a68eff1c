package io.bulkmap.sample.ingest;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CsvParser}.
 */
class CsvParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			1,2                                       | 1=2
			-1,-2                                     | -1=-2
			+1,0                                      | 1=0
			007,-0                                    | 7=0
			"1","2"                                   | 1=2
			1,"-2"                                    | 1=-2
			-9223372036854775808,9223372036854775807  | -9223372036854775808=9223372036854775807
			""")
	void parseWhenLineIsAnEntryShouldAddIt(String line, String entry) throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv(line))).containsExactly(entry);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			1                       | expected 2 fields (key,value) but found 1
			1,2,3                   | expected 2 fields (key,value) but found 3
			1;2                     | expected 2 fields (key,value) but found 1
			,2                      | 'key' is empty
			1,                      | 'value' is empty
			1," "                   | 'value' is empty
			1,""                    | 'value' is empty
			1, 2                    | 'value' is not a whole number: ' 2'
			a,2                     | 'key' is not a whole number: 'a'
			1,2.0                   | 'value' is not a whole number: '2.0'
			1,1e3                   | 'value' is not a whole number: '1e3'
			1,-                     | 'value' is not a whole number: '-'
			1,0x10                  | 'value' is not a whole number: '0x10'
			1,null                  | 'value' is not a whole number: 'null'
			1,"2                    | 'value' is not a whole number: '"2'
			1,"                     | 'value' is not a whole number: '"'
			1,\u00B2                | 'value' is not a whole number: '\u00B2'
			1,\u0661                | 'value' is not a whole number: '\u0661'
			1,9223372036854775808   | 'value' does not fit into 64 bits: '9223372036854775808'
			-9223372036854775809,2  | 'key' does not fit into 64 bits: '-9223372036854775809'
			id,population           | 'key' is not a whole number: 'id'
			""")
	void parseWhenLineIsWrongShouldSayWhy(String line, String reason) throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv("1,2\n" + line + "\n3,4"))).containsExactly("1=2",
				"Line 2: " + reason);
	}

	@Test
	void parseWhenFieldIsLongShouldQuoteItsBeginning() throws IOException {
		assertThat(TestBodies.keys(TestBodies.csv("x".repeat(40))))
			.containsExactly("Line 1: 'key' is not a whole number: '%s'".formatted("x".repeat(40)));
		assertThat(Line.quote("x".repeat(41))).isEqualTo("'%s...'".formatted("x".repeat(40)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "key,value", "\"key\",\"value\"", "KEY,Value", "\uFEFFkey,value" })
	void parseWhenFirstLineIsTheHeaderShouldSkipIt(String header) throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv(header + "\r\n1,2\r\n"))).containsExactly("1=2");
	}

	@Test
	void parseWhenHeaderIsNotOnTheFirstLineShouldReject() throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv("\nkey,value\n")))
			.containsExactly("Line 2: 'key' is not a whole number: 'key'");
	}

	@Test
	void parseWhenThereIsNothingButTheHeaderShouldAddNothing() throws IOException {
		assertThat(TestBodies.entries(TestBodies.csv("key,value"))).isEmpty();
	}

	@Test
	void parseWhenLinesAreKeysShouldAddThem() throws IOException {
		assertThat(TestBodies.keys(TestBodies.csv("key\n1\n\"-2\"\n"))).containsExactly("1", "-2");
	}

	@Test
	void parseWhenKeysAreWantedAndLineIsAnEntryShouldReject() throws IOException {
		assertThat(TestBodies.keys(TestBodies.csv("1,2")))
			.containsExactly("Line 1: expected 1 field (key) but found 2");
	}

}
