package io.bulkmap.map;

/**
 * An array for the stamps of locks that one call after the other uses.
 */
final class LockStamps {

	private long[] stamps = new long[1];

	/**
	 * Returns the array.
	 * @param count of how many locks
	 * @return the array itself, so long or longer
	 */
	long[] of(int count) {
		if (this.stamps.length < count) {
			this.stamps = new long[count];
		}
		return this.stamps;
	}

}
