package io.bulkmap.sample.ingest;

import java.util.Arrays;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses lines that hold a JSON object with one whole number in each field, such as
 * <code>{"key":1,"value":2}</code>. Where there is one field only, the number alone will
 * do.
 */
final class NdjsonParser implements LineParser {

	private static final JsonFactory JSON = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.build();

	private final List<String> fields;

	private final LineScanner scanner;

	private final long[] numbers;

	private final boolean[] present;

	NdjsonParser(List<String> fields) {
		this.fields = fields;
		this.scanner = new LineScanner(fields);
		this.numbers = new long[fields.size()];
		this.present = new boolean[fields.size()];
	}

	@Override
	public void parse(Line line, Batch batch) {
		if (this.scanner.scanJson(line, batch)) {
			return;
		}
		try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line.buffer(), line.offset(),
				line.length())) {
			readValue(json, line);
			if (json.nextToken() != null) {
				throw line.wrong("there is more than one JSON value on the line");
			}
		}
		catch (JacksonException ex) {
			throw line.wrong("the line is not valid JSON: " + ex.getOriginalMessage());
		}
		addNumbers(batch);
	}

	private void addNumbers(Batch batch) {
		if (this.numbers.length == 1) {
			batch.add(this.numbers[0]);
		}
		else {
			batch.add(this.numbers[0], this.numbers[1]);
		}
	}

	private void readValue(JsonParser json, Line line) {
		JsonToken token = json.nextToken();
		if (token == JsonToken.START_OBJECT) {
			readObject(json, line);
		}
		else if (this.fields.size() == 1) {
			this.numbers[0] = wholeNumber(json, this.fields.get(0), line);
		}
		else {
			throw line.wrong("expected an object with the fields %s but found %s".formatted(this.fields, name(token)));
		}
	}

	private void readObject(JsonParser json, Line line) {
		Arrays.fill(this.present, false);
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String name = json.currentName();
			int field = this.fields.indexOf(name);
			if (field < 0) {
				throw line.wrong("unknown field " + Line.quote(name));
			}
			if (this.present[field]) {
				throw line.wrong("'%s' occurs twice".formatted(name));
			}
			json.nextToken();
			this.numbers[field] = wholeNumber(json, name, line);
			this.present[field] = true;
		}
		for (int field = 0; field < this.present.length; field++) {
			if (!this.present[field]) {
				throw line.wrong("'%s' is missing".formatted(this.fields.get(field)));
			}
		}
	}

	private static long wholeNumber(JsonParser json, String field, Line line) {
		JsonToken token = json.currentToken();
		if (token == JsonToken.VALUE_NUMBER_FLOAT) {
			throw line.wrong("'%s' is not a whole number: %s".formatted(field, Line.quote(json.getString())));
		}
		if (token != JsonToken.VALUE_NUMBER_INT) {
			throw line.wrong("'%s' must be a whole number but is %s".formatted(field, name(token)));
		}
		if (json.getNumberType() == NumberType.BIG_INTEGER) {
			throw line.wrong("'%s' does not fit into 64 bits: %s".formatted(field, Line.quote(json.getString())));
		}
		return json.getLongValue();
	}

	private static String name(JsonToken token) {
		return switch (token) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "an array";
			case VALUE_STRING -> "a string";
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
			case VALUE_TRUE, VALUE_FALSE -> "a boolean";
			case VALUE_NULL -> "null";
			default -> token.toString();
		};
	}

}
