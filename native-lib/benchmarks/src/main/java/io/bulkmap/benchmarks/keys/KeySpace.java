package io.bulkmap.benchmarks.keys;

/**
 * All keys that a measurement may use, by number. Different numbers, negative ones
 * included, have different keys.
 */
public sealed interface KeySpace {

	/**
	 * Returns a key.
	 * @param number any number
	 * @return the key of this number and no other
	 */
	long key(long number);

	/**
	 * Keys without any pattern.
	 */
	record Scattered() implements KeySpace {

		// The numbers that SplittableRandom makes of a counter: every step can be undone,
		// so that no two counts make the same.
		@Override
		public long key(long number) {
			long mixed = number * 0x9e3779b97f4a7c15L;
			mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
			mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
			return mixed ^ (mixed >>> 31);
		}

	}

	/**
	 * Keys at equal distances, such as multiples of 1,024.
	 *
	 * @param stride distance between two keys; 1 for dense ids
	 */
	record Strided(long stride) implements KeySpace {

		/**
		 * Checks the distance.
		 */
		public Strided {
			if (stride < 1 || stride > 1L << 32) {
				throw new IllegalArgumentException("'stride' must be from 1 to 2^32: " + stride);
			}
		}

		@Override
		public long key(long number) {
			return number * this.stride;
		}

	}

	/**
	 * Runs of dense keys that lie anywhere.
	 *
	 * @param size keys in a run, a power of two
	 */
	record Clustered(int size) implements KeySpace {

		/**
		 * Checks the size.
		 */
		public Clustered {
			if (Integer.bitCount(size) != 1 || size < 2 || size > 1 << 20) {
				throw new IllegalArgumentException("'size' must be a power of two from 2 to 1048576: " + size);
			}
		}

		// Scatters the number of the run over the bits that are left: as above, every
		// step can be undone.
		@Override
		public long key(long number) {
			int low = Integer.numberOfTrailingZeros(this.size);
			long mask = -1L >>> low;
			long mixed = ((number >> low) * 0x9e3779b97f4a7c15L) & mask;
			mixed = ((mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L) & mask;
			mixed = ((mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL) & mask;
			mixed ^= mixed >>> 31;
			return (mixed << low) | (number & (this.size - 1));
		}

	}

}
