package io.bulkmap.sample.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Comparison}.
 */
class ComparisonTests {

	private final Comparison comparison = new Comparison("avx2", "concurrent-hash-map");

	@Test
	void ratiosShouldBeThoseOfTheFirstToTheSecond() {
		this.comparison.add(report(1, 3000, 10, null), report(1, 1000, 40, null));
		this.comparison.add(report(3, 3000, 10, null), report(1, 1000, 20, null));

		assertThat(this.comparison.text().lines().map((line) -> line.replaceAll(" +", " "))).containsExactly(
				"2 rounds avx2 concurrent-hash-map ratio", "entries/s 1,500 1,000 1.50", "P50 ms 10.00 20.00 0.50",
				"P95 ms 10.00 40.00 0.25", "P99 ms 10.00 40.00 0.25", "P99.9 ms 10.00 40.00 0.25",
				"longest ms 10.00 40.00 0.25", "ratio of entries/s, round by round: 1.00 to 3.00, median 3.00");
		assertThat(this.comparison.failures()).isZero();
	}

	@Test
	void failuresShouldBeThoseOfBothAndSayWhose() {
		this.comparison.add(report(1, 10, 1, null), report(1, 10, 1, "503 no"));

		assertThat(this.comparison.failures()).isEqualTo(1);
		assertThat(this.comparison.text())
			.contains("1 requests to concurrent-hash-map have failed, the first with: 503 no")
			.doesNotContain("to avx2");
	}

	private static LoadReport report(double seconds, long entries, long millis, @Nullable String failure) {
		Histogram durations = new Histogram(5);
		durations.recordValue(millis * 1_000_000);
		return new LoadReport(seconds, 1, (failure != null) ? 1 : 0, failure, entries, durations);
	}

}
