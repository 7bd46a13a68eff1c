package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.engine.EngineKind;
import io.bulkmap.benchmarks.results.Environment;

/**
 * The table that a newcomer sees first: what maps are mostly used for, at two sizes.
 */
public final class Overview {

	private static final List<Row> ROWS = List.of(new Row("insert", "put new keys"),
			new Row("update", "put old keys, map full"), new Row("hit", "get, all hits"),
			new Row("miss", "get, all misses"));

	private static final List<Integer> SIZES = List.of(10_000, 1_000_000);

	private static final List<EngineKind> COLUMNS = List.of(EngineKind.NATIVE, EngineKind.HPPC, EngineKind.FASTUTIL,
			EngineKind.ECLIPSE, EngineKind.HASHMAP, EngineKind.JAVA);

	private Overview() {
	}

	/**
	 * Returns the table.
	 * @param measurements what was measured; the first part that has all of it is taken
	 * @return the text in Markdown, in which the quickest map of each line is bold
	 * @throws IllegalArgumentException if no part has all of it
	 */
	public static String of(Measurements measurements) {
		return measurements.sources()
			.stream()
			.flatMap((source) -> table(source).stream())
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No part has all of %s at %s entries"
				.formatted(ROWS.stream().map(Row::operation).toList(), SIZES.stream().map(Figures::count).toList())));
	}

	private static Optional<String> table(Source source) {
		List<String> lines = new ArrayList<>();
		for (int size : SIZES) {
			lines.add("| %s entries | %s |".formatted(Figures.count(size),
					COLUMNS.stream().map(EngineKind::title).collect(Collectors.joining(" | "))));
			lines.add("|---|" + "---|".repeat(COLUMNS.size()));
			for (Row row : ROWS) {
				Optional<Comparison> measured = Comparison.of(source.speeds())
					.stream()
					.filter((each) -> each.title().equals(row.operation()) && each.size() == size)
					.filter((each) -> COLUMNS.stream().allMatch((kind) -> each.of(kind).isPresent()))
					.findFirst();
				if (measured.isEmpty()) {
					return Optional.empty();
				}
				lines.add("| %s | %s |".formatted(row.title(), cells(measured.get())));
			}
			lines.add("");
		}
		Environment environment = source.environment();
		return Optional.of(Stream
			.concat(Stream.of("Random keys, one thread, JDK %s, %s, processors: %d; nanoseconds per entry:"
				.formatted(environment.jdk(), environment.machine(), environment.processors()), ""), lines.stream())
			.collect(Collectors.joining("\n")));
	}

	private static String cells(Comparison comparison) {
		Speed best = comparison.speeds().get(0);
		return COLUMNS.stream().map((kind) -> {
			Speed speed = comparison.of(kind).orElseThrow();
			String nanos = Figures.nanos(speed.nanosPerEntry());
			return speed.equals(best) ? "**" + nanos + "**" : nanos;
		}).collect(Collectors.joining(" | "));
	}

	/**
	 * A line of the table.
	 *
	 * @param operation name of the benchmark
	 * @param title what readers call it
	 */
	private record Row(String operation, String title) {

	}

}
