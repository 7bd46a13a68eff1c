package io.bulkmap.table;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UniversalHash}.
 */
class UniversalHashTests {

	private static final long[] WORDS = { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0706050403020100L };

	@Test
	void hash16ShouldBePairMultiplyShift() {
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 2_000; i++) {
			UniversalHash hash = UniversalHash.ofSeed(i);
			long word0 = (i < 36) ? WORDS[i / 6] : random.nextLong();
			long word1 = (i < 36) ? WORDS[i % 6] : random.nextLong();

			assertThat(hash.hash16(word0, word1)).isEqualTo(model(secret(hash), word0, word1));
		}
	}

	private static long model(long[] secret, long word0, long word1) {
		BigInteger sum0 = number(secret[2], secret[3]).add(unsigned(word1));
		BigInteger sum1 = number(secret[4], secret[5]).add(unsigned(word0));
		return sum0.multiply(sum1).add(number(secret[0], secret[1])).shiftRight(Long.SIZE).longValue();
	}

	private static long[] secret(UniversalHash hash) {
		MemoryRegion region = DirectMemory.withoutAddresses().allocate(MemoryRegion.ALIGNMENT);
		hash.writeSecret(region, 8);
		long[] secret = new long[UniversalHash.SECRET_BYTES / Long.BYTES];
		region.longs(8, secret.length).get(secret);
		return secret;
	}

	private static BigInteger number(long lower, long upper) {
		return unsigned(upper).shiftLeft(Long.SIZE).add(unsigned(lower));
	}

	private static BigInteger unsigned(long word) {
		return new BigInteger(Long.toUnsignedString(word));
	}

	@Test
	void seedShouldSayWhichHashItIs() {
		assertThat(secret(UniversalHash.ofSeed(1))).isEqualTo(secret(UniversalHash.ofSeed(1)))
			.isNotEqualTo(secret(UniversalHash.ofSeed(2)));
		assertThat(secret(UniversalHash.random())).isNotEqualTo(secret(UniversalHash.random()));
	}

	// Keys that count, in each half, and at each bit; and those with their halves
	// swapped.
	@Test
	void hashesOfSimilarKeysShouldDiffer() {
		UniversalHash hash = UniversalHash.ofSeed(3);
		Set<Long> hashes = new HashSet<>();
		int keys = 1;
		hashes.add(hash.hash16(0, 0));
		for (int bit = 0; bit < Long.SIZE; bit++) {
			for (long number = 1; number < 100; number += 2) {
				hashes.add(hash.hash16(number << bit, 0));
				hashes.add(hash.hash16(0, number << bit));
				keys += 2;
			}
		}

		assertThat(hashes).hasSizeGreaterThan(keys - 64 * 49 * 2).hasSizeLessThanOrEqualTo(keys);
		assertThat(hash.hash16(1, 2)).isNotEqualTo(hash.hash16(2, 1));
	}

	// Of random numbers in 2^16 buckets, the fullest one has about 40 of a million; each
	// part of the hash has to be as good.
	@Test
	void allBitsOfHashesOfCountingKeysShouldBeSpread() {
		UniversalHash hash = UniversalHash.ofSeed(4);
		for (int shift = 0; shift <= 48; shift += 16) {
			int[] buckets = new int[1 << 16];
			int fullest = 0;
			for (int i = 0; i < 1_000_000; i++) {
				fullest = Math.max(fullest, ++buckets[(int) (hash.hash16(i, 0) >>> shift) & 0xffff]);
			}

			assertThat(fullest).as("bits from %d on", shift).isLessThan(100);
		}
	}

}
