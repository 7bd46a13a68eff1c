package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link Stacks} and {@link Shares}.
 */
class StacksTests {

	@Test
	void parseShouldReadFramesWithSpacesAndAddEqualStacks() {
		Stacks stacks = Stacks.parse("file", List.of("main;vtable stub 2", "", "main;a 1", "main;vtable stub 3"));

		assertThat(stacks.samples()).containsExactly(entry(List.of("main", "a"), 1L),
				entry(List.of("main", "vtable stub"), 5L));
		assertThat(stacks.count()).isEqualTo(6);
		assertThat(stacks.frames()).containsExactly("a", "main", "vtable stub");
	}

	@Test
	void linesShouldBeWhatParseReads() {
		Stacks stacks = Profiles.stacks("b;c 2,a 1");

		assertThat(stacks.lines()).containsExactly("a 1", "b;c 2");
		assertThat(Stacks.parse("file", stacks.lines())).isEqualTo(stacks);
	}

	@ParameterizedTest
	@ValueSource(strings = { "main", "main;a", "main;a x", "main;a 0", "main;a -1", "main;;a 1", ";a 1", "main; 1",
			"main;a 1.5", "main;a 12345678901234567890", " 5" })
	void parseWhenLineIsNoneShouldSayWhere(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> Stacks.parse("file", List.of("a 1", line)))
			.withMessageStartingWith("file:2: expected frames")
			.withMessageEndingWith("there is '" + line.strip() + "'");
	}

	@Test
	void mapShouldAddWhatBecomesTheSameAndLeaveOutTheRest() {
		Stacks stacks = Profiles.stacks("a1;x 1,a2;x 2,b;x 4");

		Stacks mapped = stacks.map((frames) -> frames.get(0).startsWith("a") ? List.of("a", "x") : List.of());

		assertThat(mapped.samples()).containsExactly(entry(List.of("a", "x"), 3L));
	}

	@Test
	void meanSharesShouldCountEveryRunOnce() {
		Map<List<String>, Double> shares = Stacks
			.meanShares(List.of(Profiles.stacks("a 1,b 3"), Profiles.stacks("a 3000,c 1000")));

		assertThat(shares).containsOnly(entry(List.of("a"), 0.5), entry(List.of("b"), 0.375),
				entry(List.of("c"), 0.125));
	}

	@Test
	void sharesShouldCountARecursiveFrameOnce() {
		Shares shares = Shares.of(Profiles.stacks("run;f;f 1,run;f;g;f 1,run;f;g 1,run 1"));

		assertThat(shares.total()).containsOnly(entry("run", 1.0), entry("f", 0.75), entry("g", 0.5));
		assertThat(shares.self()).containsOnly(entry("run", 0.25), entry("f", 0.5), entry("g", 0.25));
	}

	@Test
	void spreadShouldHaveMedianAndExtremesAndCountMissingAsZero() {
		List<Shares> runs = List.of(Shares.of(Profiles.stacks("a 1,b 3")), Shares.of(Profiles.stacks("b 1")),
				Shares.of(Profiles.stacks("a 1,b 1")));

		assertThat(Shares.spread(Shares.Kind.SELF, "a", runs)).isEqualTo(new Shares.Spread(0.25, 0, 0.5));
		assertThat(Shares.spread(Shares.Kind.SELF, "a", runs.subList(1, 3))).isEqualTo(new Shares.Spread(0.25, 0, 0.5));
		assertThat(Shares.spread(Shares.Kind.TOTAL, "c", runs)).isEqualTo(new Shares.Spread(0, 0, 0));
	}

}
