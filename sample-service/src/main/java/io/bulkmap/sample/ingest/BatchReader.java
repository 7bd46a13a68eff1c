package io.bulkmap.sample.ingest;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body into batches, one after another.
 */
public interface BatchReader {

	/**
	 * Returns a reader for a body.
	 * @param body body to read
	 * @param content what the body is made of
	 * @param limits limits of lines and the body
	 * @param batch batch to read into, again and again
	 * @return the reader
	 */
	static BatchReader of(Body body, Content content, IngestProperties limits, Batch batch) {
		return body.format().reader(body, content, limits, batch);
	}

	/**
	 * Reads the next batch.
	 * @return the batch, which stays valid until the next call, or {@code null} at the
	 * end of the body
	 * @throws RejectedBodyException if the body cannot be taken any further; everything
	 * before that was in the batches returned so far
	 * @throws IOException if the body breaks off
	 */
	@Nullable Batch next() throws IOException;

	/**
	 * Returns in what the body counts its places.
	 * @return the unit
	 */
	Unit unit();

}
