package io.bulkmap.table;

import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A {@link BytesHash} whose secret is chosen so that all coefficients of the polynomial
 * of a key that consists of zeros are the same.
 *
 * @param coefficient the coefficient, of 61 bits
 * @param point where the polynomial is evaluated
 */
public record ChosenPolynomial(long coefficient, long point) {

	private static final long PRIME = (1L << 61) - 1;

	private static final int KEYS_OF_A_BLOCK = 16;

	/** Around zero and the prime, which is a possible coefficient. */
	public static Stream<ChosenPolynomial> all() {
		return LongStream.of(0, 1, 2, 1L << 60, PRIME - 2, PRIME - 1, PRIME)
			.boxed()
			.flatMap((coefficient) -> LongStream.of(0, 1, 2, 1L << 60, PRIME - 2, PRIME - 1)
				.mapToObj((point) -> new ChosenPolynomial(coefficient, point)));
	}

	/** Returns a hash with such a secret, of which the rest is random. */
	public BytesHash hash() {
		SplittableRandom random = new SplittableRandom(this.coefficient + this.point);
		LongStream block = LongStream.generate(() -> 0).limit(KEYS_OF_A_BLOCK);
		LongStream lengthAndPolynomial = random.longs(2);
		LongStream pointAndBlocks = LongStream.of(this.point << 3, -1, this.coefficient << 3, 0, 0, 0, 0);
		PrimitiveIterator.OfLong secret = Stream.of(block, lengthAndPolynomial, pointAndBlocks, random.longs(6))
			.flatMapToLong((part) -> part)
			.iterator();
		return new BytesHash(secret::nextLong);
	}

}
