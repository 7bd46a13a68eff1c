package io.bulkmap.sample.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryTrend}.
 */
class MemoryTrendTests {

	private static final double MEBI = 1 << 20;

	@Test
	void growthInTheFirstThirdShouldBeFine() {
		assertThat(trend(1, 5, 10, 10, 10, 10, 10, 10, 10).problem()).isNull();
	}

	@Test
	void memoryThatComesAndGoesShouldBeFlat() {
		MemoryTrend trend = trend(1, 9, 2, 10, 3, 9, 10.4, 2, 9);

		assertThat(trend.problem()).isNull();
		assertThat(trend.text()).isEqualTo("maps: peaks of the thirds 9.0, 10.0, 10.4 MiB (+4.0 %)");
	}

	@Test
	void peakThatGrowsBeyondWhatIsAllowedShouldBeAProblem() {
		assertThat(trend(1, 2, 3, 9, 10, 9, 9, 9, 10.6).problem())
			.isEqualTo("maps is not flat: its peak has grown by 6.0 %, more than 5.0 %");
	}

	@Test
	void memoryThatShrinksShouldBeFine() {
		assertThat(trend(1, 2, 3, 9, 10, 9, 4, 4, 4).problem()).isNull();
	}

	@Test
	void memoryThatWasNotSeenShouldBeAProblem() {
		assertThat(trend(1, 1).problem()).isEqualTo("maps was seen 2 times only");
		assertThat(trend(1, 1).text()).isEqualTo("maps is not known");
	}

	private static MemoryTrend trend(double... mebibytes) {
		MemoryTrend trend = new MemoryTrend("maps", 5);
		for (double seen : mebibytes) {
			trend.add(seen * MEBI);
		}
		return trend;
	}

}
