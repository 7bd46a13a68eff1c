package io.bulkmap.sample.ingest;

/**
 * The formats a body can have.
 */
public enum Format {

	/**
	 * One JSON value on each line.
	 */
	NDJSON {

		@Override
		BatchReader reader(Body body, Content content, IngestProperties limits, Batch batch) {
			return new LineBatchReader(body, new NdjsonParser(content.fields()), limits, batch);
		}

	},

	/**
	 * Whole numbers separated by commas, with or without a header.
	 */
	CSV {

		@Override
		BatchReader reader(Body body, Content content, IngestProperties limits, Batch batch) {
			return new LineBatchReader(body, new CsvParser(content.fields()), limits, batch);
		}

	},

	/**
	 * Numbers of 8 bytes, the least significant one first, with nothing around them.
	 */
	BINARY {

		@Override
		BatchReader reader(Body body, Content content, IngestProperties limits, Batch batch) {
			return new BinaryBatchReader(body, content, limits, batch);
		}

	};

	abstract BatchReader reader(Body body, Content content, IngestProperties limits, Batch batch);

}
