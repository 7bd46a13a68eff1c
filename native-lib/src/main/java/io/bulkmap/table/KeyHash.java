package io.bulkmap.table;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * The keyed hash of a table: which group a key belongs to.
 * <p>
 * Two multiplications by odd numbers, before each of which the upper bits are folded into
 * the lower ones: a product passes bits on upwards only, so that the first one would lose
 * most of what keys have in their upper bits. The group comes from the upper 32 bits,
 * because those depend on all bits of the key, and the tag from the bits that the group
 * leaves. Each step can be undone, so different keys have different hashes. All three
 * secrets differ from table to table: keys that collide in one do not collide in another,
 * and copying a table into another one in the order of its groups does not pile the
 * entries up.
 *
 * @param seed exclusive-or of the key before it is mixed
 * @param multiplier1 first factor, odd
 * @param multiplier2 second factor: an odd number, perhaps times a power of two
 */
public record KeyHash(long seed, long multiplier1, long multiplier2) {

	/**
	 * Number of ranks that keys can have.
	 */
	public static final long RANKS = 1L << Integer.SIZE;

	/**
	 * Returns secrets that nobody can foretell from other tables.
	 * @return new secrets
	 */
	public static KeyHash random() {
		return from(new SplittableRandom(new SecureRandom().nextLong()));
	}

	/**
	 * Returns the secrets that belong to a seed.
	 * @param seed any number
	 * @return the same secrets for the same seed
	 */
	public static KeyHash ofSeed(long seed) {
		return from(new SplittableRandom(seed));
	}

	private static KeyHash from(SplittableRandom random) {
		return new KeyHash(random.nextLong(), random.nextLong() | 1, random.nextLong() | 1);
	}

	/**
	 * Returns the hash of the tables that share the keys of one table among them: table i
	 * of 2^bits has the keys whose rank begins with the bits of i. The further bits
	 * become the rank there.
	 * @param bits how many bits of the rank say which table it is, at most 12
	 * @return the hash for all of these tables
	 */
	public KeyHash withoutUpperBits(int bits) {
		return new KeyHash(this.seed, this.multiplier1, this.multiplier2 << bits);
	}

	/**
	 * Returns where a key belongs: the group where its probe sequence starts, and the tag
	 * that tells it from most other keys of that group.
	 * @param key any key
	 * @param groupCount number of groups, below 2^32
	 * @return the group, from 0 to {@code groupCount - 1}, times 128, plus the lower 7
	 * bits of the tag; a larger hash never has a smaller home, so that tables of any two
	 * sizes have their entries in the same order
	 */
	public long home(long key, long groupCount) {
		return (rank(key) * groupCount) >>> TableLayout.HOME_SHIFT;
	}

	/**
	 * Returns where a key stands in the order that tables of any size have.
	 * @param key any key
	 * @return a number below 2^32, which few keys share; a larger one never has a smaller
	 * home
	 */
	public long rank(long key) {
		long x = key ^ this.seed;
		x ^= x >>> 29;
		x *= this.multiplier1;
		x ^= x >>> 32;
		x *= this.multiplier2;
		return x >>> 32;
	}

}
