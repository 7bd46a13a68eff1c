package io.bulkmap.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import one.profiler.AsyncProfiler;

/**
 * The program of the JVM that is profiled. Nobody calls it but {@link ProfileRecorder}.
 */
public final class ProfileMain {

	/** Gets the stacks of all threads. */
	static final String STACKS = "all.collapsed";

	/** Gets the flame graph of the profiler. */
	static final String GRAPH = "flame.html";

	/** Gets the kernel in use, and the event that was there, a line each. */
	static final String FACTS = "facts.txt";

	/** The best event that there is. */
	static final String AUTO = "auto";

	// The second one needs nothing, but is not more frequent than the scheduler's tick.
	private static final List<String> EVENTS = List.of("cpu-clock", "ctimer");

	private ProfileMain() {
	}

	/**
	 * Runs the workload, first without and then with the profiler.
	 * @param args directory for the files, event, rounds to warm up, rounds in the
	 * profile, planted steps
	 * @throws IOException if a file cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Path directory = Path.of(args[0]);
		int rounds = Integer.parseInt(args[3]);
		Thread.currentThread().setName(WorkloadStacks.THREAD);
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			ProfiledWorkload workload = new ProfiledWorkload(factory, Integer.parseInt(args[4]));
			AsyncProfiler profiler = AsyncProfiler.getInstance();
			workload.run(Integer.parseInt(args[2]));
			String event = start(profiler, args[1].equals(AUTO) ? EVENTS : List.of(args[1]));
			long sum = workload.run(rounds);
			profiler.execute("stop");
			if (sum != ProfiledWorkload.expected(rounds)) {
				throw new IllegalStateException(
						"The calls have returned %d instead of %d".formatted(sum, ProfiledWorkload.expected(rounds)));
			}
			Files.writeString(directory.resolve(STACKS), profiler.execute("collapsed,threads"));
			Files.writeString(directory.resolve(GRAPH),
					profiler.execute("flamegraph,threads,title=" + ProfiledWorkload.VERSION));
			Files.writeString(directory.resolve(FACTS), kernel(factory.kernel()) + "\n" + event + "\n");
		}
	}

	// Containers often forbid the first event.
	private static String start(AsyncProfiler profiler, List<String> events) throws IOException {
		String event = events.get(0);
		try {
			profiler.execute("start,threads,alluser,cstack=vm,interval=1ms,event=" + event);
			return event;
		}
		catch (IllegalStateException ex) {
			if (events.size() == 1) {
				throw new IllegalStateException(
						"The profiler cannot have the event '%s': %s".formatted(event, ex.getMessage()), ex);
			}
			return start(profiler, events.subList(1, events.size()));
		}
	}

	private static String kernel(KernelInfo kernel) {
		return (kernel.active() == Isa.JAVA) ? Isa.JAVA.id()
				: "%s, %s".formatted(kernel.active().id(), kernel.binding().id());
	}

}
