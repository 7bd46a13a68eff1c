package io.bulkmap.kernel;

/**
 * What becomes of the value of a key that a batch gives a value for. A new key gets the
 * value of the batch in any case.
 */
public enum Update {

	/**
	 * The value of the batch.
	 */
	PUT,

	/**
	 * The value that is there.
	 */
	PUT_IF_ABSENT,

	/**
	 * The sum of both, modulo 2^64.
	 */
	ADD,

	/**
	 * The smaller one.
	 */
	MIN,

	/**
	 * The larger one.
	 */
	MAX

}
