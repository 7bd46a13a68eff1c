package io.bulkmap.table;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.bulkmap.memory.MemoryRegion;

/**
 * A keyed hash of 64 bits, for any number of bytes, that is almost universal: whatever
 * two different byte strings are chosen without a look at the secret, they have the same
 * hash for one secret of 2<sup>63</sup> if they have up to 128 bytes, and for one of
 * 2<sup>60</sup> / n at the worst if they have up to n times 128.
 * <p>
 * Immutable, and safe for any number of threads.
 */
/*
 * Bytes are words of eight, the last one filled up with zeros; words make up pairs, and
 * 16 of them a block. Three published functions follow each other, each with a secret of
 * its own:
 *
 * NH compresses a block to 128 bits: the sum of (k0 + x0)(k1 + x1) over its pairs, sums
 * within the brackets modulo 2^64, all others modulo 2^128. Two blocks have one result
 * once in 2^64. (J. Black et al., UMAC: Fast and secure message authentication, 1999;
 * with 64 bits: T. Krovetz, Message authentication on 64-bit architectures, 2006.)
 *
 * A polynomial over the blocks but the last, modulo the prime 2^61 - 1, in a random
 * point; its coefficients are 61 bits of the pair-multiply-shift of each result of NH.
 * (J. L. Carter and M. N. Wegman, Universal classes of hash functions, 1979.) Two such
 * polynomials of n coefficients are equal in n points at most.
 *
 * The last block is compressed by NH together with one more pair: the length of all and
 * the polynomial. Pair-multiply-shift (UniversalHash) makes 64 bits of the result; that
 * one is strongly universal, so any of its bits are as good as the others.
 *
 * Keys of 16 bytes cost five multiplications, each further 16 bytes one.
 */
public final class BytesHash {

	/**
	 * Bytes of the secret, as {@link #writeSecret} writes it.
	 */
	public static final int SECRET_BYTES = 256;

	private static final int BLOCK_BYTES = 128;

	private static final int BLOCK_WORDS = BLOCK_BYTES / Long.BYTES;

	private static final long PRIME = (1L << 61) - 1;

	// Of NH: for the words of a block, then for the length and for the polynomial.
	private final long[] keys = new long[BLOCK_WORDS + 2];

	private final long point;

	private final UniversalHash ofBlocks;

	private final UniversalHash ofAll;

	BytesHash(RandomGenerator random) {
		Arrays.setAll(this.keys, (i) -> random.nextLong());
		this.point = (random.nextLong() >>> 3) % PRIME;
		this.ofBlocks = new UniversalHash(random);
		this.ofAll = new UniversalHash(random);
	}

	/**
	 * Returns a hash with a secret that nobody can foretell.
	 * @return a new hash
	 */
	public static BytesHash random() {
		return new BytesHash(new SecureRandom());
	}

	/**
	 * Returns the hash that belongs to a seed.
	 * @param seed any number
	 * @return the same hash for the same seed
	 */
	public static BytesHash ofSeed(long seed) {
		return new BytesHash(new SplittableRandom(seed));
	}

	/**
	 * Writes the secret as native kernels expect it: that of all, that of blocks, the
	 * keys of NH for a block, for the length and for the polynomial, and the point.
	 * @param region receives it
	 * @param offset where, in bytes; a multiple of 8
	 */
	public void writeSecret(MemoryRegion region, int offset) {
		this.ofAll.writeSecret(region, offset);
		this.ofBlocks.writeSecret(region, offset + UniversalHash.SECRET_BYTES);
		int next = offset + 2 * UniversalHash.SECRET_BYTES;
		for (long key : this.keys) {
			region.putLong(next, key);
			next += Long.BYTES;
		}
		region.putLong(next, this.point);
		assert next + Long.BYTES == offset + SECRET_BYTES - Long.BYTES : next;
	}

	/**
	 * Hashes bytes.
	 * @param bytes buffer that holds them, in the byte order of the machine
	 * @param begin where the first one is
	 * @param length how many there are
	 * @return the hash
	 */
	public long hash(ByteBuffer bytes, int begin, int length) {
		int at = begin;
		int end = begin + length;
		long polynomial = 0;
		while (end - at > BLOCK_BYTES) {
			polynomial = next(polynomial, bytes, at);
			at += BLOCK_BYTES;
		}
		long x0 = this.keys[BLOCK_WORDS] + length;
		long x1 = this.keys[BLOCK_WORDS + 1] + polynomial;
		long lower = x0 * x1;
		long upper = UniversalHash.unsignedMultiplyHigh(x0, x1);
		int word = 0;
		for (; end - at >= 2 * Long.BYTES; at += 2 * Long.BYTES) {
			x0 = this.keys[word++] + bytes.getLong(at);
			x1 = this.keys[word++] + bytes.getLong(at + Long.BYTES);
			long product = x0 * x1;
			lower += product;
			upper += UniversalHash.unsignedMultiplyHigh(x0, x1) + UniversalHash.carry(lower, product);
		}
		if (at < end) {
			x0 = this.keys[word] + wordAt(bytes, at, end);
			x1 = this.keys[word + 1] + wordAt(bytes, at + Long.BYTES, end);
			long product = x0 * x1;
			lower += product;
			upper += UniversalHash.unsignedMultiplyHigh(x0, x1) + UniversalHash.carry(lower, product);
		}
		return this.ofAll.hash16(lower, upper);
	}

	// The next value of the polynomial.
	private long next(long polynomial, ByteBuffer bytes, int at) {
		long lower = 0;
		long upper = 0;
		for (int word = 0; word < BLOCK_WORDS; word += 2) {
			long x0 = this.keys[word] + bytes.getLong(at + word * Long.BYTES);
			long x1 = this.keys[word + 1] + bytes.getLong(at + word * Long.BYTES + Long.BYTES);
			long product = x0 * x1;
			lower += product;
			upper += UniversalHash.unsignedMultiplyHigh(x0, x1) + UniversalHash.carry(lower, product);
		}
		long coefficient = this.ofBlocks.hash16(lower, upper) >>> 3;
		long product = polynomial * this.point;
		long rest = (product & PRIME) + ((product >>> 61) | (Math.multiplyHigh(polynomial, this.point) << 3))
				+ coefficient;
		rest = (rest & PRIME) + (rest >>> 61);
		return (rest >= PRIME) ? rest - PRIME : rest;
	}

	// What there is of a word, and zeros.
	private static long wordAt(ByteBuffer bytes, int at, int end) {
		if (end - at >= Long.BYTES) {
			return bytes.getLong(at);
		}
		long word = 0;
		for (int i = 0; i < end - at; i++) {
			word |= (bytes.get(at + i) & 0xffL) << (Byte.SIZE * i);
		}
		return word;
	}

}
