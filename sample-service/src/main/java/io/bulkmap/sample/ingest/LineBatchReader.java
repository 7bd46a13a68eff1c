package io.bulkmap.sample.ingest;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body of lines. Blank ones count but say nothing.
 */
final class LineBatchReader implements BatchReader {

	private final LineReader lines;

	private final LineParser parser;

	private final Batch batch;

	private @Nullable RejectedBodyException rejection;

	LineBatchReader(Body body, LineParser parser, IngestProperties limits, Batch batch) {
		this.lines = new LineReader(body, limits);
		this.parser = parser;
		this.batch = batch;
	}

	@Override
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

	@Override
	public Unit unit() {
		return Unit.LINE;
	}

}
