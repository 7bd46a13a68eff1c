package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.bulkmap.benchmarks.profile.ProfileComparison.Limits;
import io.bulkmap.benchmarks.results.Environment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link ProfileComparison} and {@link Conditions}.
 */
class ProfileComparisonTests {

	private static final Limits LIMITS = new Limits(5, 1, false);

	@Test
	void equalProfilesShouldHaveNoShift() {
		ProfileComparison comparison = compare(Profiles.of("f", 30), Profiles.of("f", 30));

		assertThat(comparison.shifts()).isNotEmpty().allMatch((shift) -> shift.points() == 0);
		assertThat(comparison.similarity()).isEqualTo(1, within(1e-9));
		assertThat(comparison.blocks()).isFalse();
		assertThat(comparison.verdict()).isEqualTo("No hot frame has shifted by more than 5.0 points.");
	}

	@Test
	void shiftBeyondTheThresholdShouldBlockInBothDirections() {
		ProfileComparison more = compare(Profiles.of("f", 30), Profiles.of("f", 35.1));
		ProfileComparison less = compare(Profiles.of("f", 30), Profiles.of("f", 24.9));
		ProfileComparison within = compare(Profiles.of("f", 30), Profiles.of("f", 34.9));

		assertThat(more.blocks()).isTrue();
		assertThat(more.tooLarge()).extracting(FrameShift::frame).contains("f", "rest").doesNotContain("run");
		assertThat(more.lines()).contains("  +5.1    30.0 %  35.1 %  total    f",
				"Blocked: 4 shifts of hot frames are of more than 5.0 points.");
		assertThat(less.blocks()).isTrue();
		assertThat(less.tooLarge()).filteredOn((shift) -> shift.frame().equals("f"))
			.hasSize(2)
			.allSatisfy((shift) -> assertThat(shift.points()).isEqualTo(-5.1, within(1e-9)));
		assertThat(within.blocks()).isFalse();
		assertThat(within.similarity()).isEqualTo(0.951, within(1e-9));
	}

	@Test
	void shiftOfTheThresholdShouldNotBlock() {
		assertThat(compare(Profiles.of("f", 47.6), Profiles.of("f", 52.6)).blocks()).isFalse();
		assertThat(compare(Profiles.of("f", 60), Profiles.of("f", 65)).blocks()).isFalse();
	}

	@Test
	void frameThatComesOrGoesShouldBlock() {
		assertThat(compare(Profiles.of("f", 30), Profiles.of("g", 30)).tooLarge()).extracting(FrameShift::frame)
			.containsOnly("f", "g");
		assertThat(compare(Profiles.of("f", 30), Profiles.of("g", 30)).similarity()).isEqualTo(0.7, within(1e-9));
	}

	@Test
	void callerShouldBlockWhenNoneOfItsCalleesDoes() {
		String before = "run;a;x 1000,run;a;y 1000,run;a;z 1000,run;b 7000";
		String after = "run;a;x 1300,run;a;y 1300,run;a;z 1300,run;b;c 2900,run;b;d 3200";

		List<FrameShift> shifts = compare(Profiles.of(Profiles.CONDITIONS, before, before, before),
				Profiles.of(Profiles.CONDITIONS, after, after, after))
			.tooLarge();

		assertThat(shifts).filteredOn((shift) -> shift.frame().equals("a"))
			.extracting(FrameShift::kind)
			.containsExactly(Shares.Kind.TOTAL);
		assertThat(shifts).extracting(FrameShift::frame).doesNotContain("x", "y", "z");
	}

	@Test
	void oneRunThatIsDifferentShouldNotBlock() {
		String usual = "run;f 3000,run;rest 7000";
		String bad = "run;f 9000,run;rest 1000";

		assertThat(compare(Profiles.of(Profiles.CONDITIONS, usual, usual, usual),
				Profiles.of(Profiles.CONDITIONS, usual, bad, usual))
			.blocks()).isFalse();
		assertThat(compare(Profiles.of(Profiles.CONDITIONS, usual, usual, usual),
				Profiles.of(Profiles.CONDITIONS, bad, bad, usual))
			.blocks()).isTrue();
	}

	@Test
	void frameThatIsNotHotShouldNotBeReported() {
		ProfileComparison comparison = compare(Profiles.of("f", 0.2), Profiles.of("f", 0.9));

		assertThat(comparison.shifts()).extracting(FrameShift::frame).contains("rest").doesNotContain("f");
	}

	// The noise of sampling alone, at the least number of samples and the usual of runs.
	@Test
	void chanceShouldNotBlock() {
		SplittableRandom random = new SplittableRandom(42);

		long blocked = IntStream.range(0, 1_000)
			.filter((i) -> compare(sampled(random), sampled(random)).blocks())
			.count();

		assertThat(blocked).isZero();
	}

	@Test
	void tooFewSamplesOrRunsShouldBeRefused() {
		String enough = "run;f 1000";
		Profile good = Profiles.of(Profiles.CONDITIONS, enough, enough, enough);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> compare(good, Profiles.of(Profiles.CONDITIONS, enough, enough, "run;f 999")))
			.withMessage("The profile has 999 samples in run 3, at least 1000 are needed");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> compare(Profiles.of(Profiles.CONDITIONS, enough, enough), good))
			.withMessage("The baseline has 2 runs, at least 3 are needed");
	}

	@Test
	void otherConditionsShouldBeNamedAndOnlyBlockWhenStrict() {
		Environment other = new Environment("Another", 4, 1, "Linux 6.2.0, amd64", "25, Somebody", "", "");
		Conditions conditions = new Conditions(Conditions.SCHEMA, other, "mixed-0", "java", "wall", 1, 2, 3, 0);
		String run = "run;f 9000,run;rest 1000";
		Profile profile = Profiles.of(conditions, run, run, run);

		ProfileComparison comparison = compare(Profiles.of("f", 30), profile);
		ProfileComparison strict = ProfileComparison.of(Profiles.of("f", 30), profile, new Limits(5, 1, true));

		assertThat(comparison.blocks()).isFalse();
		assertThat(comparison.verdict())
			.isEqualTo("4 shifts of hot frames are of more than 5.0 points, but conditions differ from those of the "
					+ "baseline.");
		assertThat(comparison.differences()).containsExactly(
				"The machine is 'Another', in the baseline 'Machine & Sons'.",
				"The JDK is '25, Somebody', in the baseline '17.0.1, Nobody'.",
				"The kernel is 'java', in the baseline 'avx2, jni'.", "The event is 'wall', in the baseline 'ctimer'.",
				"The workload is 'mixed-0', in the baseline '%s'.".formatted(ProfiledWorkload.VERSION));
		assertThat(strict.blocks()).isTrue();
	}

	@Test
	void anUpdateOfTheSystemShouldBeNoDifferenceButAnotherProcessorIs() {
		assertThat(Profiles.CONDITIONS.differencesFrom(withSystem("Linux 6.5.0, amd64"))).isEmpty();
		assertThat(Profiles.CONDITIONS.differencesFrom(withSystem("Linux 6.1.0, aarch64"))).hasSize(1);
	}

	@Test
	void limitsThatAreNoneShouldBeRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(100, 1, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(5, 0, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(5, 6, false))
			.withMessage("What is hot must be more than 0 and no more than the threshold: 6.0");
	}

	private static Conditions withSystem(String system) {
		Environment usual = Profiles.ENVIRONMENT;
		Conditions conditions = Profiles.CONDITIONS;
		return new Conditions(conditions.schema(),
				new Environment(usual.machine(), usual.processors(), usual.memoryBytes(), system, usual.jdk(), "", ""),
				conditions.workload(), conditions.kernel(), conditions.event(), conditions.warmUpRounds(),
				conditions.rounds(), conditions.runs(), 0);
	}

	// Half of the time is in one frame, which scatters most.
	private static Profile sampled(SplittableRandom random) {
		String[] runs = IntStream.range(0, 5).mapToObj((run) -> {
			int samples = Profile.LEAST_SAMPLES;
			long hits = IntStream.range(0, samples).filter((i) -> random.nextBoolean()).count();
			return "run;f %d,run;rest %d".formatted(hits, samples - hits);
		}).toArray(String[]::new);
		return Profiles.of(Profiles.CONDITIONS, runs);
	}

	private static ProfileComparison compare(Profile baseline, Profile profile) {
		return ProfileComparison.of(baseline, profile, LIMITS);
	}

}
