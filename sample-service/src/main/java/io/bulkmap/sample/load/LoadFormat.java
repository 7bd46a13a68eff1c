package io.bulkmap.sample.load;

import io.bulkmap.sample.ingest.Format;

/**
 * Formats as the command line names them.
 */
enum LoadFormat {

	/**
	 * Plain numbers.
	 */
	BINARY(Format.BINARY, "application/vnd.bulkmap.longs"),

	/**
	 * JSON on each line.
	 */
	NDJSON(Format.NDJSON, "application/x-ndjson"),

	/**
	 * Numbers separated by commas.
	 */
	CSV(Format.CSV, "text/csv");

	private final Format format;

	private final String type;

	LoadFormat(Format format, String type) {
		this.format = format;
		this.type = type;
	}

	Format format() {
		return this.format;
	}

	String type() {
		return this.type;
	}

}
