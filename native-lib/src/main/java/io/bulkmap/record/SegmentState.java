package io.bulkmap.record;

/**
 * What becomes of a segment of {@link ByteRecords}.
 */
enum SegmentState {

	/** There is none, or memory for none. */
	NONE,

	/** Takes the next records. */
	HEAD,

	/** Waits to be the head. */
	OPEN,

	/** Was the head. */
	CLOSED,

	/** Is closed, and worth being compacted. */
	CANDIDATE,

	/** Is the chunk of a large record. */
	LARGE

}
