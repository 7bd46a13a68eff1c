package io.bulkmap.table;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.bulkmap.memory.MemoryRegion;

/**
 * A keyed hash of 64 bits, for keys of 16 bytes: pair-multiply-shift, which is strongly
 * universal. Whatever two different keys are chosen without a look at the secret, the
 * pair of their hashes is every pair with the same probability, so that they are equal
 * once in 2<sup>64</sup> secrets.
 * <p>
 * The hash of the words x<sub>0</sub> and x<sub>1</sub> is the upper half of
 * (a<sub>0</sub> + x<sub>1</sub>) (a<sub>1</sub> + x<sub>0</sub>) + b modulo
 * 2<sup>128</sup>, where a<sub>0</sub>, a<sub>1</sub> and b are random numbers of 128
 * bits. By M. Dietzfelbinger, <i>Universal hashing and k-wise independent random
 * variables via integer arithmetic without primes</i>, 1996; the pairs, which save half
 * of the multiplications, are explained in M. Thorup, <i>High speed hashing for integers
 * and strings</i>, 2015.
 * <p>
 * Immutable, and safe for any number of threads.
 */
public final class UniversalHash {

	/**
	 * Bytes of the secret, as {@link #writeSecret} writes it.
	 */
	public static final int SECRET_BYTES = 6 * Long.BYTES;

	private final long lowerB;

	private final long upperB;

	private final long lowerA0;

	private final long upperA0;

	private final long lowerA1;

	private final long upperA1;

	UniversalHash(RandomGenerator random) {
		this.lowerB = random.nextLong();
		this.upperB = random.nextLong();
		this.lowerA0 = random.nextLong();
		this.upperA0 = random.nextLong();
		this.lowerA1 = random.nextLong();
		this.upperA1 = random.nextLong();
	}

	/**
	 * Returns a hash with a secret that nobody can foretell.
	 * @return a new hash
	 */
	public static UniversalHash random() {
		return new UniversalHash(new SecureRandom());
	}

	/**
	 * Returns the hash that belongs to a seed.
	 * @param seed any number
	 * @return the same hash for the same seed
	 */
	public static UniversalHash ofSeed(long seed) {
		return new UniversalHash(new SplittableRandom(seed));
	}

	/**
	 * Writes the secret as native kernels expect it: b, a<sub>0</sub> and a<sub>1</sub>,
	 * the lower half of each first.
	 * @param region receives it
	 * @param offset where, in bytes; a multiple of 8
	 */
	public void writeSecret(MemoryRegion region, int offset) {
		region.putLong(offset, this.lowerB);
		region.putLong(offset + 8, this.upperB);
		region.putLong(offset + 16, this.lowerA0);
		region.putLong(offset + 24, this.upperA0);
		region.putLong(offset + 32, this.lowerA1);
		region.putLong(offset + 40, this.upperA1);
	}

	/**
	 * Hashes 16 bytes.
	 * @param word0 the first eight bytes
	 * @param word1 the other eight
	 * @return the hash
	 */
	public long hash16(long word0, long word1) {
		long lower0 = this.lowerA0 + word1;
		long upper0 = this.upperA0 + carry(lower0, word1);
		long lower1 = this.lowerA1 + word0;
		long upper1 = this.upperA1 + carry(lower1, word0);
		long product = lower0 * lower1;
		return unsignedMultiplyHigh(lower0, lower1) + upper0 * lower1 + lower0 * upper1 + this.upperB
				+ carry(product + this.lowerB, product);
	}

	// Of an addition.
	static long carry(long sum, long summand) {
		return (Long.compareUnsigned(sum, summand) < 0) ? 1 : 0;
	}

	// A method of Math since Java 18.
	static long unsignedMultiplyHigh(long x, long y) {
		return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
	}

}
