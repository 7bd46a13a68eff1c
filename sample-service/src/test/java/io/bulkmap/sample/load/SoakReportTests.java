package io.bulkmap.sample.load;

import java.util.List;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SoakReport}.
 */
class SoakReportTests {

	private static final List<String> SWITCHED = List.of("avx2", "java", "avx2");

	@Test
	void problemsShouldBeNoneIfAllIsWell() {
		SoakReport report = report(10, 0, SWITCHED, null, 0);

		assertThat(report.problems()).isEmpty();
		assertThat(report.text()).contains("kernels: avx2, java, avx2\n").endsWith("The service has borne it.\n");
	}

	@Test
	void problemsShouldNameEachOfThem() {
		assertThat(report(0, 0, SWITCHED, null, 0).problems()).containsExactly("no request was sent");
		assertThat(report(10, 2, SWITCHED, null, 0).problems()).containsExactly("2 requests have failed");
		assertThat(report(10, 0, List.of("avx2", "java"), null, 0).problems())
			.containsExactly("the kernel was not switched, there and back");
		assertThat(report(10, 0, SWITCHED, "no", 0).problems()).containsExactly("no");
		assertThat(report(10, 0, SWITCHED, null, 50).problems())
			.containsExactly("rss is not flat: its peak has grown by 50.0 %, more than 10.0 %");
	}

	private static SoakReport report(long requests, long failures, List<String> kernels, @Nullable String failure,
			double growth) {
		MemoryTrend rss = new MemoryTrend("rss", 10);
		MemoryTrend offHeap = new MemoryTrend("maps", 10);
		for (double seen : new double[] { 50, 100, 100 + growth }) {
			rss.add(seen);
			offHeap.add(100);
		}
		return new SoakReport(new LoadReport(1, requests, failures, (failures > 0) ? "500" : null, 1, new Histogram(3)),
				rss, offHeap, kernels, failure);
	}

}
