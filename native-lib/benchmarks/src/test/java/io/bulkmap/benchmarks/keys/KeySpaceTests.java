package io.bulkmap.benchmarks.keys;

import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeySpace}.
 */
class KeySpaceTests {

	static Stream<KeySpace> spaces() {
		return Stream.of(new KeySpace.Scattered(), new KeySpace.Strided(1), new KeySpace.Strided(1024),
				new KeySpace.Clustered(2), new KeySpace.Clustered(16), new KeySpace.Clustered(1 << 20));
	}

	@ParameterizedTest
	@MethodSource("spaces")
	void numbersShouldHaveDifferentKeys(KeySpace space) {
		assertThat(LongStream.range(-100_000, 100_000).map(space::key).distinct()).hasSize(200_000);
	}

	@Test
	void stridedKeysShouldBeMultiples() {
		assertThat(LongStream.range(0, 4).map(new KeySpace.Strided(1024)::key)).containsExactly(0L, 1024L, 2048L,
				3072L);
	}

	@Test
	void clusteredKeysShouldBeRunsThatLieAnywhere() {
		KeySpace space = new KeySpace.Clustered(16);

		for (long run = -500; run < 500; run++) {
			long first = space.key(run * 16);
			assertThat(first & 15).isZero();
			assertThat(LongStream.range(run * 16, run * 16 + 16).map(space::key).toArray())
				.isEqualTo(LongStream.range(first, first + 16).toArray());
		}
		assertThat(LongStream.range(0, 1000).map((run) -> space.key(run * 16) >>> 56).distinct().count())
			.isGreaterThan(240);
	}

	@Test
	void scatteredKeysShouldHaveNoPattern() {
		KeySpace space = new KeySpace.Scattered();

		long[] bits = new long[64];
		for (long number = 0; number < 10_000; number++) {
			for (int bit = 0; bit < 64; bit++) {
				bits[bit] += (space.key(number) >>> bit) & 1;
			}
		}

		// Five standard deviations.
		assertThat(LongStream.of(bits)).allMatch((ones) -> ones > 4750 && ones < 5250);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, (1L << 32) + 1 })
	void strideOutOfRangeShouldBeRefused(long stride) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeySpace.Strided(stride))
			.withMessage("'stride' must be from 1 to 2^32: %d", stride);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, -16, 1 << 21 })
	void clusterThatIsNoPowerOfTwoShouldBeRefused(int size) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeySpace.Clustered(size))
			.withMessage("'size' must be a power of two from 2 to 1048576: %d", size);
	}

}
