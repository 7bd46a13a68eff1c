package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.stream.IntStream;

import io.bulkmap.benchmarks.results.Environment;

/**
 * Profiles for tests.
 */
final class Profiles {

	static final Environment ENVIRONMENT = new Environment("Machine & Sons", 2, 8L << 30, "Linux 6.1.0, amd64",
			"17.0.1, Nobody", "java -jar benchmarks.jar profile record", "2026-11-29T12:00:00Z");

	static final Conditions CONDITIONS = new Conditions(Conditions.SCHEMA, ENVIRONMENT, ProfiledWorkload.VERSION,
			"avx2, jni", "ctimer", 10, 20, 3, 7);

	private Profiles() {
	}

	/**
	 * Returns a profile with a run for each text, whose lines are separated by commas.
	 */
	static Profile of(Conditions conditions, String... runs) {
		return new Profile(conditions, List.of(runs).stream().map(Profiles::stacks).toList());
	}

	/**
	 * Returns a profile of three runs, in all of which a frame has a share and another
	 * one the rest.
	 */
	static Profile of(String frame, double percent) {
		int samples = (int) Math.round(100 * percent);
		String run = "run;%s %d, run;rest %d".formatted(frame, samples, 10_000 - samples);
		return of(CONDITIONS, IntStream.range(0, 3).mapToObj((i) -> run).toArray(String[]::new));
	}

	static Stacks stacks(String text) {
		return Stacks.parse("test", List.of(text.split(",", -1)));
	}

}
