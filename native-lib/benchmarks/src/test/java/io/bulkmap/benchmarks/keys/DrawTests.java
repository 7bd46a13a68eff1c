package io.bulkmap.benchmarks.keys;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Draw}. Seeds are fixed, so that no chance is in the results.
 */
class DrawTests {

	private static final int COUNT = 200_000;

	private static final int BOUND = 1000;

	private final SplittableRandom random = new SplittableRandom(7);

	@Test
	void uniformShouldDrawAllEquallyOften() {
		double[] expected = new double[BOUND];
		Arrays.fill(expected, (double) COUNT / BOUND);

		assertThat(chiSquare(new Draw.Uniform(BOUND, this.random), expected)).isBetween(800.0, 1200.0);
	}

	// 999 degrees of freedom: mean 999, standard deviation 45.
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 0.99, 1, 1.5 })
	void zipfShouldDrawByRank(double exponent) {
		double sum = IntStream.rangeClosed(1, BOUND).mapToDouble((rank) -> Math.pow(rank, -exponent)).sum();
		double[] expected = IntStream.rangeClosed(1, BOUND)
			.mapToDouble((rank) -> COUNT * Math.pow(rank, -exponent) / sum)
			.toArray();

		assertThat(chiSquare(new Draw.Zipf(BOUND, exponent, this.random), expected)).isBetween(800.0, 1200.0);
	}

	@Test
	void ascendingShouldStartAnywhereAndGoAround() {
		Draw draw = new Draw.Ascending(2, 5, 4);

		assertThat(numbers(draw, 3)).containsExactly(4, 2, 3);
		assertThat(numbers(draw, 2)).containsExactly(4, 2);
	}

	@Test
	void runsShouldBeWholeAndGoOnInTheNextBatch() {
		Draw draw = new Draw.Runs(100, 16, this.random);

		for (int run = 0; run < 200; run++) {
			long[] first = numbers(draw, 1);
			assertThat(first[0] % 16).isZero();
			int left = (first[0] == 96) ? 3 : 15;
			long[] rest = numbers(draw, left);
			assertThat(rest).containsExactly(IntStream.rangeClosed(1, left).mapToLong((i) -> first[0] + i).toArray());
		}
	}

	@Test
	void runsShouldStartEverywhereEquallyOften() {
		double[] expected = new double[BOUND / 10];
		Arrays.fill(expected, (double) COUNT / expected.length);
		long[] counts = new long[expected.length];
		Draw draw = new Draw.Runs(BOUND, 10, this.random);

		for (int i = 0; i < COUNT; i++) {
			counts[(int) numbers(draw, 10)[0] / 10]++;
		}

		assertThat(chiSquare(counts, expected)).isBetween(60.0, 150.0);
	}

	@Test
	void duplicatesShouldComeAsOftenAsTheyShouldAndAnywhere() {
		Draw draw = new Draw.Duplicates(1L << 40, 4, this.random);

		long[] numbers = numbers(draw, 1002);

		assertThat(Arrays.stream(numbers).distinct()).hasSize(251);
		int together = 0;
		for (int i = 1; i < numbers.length; i++) {
			together += (numbers[i] == numbers[i - 1]) ? 1 : 0;
		}
		assertThat(together).isLessThan(15);
	}

	@Test
	void duplicatesShouldBeDrawnEquallyOften() {
		double[] expected = new double[BOUND];
		Arrays.fill(expected, (double) COUNT / BOUND);

		// Four at a time: four times the variance.
		assertThat(chiSquare(new Draw.Duplicates(BOUND, 4, this.random), expected) / 4).isBetween(800.0, 1200.0);
	}

	@Test
	void sameSeedShouldDrawTheSame() {
		assertThat(numbers(new Draw.Zipf(BOUND, 1, new SplittableRandom(3)), 100))
			.isEqualTo(numbers(new Draw.Zipf(BOUND, 1, new SplittableRandom(3)), 100))
			.isNotEqualTo(numbers(new Draw.Zipf(BOUND, 1, new SplittableRandom(4)), 100));
	}

	@Test
	void nothingShouldBeAllocated() {
		ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long[] numbers = new long[1000];
		for (Draw draw : List.of(new Draw.Uniform(BOUND, this.random), new Draw.Ascending(0, BOUND, 0),
				new Draw.Runs(BOUND, 16, this.random), new Draw.Zipf(BOUND, 1, this.random),
				new Draw.Duplicates(BOUND, 4, this.random))) {
			draw.draw(numbers, numbers.length);
			long before = thread.getCurrentThreadAllocatedBytes();
			draw.draw(numbers, numbers.length);
			assertThat(thread.getCurrentThreadAllocatedBytes() - before).as(draw.toString()).isLessThan(1000);
		}
	}

	private static double chiSquare(Draw draw, double[] expected) {
		long[] counts = new long[expected.length];
		for (int i = 0; i < COUNT / 1000; i++) {
			for (long number : numbers(draw, 1000)) {
				counts[(int) number]++;
			}
		}
		return chiSquare(counts, expected);
	}

	private static double chiSquare(long[] counts, double[] expected) {
		return IntStream.range(0, counts.length)
			.mapToDouble((i) -> Math.pow(counts[i] - expected[i], 2) / expected[i])
			.sum();
	}

	private static long[] numbers(Draw draw, int count) {
		long[] numbers = new long[count];
		draw.draw(numbers, count);
		return numbers;
	}

}
