package io.bulkmap.sample.load;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Which keys a load is made of.
 */
enum KeyOrder {

	/**
	 * Every key as often as any other, at random.
	 */
	UNIFORM {

		@Override
		LongSupplier keys(long space, SplittableRandom random, AtomicLong next) {
			return () -> random.nextLong(space);
		}

	},

	/**
	 * Four of five from a fifth of the keys, at random.
	 */
	HOT {

		@Override
		LongSupplier keys(long space, SplittableRandom random, AtomicLong next) {
			long hot = Math.max(1, space / 5);
			return () -> (random.nextInt(5) > 0) ? random.nextLong(hot) : random.nextLong(space);
		}

	},

	/**
	 * One after another, then from the beginning.
	 */
	SEQUENTIAL {

		@Override
		LongSupplier keys(long space, SplittableRandom random, AtomicLong next) {
			return () -> next.getAndIncrement() % space;
		}

	};

	/**
	 * Returns keys for one thread.
	 * @param space number of keys there are, from 0
	 * @param random random numbers of that thread
	 * @param next counter of all threads
	 */
	abstract LongSupplier keys(long space, SplittableRandom random, AtomicLong next);

}
