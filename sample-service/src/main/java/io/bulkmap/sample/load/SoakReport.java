package io.bulkmap.sample.load;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of a soak.
 *
 * @param load what its requests have done
 * @param rss resident memory of the process
 * @param offHeap memory of all maps
 * @param kernels kernels in use, one after another
 * @param watchFailure what went wrong with looking at the memory or switching the kernel
 */
record SoakReport(LoadReport load, MemoryTrend rss, MemoryTrend offHeap, List<String> kernels,
		@Nullable String watchFailure) {

	private static final int KERNELS = 3;

	/**
	 * Returns all that is wrong.
	 */
	List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (this.load.requests() == 0) {
			problems.add("no request was sent");
		}
		if (this.load.failures() > 0) {
			problems.add(this.load.failures() + " requests have failed");
		}
		if (this.watchFailure != null) {
			problems.add(this.watchFailure);
		}
		if (this.kernels.size() < KERNELS) {
			problems.add("the kernel was not switched, there and back");
		}
		for (MemoryTrend trend : List.of(this.rss, this.offHeap)) {
			String problem = trend.problem();
			if (problem != null) {
				problems.add(problem);
			}
		}
		return problems;
	}

	/**
	 * Returns the report for people.
	 */
	String text() {
		StringBuilder text = new StringBuilder(this.load.text());
		text.append("kernels: ").append(String.join(", ", this.kernels)).append('\n');
		text.append(this.rss.text()).append('\n');
		text.append(this.offHeap.text()).append('\n');
		List<String> problems = problems();
		problems.forEach((problem) -> text.append("FAILED: ").append(problem).append('\n'));
		return problems.isEmpty() ? text.append("The service has borne it.\n").toString() : text.toString();
	}

}
