package io.bulkmap.sample.ingest;

/**
 * Understands the lines of one format.
 */
interface LineParser {

	/**
	 * Adds what a line says to a batch. A line may also say nothing, such as a header.
	 * @param line line in UTF-8 that is not blank
	 * @param batch batch with room for at least one more
	 * @throws RejectedBodyException if the line is wrong; the batch is unchanged then
	 */
	void parse(Line line, Batch batch);

}
