package io.bulkmap.benchmarks.keys;

import java.util.SplittableRandom;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Draws the numbers of keys, from 0 to a bound, one batch after the other. Allocates
 * nothing once it is created. For a single thread.
 */
public sealed interface Draw {

	/**
	 * Draws the next numbers.
	 * @param numbers where they are written, from index 0 on
	 * @param count how many
	 */
	void draw(long[] numbers, int count);

	/**
	 * All numbers with the same probability, independently of each other.
	 */
	final class Uniform implements Draw {

		private final long bound;

		private final SplittableRandom random;

		/**
		 * Creates a draw.
		 * @param bound the first number that is too large
		 * @param random decides
		 */
		public Uniform(long bound, SplittableRandom random) {
			this.bound = bound;
			this.random = random;
		}

		@Override
		public void draw(long[] numbers, int count) {
			for (int i = 0; i < count; i++) {
				numbers[i] = this.random.nextLong(this.bound);
			}
		}

	}

	/**
	 * All numbers in their order, and around the end.
	 */
	final class Ascending implements Draw {

		private final long from;

		private final long bound;

		private long next;

		/**
		 * Creates a draw.
		 * @param from the smallest number
		 * @param bound the first number that is too large
		 * @param start the number that comes first
		 */
		public Ascending(long from, long bound, long start) {
			this.from = from;
			this.bound = bound;
			this.next = start;
		}

		@Override
		public void draw(long[] numbers, int count) {
			for (int i = 0; i < count; i++) {
				numbers[i] = this.next;
				this.next = (this.next + 1 < this.bound) ? this.next + 1 : this.from;
			}
		}

	}

	/**
	 * Runs of ascending numbers, each from the start of a cluster that is drawn with the
	 * same probability as all others. A run that does not fit into a batch goes on in the
	 * next.
	 */
	final class Runs implements Draw {

		private final long bound;

		private final int size;

		private final SplittableRandom random;

		private long next;

		private long end;

		/**
		 * Creates a draw.
		 * @param bound the first number that is too large
		 * @param size numbers in a run; the last one may be shorter
		 * @param random decides
		 */
		public Runs(long bound, int size, SplittableRandom random) {
			this.bound = bound;
			this.size = size;
			this.random = random;
		}

		@Override
		public void draw(long[] numbers, int count) {
			for (int i = 0; i < count; i++) {
				if (this.next == this.end) {
					this.next = this.random.nextLong((this.bound + this.size - 1) / this.size) * this.size;
					this.end = Math.min(this.next + this.size, this.bound);
				}
				numbers[i] = this.next++;
			}
		}

	}

	/**
	 * Number n with a probability in proportion to 1/(n + 1)^exponent.
	 */
	final class Zipf implements Draw {

		private final SharedStateDiscreteSampler sampler;

		/**
		 * Creates a draw.
		 * @param bound the first number that is too large
		 * @param exponent how unequal the probabilities are; 0 for not at all
		 * @param random decides
		 */
		public Zipf(int bound, double exponent, SplittableRandom random) {
			UniformRandomProvider provider = random::nextLong;
			this.sampler = RejectionInversionZipfSampler.of(provider, bound, exponent);
		}

		@Override
		public void draw(long[] numbers, int count) {
			for (int i = 0; i < count; i++) {
				numbers[i] = this.sampler.sample() - 1L;
			}
		}

	}

	/**
	 * Numbers that come several times in one batch, anywhere in it; they are drawn with
	 * the same probability as all others.
	 */
	final class Duplicates implements Draw {

		private final long bound;

		private final int copies;

		private final SplittableRandom random;

		/**
		 * Creates a draw.
		 * @param bound the first number that is too large
		 * @param copies how often a number comes; the last one of a batch may come less
		 * often
		 * @param random decides
		 */
		public Duplicates(long bound, int copies, SplittableRandom random) {
			this.bound = bound;
			this.copies = copies;
			this.random = random;
		}

		@Override
		public void draw(long[] numbers, int count) {
			long number = 0;
			for (int i = 0; i < count; i++) {
				number = (i % this.copies == 0) ? this.random.nextLong(this.bound) : number;
				numbers[i] = number;
			}
			for (int i = count - 1; i > 0; i--) {
				int j = this.random.nextInt(i + 1);
				number = numbers[i];
				numbers[i] = numbers[j];
				numbers[j] = number;
			}
		}

	}

}
