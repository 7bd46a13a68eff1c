package io.bulkmap.map;

/**
 * An upper bound for how long the keys, or the values, of a call are.
 *
 * @param bytes bytes that all take together in records
 * @param longest bytes that the longest one takes there
 */
record Extent(long bytes, int longest) {

	/**
	 * Of what records of one length hold: it does not matter.
	 */
	static final Extent NONE = new Extent(0, 0);

	/**
	 * Returns the bound for these and others.
	 */
	Extent and(Extent others) {
		return new Extent(this.bytes + others.bytes, Math.max(this.longest, others.longest));
	}

}
