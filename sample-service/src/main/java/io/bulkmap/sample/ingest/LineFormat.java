package io.bulkmap.sample.ingest;

import java.util.List;

/**
 * The formats a body can have.
 */
public enum LineFormat {

	/**
	 * One JSON value on each line.
	 */
	NDJSON {

		@Override
		LineParser parser(List<String> fields) {
			return new NdjsonParser(fields);
		}

	},

	/**
	 * Whole numbers separated by commas, with or without a header.
	 */
	CSV {

		@Override
		LineParser parser(List<String> fields) {
			return new CsvParser(fields);
		}

	};

	/**
	 * Returns a parser, for one body, of lines with these fields.
	 */
	abstract LineParser parser(List<String> fields);

}
