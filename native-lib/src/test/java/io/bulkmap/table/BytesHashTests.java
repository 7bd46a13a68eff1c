package io.bulkmap.table;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BytesHash}.
 */
class BytesHashTests {

	private static final BigInteger WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

	private static final BigInteger TWO_WORDS = WORD.pow(2);

	private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

	private static long hash(BytesHash hash, ByteBuffer key) {
		return hash.hash(key, 0, key.capacity());
	}

	private static ByteBuffer bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (i * i + 7 * i + 1);
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	@ParameterizedTest
	@CsvSource({ "0, 9e3d55e50c8152ba", "1, 4d193f7b95e47af3", "2, 12906ac2c8a18b7f", "3, e02c5bc7c51284bd",
			"4, ee543dd746d53297", "5, 60d7526f9524bb9e", "7, f72c1d65f426bf99", "8, 6915b084f06f42a0",
			"9, 2d618a723a0faaee", "15, 875c0ffb3511dddd", "16, 98de2278109a640e", "17, 91eeab59feae8acd",
			"23, aefa62cfa760496f", "24, eb3abca116533770", "25, ff216503bbd1b5f0", "31, 53a307bee840eefa",
			"32, 58970e9b02aa0a9c", "33, 51ee258044a61004", "64, 239b33eebf744b59", "100, d73d7e41e11ea874",
			"127, ce1d6af4942a55f5", "128, 2591ec2059721910", "129, 7bc4b1036d52b539", "255, 1cadbf6e1d60bb2f",
			"256, c18d168938c568d7", "257, 27cb4a429483d34a", "1000, dc35a523f6de7fbd", "65536, 7051833c4e606a1" })
	void hashShouldStayWhatItIs(int length, String expected) {
		assertThat(Long.toHexString(hash(BytesHash.ofSeed(5), bytes(length)))).isEqualTo(expected);
	}

	@Test
	void hashShouldBeNhAndPolynomialAndPairMultiplyShift() {
		SplittableRandom random = new SplittableRandom(1);
		int[] lengths = IntStream
			.concat(IntStream.rangeClosed(0, 300), IntStream.of(383, 384, 385, 1000, 1024, 1025, 100_000))
			.toArray();
		for (int length : lengths) {
			for (int fill = 0; fill < 3; fill++) { // none, all, and random bits
				byte[] key = new byte[length];
				if (fill == 2) {
					random.nextBytes(key);
				}
				for (int i = 0; i < length && fill == 1; i++) {
					key[i] = -1;
				}
				BytesHash hash = BytesHash.ofSeed(random.nextLong());

				assertThat(hash(hash, ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN)))
					.as("%d bytes, %d", length, fill)
					.isEqualTo(model(secret(hash), key));
			}
		}
	}

	// Where remainders are 0 or close to the prime, which happens to nobody by chance.
	@ParameterizedTest
	@MethodSource("io.bulkmap.table.ChosenPolynomial#all")
	void polynomialShouldBeModuloThePrime(ChosenPolynomial polynomial) {
		for (int length = 128; length <= 6 * 128; length += 64) {
			ByteBuffer zeros = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
			BytesHash hash = polynomial.hash();

			assertThat(hash(hash, zeros)).isEqualTo(model(secret(hash), zeros.array()));
		}
	}

	private static long model(long[] secret, byte[] key) {
		BigInteger polynomial = BigInteger.ZERO;
		int at = 0;
		for (; key.length - at > 128; at += 128) {
			BigInteger block = nh(secret, key, at, 128);
			BigInteger coefficient = unsigned(pairMultiplyShift(secret, 6, block)).shiftRight(3);
			polynomial = polynomial.multiply(unsigned(secret[30])).add(coefficient).mod(PRIME);
		}
		BigInteger rest = nh(secret, key, at, key.length - at);
		BigInteger lengthAndPolynomial = unsigned(secret[28]).add(BigInteger.valueOf(key.length))
			.mod(WORD)
			.multiply(unsigned(secret[29]).add(polynomial).mod(WORD));
		return pairMultiplyShift(secret, 0, rest.add(lengthAndPolynomial).mod(TWO_WORDS));
	}

	private static BigInteger nh(long[] secret, byte[] key, int begin, int length) {
		ByteBuffer padded = ByteBuffer.allocate((length + 15) / 16 * 16).order(ByteOrder.LITTLE_ENDIAN);
		padded.put(0, key, begin, length);
		BigInteger sum = BigInteger.ZERO;
		for (int i = 0; i < padded.capacity(); i += 16) {
			BigInteger x0 = unsigned(padded.getLong(i)).add(unsigned(secret[12 + i / 8])).mod(WORD);
			BigInteger x1 = unsigned(padded.getLong(i + 8)).add(unsigned(secret[13 + i / 8])).mod(WORD);
			sum = sum.add(x0.multiply(x1));
		}
		return sum.mod(TWO_WORDS);
	}

	private static long pairMultiplyShift(long[] secret, int from, BigInteger words) {
		BigInteger sum0 = number(secret[from + 2], secret[from + 3]).add(words.shiftRight(Long.SIZE));
		BigInteger sum1 = number(secret[from + 4], secret[from + 5]).add(words.mod(WORD));
		return sum0.multiply(sum1).add(number(secret[from], secret[from + 1])).shiftRight(Long.SIZE).longValue();
	}

	private static BigInteger number(long lower, long upper) {
		return unsigned(upper).shiftLeft(Long.SIZE).add(unsigned(lower));
	}

	private static BigInteger unsigned(long word) {
		return new BigInteger(Long.toUnsignedString(word));
	}

	private static long[] secret(BytesHash hash) {
		MemoryRegion region = DirectMemory.withoutAddresses().allocate(3 * MemoryRegion.ALIGNMENT);
		hash.writeSecret(region, 8);
		long[] secret = new long[BytesHash.SECRET_BYTES / Long.BYTES];
		region.longs(8, secret.length).get(secret);
		return secret;
	}

	@Test
	void seedShouldSayWhichHashItIs() {
		assertThat(secret(BytesHash.ofSeed(1))).isEqualTo(secret(BytesHash.ofSeed(1)))
			.isNotEqualTo(secret(BytesHash.ofSeed(2)))
			.doesNotHaveDuplicates();
		assertThat(secret(BytesHash.random())).isNotEqualTo(secret(BytesHash.random()));
	}

	// The point is a number below the prime.
	@Test
	void polynomialShouldBeEvaluatedInAnyPoint() {
		Set<Long> upperBits = new HashSet<>();
		for (int seed = 0; seed < 1000; seed++) {
			long point = secret(BytesHash.ofSeed(seed))[30];
			assertThat(unsigned(point)).isLessThan(PRIME);
			upperBits.add(point >>> 57);
		}
		assertThat(upperBits).hasSize(16);
	}

	@ParameterizedTest
	@EnumSource
	void differentKeysShouldHaveDifferentHashes(ByteStrings keys) {
		int count = 20_000;
		int used = (keys == ByteStrings.ZEROS || keys == ByteStrings.ONES) ? 2_000 : count;
		for (int seed = 0; seed < 3; seed++) {
			assertThat(LongStream.of(keys.hashes(BytesHash.ofSeed(seed), used)).distinct()).hasSize(used);
		}
	}

	// With a secret at random, any part of the hashes of two keys is the same as often as
	// that of random numbers.
	@ParameterizedTest
	@EnumSource
	void partsOfHashesOfTwoKeysShouldBeEqualAsOftenAsByChance(ByteStrings keys) {
		int[] distances = { 1, 2, 3, 8, 100, 255, 256, 1000 };
		int secrets = 50_000;
		int[][] equal = new int[distances.length][Long.BYTES];
		ByteBuffer first = keys.key(17);
		ByteBuffer[] others = IntStream.of(distances)
			.mapToObj((distance) -> keys.key(17 + distance))
			.toArray(ByteBuffer[]::new);
		for (int secret = 0; secret < secrets; secret++) {
			BytesHash hash = BytesHash.ofSeed(secret);
			long ofFirst = hash(hash, first);
			for (int i = 0; i < distances.length; i++) {
				long difference = ofFirst ^ hash(hash, others[i]);
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
	void everyBitShouldBeSetForHalfOfTheSecretsAndDifferForHalfOfThem(ByteStrings keys) {
		int secrets = 20_000;
		int[] ones = new int[Long.SIZE];
		int[] changes = new int[Long.SIZE];
		ByteBuffer first = keys.key(17);
		ByteBuffer second = keys.key(18);
		for (int secret = 0; secret < secrets; secret++) {
			BytesHash hash = BytesHash.ofSeed(secret);
			long ofFirst = hash(hash, first);
			long ofSecond = hash(hash, second);
			for (int bit = 0; bit < Long.SIZE; bit++) {
				ones[bit] += (int) (ofFirst >>> bit & 1);
				changes[bit] += (int) ((ofFirst ^ ofSecond) >>> bit & 1);
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
