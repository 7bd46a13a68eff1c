package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.stream.Stream;

/**
 * What of all stacks of a process is the workload's: those of its thread, from its method
 * on, with names that can be compared.
 */
final class WorkloadStacks {

	/** Name of the thread that runs the workload. */
	static final String THREAD = "profiled-workload";

	/** The outermost frame of stacks of which the profiler did not find the callers. */
	static final String NO_CALLER = "[no caller]";

	private static final String ROOT = ProfiledWorkload.class.getName().replace('.', '/') + ".run";

	private WorkloadStacks() {
	}

	/**
	 * Returns the stacks of the workload.
	 * @param all those of all threads, with the thread as outermost frame
	 * @return the workload's; none of compilers, collectors and the profiler
	 */
	static Stacks of(Stacks all) {
		return all.map(WorkloadStacks::frames);
	}

	private static List<String> frames(List<String> frames) {
		if (!FrameNames.normalised(frames.get(0)).equals("[" + THREAD + "]")) {
			return List.of();
		}
		int root = frames.indexOf(ROOT);
		Stream<String> names = (root > 0) ? frames.subList(root, frames.size()).stream()
				: Stream.concat(Stream.of(NO_CALLER), frames.subList(1, frames.size()).stream());
		return names.map(FrameNames::normalised).toList();
	}

}
