package io.bulkmap.sample.ingest;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body into batches, one after another. Blank lines count but say nothing.
 */
public final class BatchReader {

	private static final List<String> ENTRY = List.of("key", "value");

	private static final List<String> KEY = List.of("key");

	private final LineReader lines;

	private final LineParser parser;

	private final Batch batch;

	private @Nullable RejectedBodyException rejection;

	private BatchReader(Body body, LineParser parser, IngestProperties limits) {
		this.lines = new LineReader(body, limits);
		this.parser = parser;
		this.batch = new Batch(limits.batchSize());
	}

	/**
	 * Returns a reader for lines that have a key and a value.
	 * @param body body to read
	 * @param limits limits of lines, batches and the body
	 * @return the reader
	 */
	public static BatchReader ofEntries(Body body, IngestProperties limits) {
		return new BatchReader(body, body.format().parser(ENTRY), limits);
	}

	/**
	 * Returns a reader for lines that have a key only.
	 * @param body body to read
	 * @param limits limits of lines, batches and the body
	 * @return the reader
	 */
	public static BatchReader ofKeys(Body body, IngestProperties limits) {
		return new BatchReader(body, body.format().parser(KEY), limits);
	}

	/**
	 * Reads the next batch.
	 * @return the batch, which stays valid until the next call, or {@code null} at the
	 * end of the body
	 * @throws RejectedBodyException if the body cannot be taken any further; the good
	 * lines before that were in the batches returned so far
	 * @throws IOException if the body breaks off
	 */
	public @Nullable Batch next() throws IOException {
		if (this.rejection != null) {
			throw this.rejection;
		}
		this.batch.restart(this.lines.line().number() + 1);
		try {
			fillBatch();
		}
		catch (RejectedBodyException ex) {
			this.rejection = ex;
			if (this.batch.isEmpty()) {
				throw ex;
			}
		}
		return this.batch.isEmpty() ? null : this.batch;
	}

	private void fillBatch() throws IOException {
		Line line = this.lines.line();
		while (!this.batch.isFull() && this.lines.next()) {
			if (!line.isUtf8()) {
				throw line.wrong("the line is not valid UTF-8");
			}
			if (!line.isBlank()) {
				this.parser.parse(line, this.batch);
			}
		}
	}

}
