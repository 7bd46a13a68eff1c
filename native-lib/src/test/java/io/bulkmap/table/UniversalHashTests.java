package io.bulkmap.table;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	@ParameterizedTest
	@EnumSource
	void differentKeysShouldHaveDifferentHashes(TwoWordKeys keys) {
		for (int seed = 0; seed < 10; seed++) {
			assertThat(LongStream.of(keys.hashes(UniversalHash.ofSeed(seed), 50_000)).distinct()).hasSize(50_000);
		}
	}

	@Test
	void hashShouldDependOnTheOrderOfWords() {
		assertThat(UniversalHash.ofSeed(1).hash16(1, 2)).isNotEqualTo(UniversalHash.ofSeed(1).hash16(2, 1));
	}

	// What the theorem says, of some pairs of keys: with a secret at random, any part of
	// their hashes is the same as often as that of random numbers. With one and the same
	// secret, collisions of regular keys come together, or not at all.
	@ParameterizedTest
	@EnumSource
	void partsOfHashesOfTwoKeysShouldBeEqualAsOftenAsByChance(TwoWordKeys keys) {
		int[] distances = { 1, 2, 3, 16, 255, 256, 1000 };
		int secrets = 100_000;
		int[][] equal = new int[distances.length][Long.BYTES];
		for (int secret = 0; secret < secrets; secret++) {
			UniversalHash hash = UniversalHash.ofSeed(secret);
			long first = keys.hash(hash, 0);
			for (int i = 0; i < distances.length; i++) {
				long difference = first ^ keys.hash(hash, distances[i]);
				for (int part = 0; part < Long.BYTES; part++) {
					equal[i][part] += (((difference >>> (8 * part)) & 0xff) == 0) ? 1 : 0;
				}
			}
		}

		for (int[] parts : equal) {
			for (int count : parts) {
				assertThat(count).isBetween(byChance(secrets, 256, -1), byChance(secrets, 256, 1));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyBitShouldBeSetForHalfOfTheSecretsAndDifferForHalfOfThem(TwoWordKeys keys) {
		int secrets = 20_000;
		int[] ones = new int[Long.SIZE];
		int[] changes = new int[Long.SIZE];
		for (int secret = 0; secret < secrets; secret++) {
			UniversalHash hash = UniversalHash.ofSeed(secret);
			long first = keys.hash(hash, 0);
			long second = keys.hash(hash, 1);
			for (int bit = 0; bit < Long.SIZE; bit++) {
				ones[bit] += (int) ((first >>> bit) & 1);
				changes[bit] += (int) (((first ^ second) >>> bit) & 1);
			}
		}

		for (int bit = 0; bit < Long.SIZE; bit++) {
			assertThat(ones[bit]).isBetween(byChance(secrets, 2, -1), byChance(secrets, 2, 1));
			assertThat(changes[bit]).isBetween(byChance(secrets, 2, -1), byChance(secrets, 2, 1));
		}
	}

	// How often something happens that has one chance in so many; or less, or more, by
	// five deviations.
	private static int byChance(int trials, double chances, int direction) {
		double mean = trials / chances;
		return (int) Math.round(mean + direction * 5 * Math.sqrt(mean * (1 - 1 / chances)));
	}

}
