package io.bulkmap.table;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * SipHash-1-3, a keyed hash of 64 bits, for keys of 16 bytes.
 * <p>
 * By J.-P. Aumasson and D. J. Bernstein, <i>SipHash: a fast short-input PRF</i>, 2012,
 * with one round per word and three at the end, which is what the hash tables of several
 * languages use. Who does not know the secret cannot find keys that collide more often
 * than by chance.
 *
 * @param secret0 first half of the secret
 * @param secret1 second half of the secret
 */
public record SipHash(long secret0, long secret1) {

	// The length of the message, in the upper byte of its last word.
	private static final long LENGTH_WORD = 16L << 56;

	/**
	 * Returns a hash with a secret that nobody can foretell.
	 * @return a new hash
	 */
	public static SipHash random() {
		SecureRandom random = new SecureRandom();
		return new SipHash(random.nextLong(), random.nextLong());
	}

	/**
	 * Returns the hash that belongs to a seed.
	 * @param seed any number
	 * @return the same hash for the same seed
	 */
	public static SipHash ofSeed(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		return new SipHash(random.nextLong(), random.nextLong());
	}

	/**
	 * Hashes 16 bytes.
	 * @param word0 the first eight bytes, as a little-endian number
	 * @param word1 the other eight
	 * @return the hash
	 */
	public long hash16(long word0, long word1) {
		long v0 = this.secret0 ^ 0x736f6d6570736575L;
		long v1 = this.secret1 ^ 0x646f72616e646f6dL;
		long v2 = this.secret0 ^ 0x6c7967656e657261L;
		long v3 = this.secret1 ^ 0x7465646279746573L;
		for (int round = 0; round < 6; round++) {
			long word = switch (round) {
				case 0 -> word0;
				case 1 -> word1;
				case 2 -> LENGTH_WORD;
				default -> 0;
			};
			v3 ^= word;
			v0 += v1;
			v1 = Long.rotateLeft(v1, 13) ^ v0;
			v0 = Long.rotateLeft(v0, 32);
			v2 += v3;
			v3 = Long.rotateLeft(v3, 16) ^ v2;
			v0 += v3;
			v3 = Long.rotateLeft(v3, 21) ^ v0;
			v2 += v1;
			v1 = Long.rotateLeft(v1, 17) ^ v2;
			v2 = Long.rotateLeft(v2, 32);
			v0 ^= word;
			v2 ^= (round == 2) ? 0xff : 0;
		}
		return v0 ^ v1 ^ v2 ^ v3;
	}

}
