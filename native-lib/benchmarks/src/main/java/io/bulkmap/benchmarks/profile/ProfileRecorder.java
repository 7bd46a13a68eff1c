package io.bulkmap.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.bulkmap.Isa;
import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.workload.JvmProcess;

/**
 * Profiles the workload in several JVMs, one after another.
 */
public final class ProfileRecorder {

	private static final String NATIVE_FRAMES = "bulkmap_";

	// Frames of inlined methods are exact only with the second. With the third, a busy
	// machine compiles no later than an idle one.
	private static final List<String> JVM_ARGUMENTS = List.of("-XX:+UnlockDiagnosticVMOptions",
			"-XX:+DebugNonSafepoints", "-XX:-BackgroundCompilation", "-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");

	private final Plan plan;

	private final List<String> jvmArguments;

	/**
	 * Creates what records profiles.
	 * @param plan what each run is
	 * @param jvmArguments more arguments of each JVM
	 */
	public ProfileRecorder(Plan plan, List<String> jvmArguments) {
		this.plan = plan;
		this.jvmArguments = Stream.concat(JVM_ARGUMENTS.stream(), jvmArguments.stream()).toList();
	}

	/**
	 * Records a profile.
	 * @param environment where and how that is
	 * @param runs how many JVMs there are
	 * @param directory gets the profile, and the profiler's flame graph of each run
	 * @return the profile
	 * @throws IOException if a JVM cannot be started, or failed; the message has what it
	 * said
	 * @throws InterruptedException if this thread is interrupted
	 */
	public Profile record(Environment environment, int runs, Path directory) throws IOException, InterruptedException {
		Path work = Files.createTempDirectory("bulkmap-profile");
		List<Stacks> all = new ArrayList<>();
		Set<List<String>> facts = new LinkedHashSet<>();
		try {
			for (int run = 1; run <= runs; run++) {
				JvmProcess.run(this.jvmArguments, ProfileMain.class, this.plan.arguments(work));
				Path stacks = work.resolve(ProfileMain.STACKS);
				facts.add(Files.readAllLines(work.resolve(ProfileMain.FACTS)));
				all.add(Stacks.parse(stacks.toString(), Files.readAllLines(stacks)));
				Files.move(work.resolve(ProfileMain.GRAPH), work.resolve(graph(run)));
			}
			Profile profile = profile(environment, all, facts);
			ProfileFiles.write(directory, profile, false);
			for (int run = 1; run <= runs; run++) {
				Files.copy(work.resolve(graph(run)), directory.resolve(graph(run)));
			}
			return profile;
		}
		finally {
			delete(work);
		}
	}

	private Profile profile(Environment environment, List<Stacks> all, Set<List<String>> facts) {
		if (facts.size() > 1) {
			throw new IllegalStateException("Kernels or events of the runs differ: " + facts);
		}
		String kernel = facts.iterator().next().get(0);
		String event = facts.iterator().next().get(1);
		List<Stacks> runs = all.stream().map(WorkloadStacks::of).toList();
		if (!kernel.equals(Isa.JAVA.id())
				&& runs.stream().flatMap((run) -> run.frames().stream()).noneMatch(ProfileRecorder::isNative)) {
			throw new IllegalStateException(
					"The kernel is '%s', but the profiler has seen none of its functions".formatted(kernel));
		}
		long others = all.stream().mapToLong(Stacks::count).sum() - runs.stream().mapToLong(Stacks::count).sum();
		return new Profile(new Conditions(Conditions.SCHEMA, environment, ProfiledWorkload.VERSION, kernel, event,
				this.plan.warmUpRounds(), this.plan.rounds(), runs.size(), others), runs);
	}

	private static String graph(int run) {
		return "run-%d.html".formatted(run);
	}

	private static boolean isNative(String frame) {
		return frame.startsWith(NATIVE_FRAMES);
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(directory);
	}

	/**
	 * What each run is.
	 *
	 * @param event what lets the profiler take a sample, as it calls it; {@code auto} is
	 * the best that there is
	 * @param warmUpRounds rounds before the profile
	 * @param rounds rounds in the profile
	 * @param planted steps of a frame that is not in the workload, in each round; 0 but
	 * for tests of the comparison
	 */
	public record Plan(String event, int warmUpRounds, int rounds, int planted) {

		String[] arguments(Path directory) {
			return new String[] { directory.toString(), this.event, Integer.toString(this.warmUpRounds),
					Integer.toString(this.rounds), Integer.toString(this.planted) };
		}

	}

}
