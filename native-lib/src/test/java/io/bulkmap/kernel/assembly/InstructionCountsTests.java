package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.Isa;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code .ci/instructions.tsv} has a count for every kernel, and that
 * {@code docs/costs.md} says the same; with {@code -Dbulkmap.docs.write=true}, makes it
 * so. Whether the counts are true is for {@code .ci/instructions}.
 */
class InstructionCountsTests {

	private static final Path COUNTS = Path.of("../.ci/instructions.tsv");

	private static final Path DOCUMENT = Path.of("../docs/costs.md");

	private static final Path COMPARISON = Path.of("../docs/data/tables/costs/hashmap.tsv");

	private static final String BEGIN = "<!-- generated from .ci/instructions.tsv, see CONTRIBUTING.md -->\n";

	private static final String END = "<!-- end of what is generated -->\n";

	private static final List<Isa> SETS = List.of(Isa.SSE2, Isa.AVX2, Isa.NEON);

	@Test
	void everyKernelShouldHaveCounts() throws IOException {
		Set<String> functions = SETS.stream()
			.flatMap((isa) -> Arrays.stream(KernelFunction.values()).map((function) -> function.symbol(isa)))
			.collect(Collectors.toSet());

		assertThat(
				counts().map((count) -> "bulkmap_" + count.function() + "_" + count.isa()).collect(Collectors.toSet()))
			.isEqualTo(functions);
	}

	@Test
	void documentShouldHaveTheCounts() throws IOException {
		String document = Files.readString(DOCUMENT);
		assertThat(document).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
		String current = document.substring(0, document.indexOf(BEGIN)) + BEGIN + table()
				+ document.substring(document.indexOf(END));
		if (Boolean.getBoolean("bulkmap.docs.write")) {
			Files.writeString(DOCUMENT, current);
		}

		assertThat(Files.readString(DOCUMENT)).as("""
				docs/costs.md does not say what .ci/instructions.tsv does. Write it anew: ./mvnw -pl native-lib test \
				-Dtest=%s -Dbulkmap.docs.write=true""", getClass().getSimpleName()).isEqualTo(current);
	}

	// What a HashMap takes, .ci/instructions --hashmap says; what ours do beside it, the
	// counts do. A map that grows moves each entry once or twice.
	@Test
	void comparisonWithHashMapShouldHaveTheCounts() throws IOException {
		Map<String, Double> counts = counts()
			.collect(Collectors.toMap((count) -> count.function() + " " + count.situation() + " " + count.isa(),
					(count) -> Double.valueOf(count.instructions())));
		List<String> rows = Files.readAllLines(COMPARISON);

		for (int i = 0; i < SETS.size(); i++) {
			String isa = SETS.get(i).id();
			int column = i + 2;
			double added = counts.get("put_all_i64 absent " + isa);
			double moved = counts.getOrDefault("copy_groups_i64 growth " + isa,
					counts.get("copy_groups_i64 growth sse2"));
			assertThat(rows.stream().map((row) -> row.split("\t", -1)[column])).containsExactly(
					rows.get(0).split("\t", -1)[column], rounded(counts.get("get_all_i64 present " + isa)),
					rounded(counts.get("put_all_i64 present " + isa)), rounded(added),
					rounded(added + moved) + " to " + rounded(added + 2 * moved));
		}
	}

	private static String rounded(double instructions) {
		return String.valueOf(Math.round(instructions));
	}

	// What AVX2 leaves to SSE2 has the same count in both columns.
	private static String table() throws IOException {
		Map<String, Map<String, String>> rows = new LinkedHashMap<>();
		counts().forEach(
				(count) -> rows
					.computeIfAbsent("| `%s` | %s |".formatted(count.function(), count.situation()),
							(row) -> new LinkedHashMap<>())
					.put(count.isa(), count.instructions()));
		StringBuilder table = new StringBuilder(
				"| function | situation | SSE2 | AVX2 | NEON |\n|---|---|--:|--:|--:|\n");
		rows.forEach((row, counts) -> table.append(row)
			.append(" %s | %s | %s |\n".formatted(counts.get("sse2"), counts.getOrDefault("avx2", counts.get("sse2")),
					counts.get("neon"))));
		return table.toString();
	}

	private static Stream<Count> counts() throws IOException {
		return Files.readAllLines(COUNTS).stream().skip(1).map(Count::of);
	}

	private record Count(String function, String isa, String situation, String instructions) {

		static Count of(String line) {
			String[] columns = line.split("\t");
			assertThat(columns).as(line).hasSize(4);
			return new Count(columns[0], columns[1], columns[2], columns[3]);
		}

	}

}
