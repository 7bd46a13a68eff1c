package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NdjsonParser}.
 */
class NdjsonParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"key":1,"value":2}                                       | 1=2
			{"value":2,"key":1}                                       | 1=2
			 { "key" : 1 , "value" : -2 }                             | 1=-2
			{"k\\u0065y":1,"value":0}                                 | 1=0
			{"key":-9223372036854775808,"value":9223372036854775807}  | -9223372036854775808=9223372036854775807
			""")
	void parseWhenLineIsAnEntryShouldAddIt(String line, String entry) throws IOException {
		assertThat(TestBodies.entries(TestBodies.ndjson(line))).containsExactly(entry);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					{"key":1}                                 | 'value' is missing
					{}                                        | 'key' is missing
					{"key":1,"value":2,"key":1}               | 'key' occurs twice
					{"key":1,"Value":2}                       | unknown field 'Value'
					{"key":1,"\u043A\u043B\u044E\u0447":2}    | unknown field '\u043A\u043B\u044E\u0447'
					{"key":1,"value":null}                    | 'value' must be a whole number but is null
					{"key":"1","value":2}                     | 'key' must be a whole number but is a string
					{"key":1,"value":true}                    | 'value' must be a whole number but is a boolean
					{"key":1,"value":[2]}                     | 'value' must be a whole number but is an array
					{"key":1,"value":{}}                      | 'value' must be a whole number but is an object
					{"key":1,"value":2.0}                     | 'value' is not a whole number: '2.0'
					{"key":1e2,"value":2}                     | 'key' is not a whole number: '1e2'
					{"key":1,"value":9223372036854775808}     | 'value' does not fit into 64 bits: '9223372036854775808'
					{"key":-9223372036854775809,"value":2}    | 'key' does not fit into 64 bits: '-9223372036854775809'
					[1,2]                                     | expected an object with the fields [key, value] but found an array
					1                                         | expected an object with the fields [key, value] but found a number
					"a"                                       | expected an object with the fields [key, value] but found a string
					null                                      | expected an object with the fields [key, value] but found null
					{"key":1,"value":2} {"key":3,"value":4}   | there is more than one JSON value on the line
					""")
	void parseWhenLineIsWrongShouldSayWhy(String line, String reason) throws IOException {
		String text = "{\"key\":1,\"value\":2}\n" + line + "\n{\"key\":3,\"value\":4}\n";

		assertThat(TestBodies.entries(TestBodies.ndjson(text))).containsExactly("1=2", "Line 2: " + reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"key":1,"value":2
			{"key":1,"value":2},
			{"key":1,"value":2}]
			{"key":1 "value":2}
			{"key":1,"value":}
			{"key":1,"value":02}
			{"key":1,"value":+2}
			{"key":1,"value":NaN}
			{key:1,"value":2}
			{'key':1,"value":2}
			{"key":1,"value":2}//
			{
			key,value
			""")
	void parseWhenLineIsNotJsonShouldReject(String line) throws IOException {
		assertThat(TestBodies.entries(TestBodies.ndjson(line))).singleElement()
			.asString()
			.startsWith("Line 1: the line is not valid JSON: ");
	}

	@Test
	void parseWhenLineIsUtf16ShouldReject() throws IOException {
		byte[] text = "{\"key\":1,\"value\":2}".getBytes(StandardCharsets.UTF_16LE);

		assertThat(TestBodies.entries(new Body(new ByteArrayInputStream(text), Format.NDJSON))).singleElement()
			.asString()
			.startsWith("Line 1: the line is not valid JSON: ");
	}

	@Test
	void parseWhenLinesAreKeysShouldAddThem() throws IOException {
		assertThat(TestBodies.keys(TestBodies.ndjson("1\n{\"key\":-2}\n 3 \r\n"))).containsExactly("1", "-2", "3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"key":1,"value":2}  | unknown field 'value'
			{}                   | 'key' is missing
			"1"                  | 'key' must be a whole number but is a string
			1.5                  | 'key' is not a whole number: '1.5'
			1 2                  | there is more than one JSON value on the line
			""")
	void parseWhenLineIsNotAKeyShouldSayWhy(String line, String reason) throws IOException {
		assertThat(TestBodies.keys(TestBodies.ndjson(line))).containsExactly("Line 1: " + reason);
	}

}
