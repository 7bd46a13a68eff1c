package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the meters are those of {@code docs/observability.md}, and that Prometheus
 * gets them by those names.
 */
class MetersTests {

	private static final String HEADER = "| meter | Prometheus | type | unit | tags | meaning |";

	private final MonitoredApplication application = new MonitoredApplication();

	private final List<List<String>> table = new ObservabilityDocument().table(HEADER);

	@Test
	void metersShouldBeThoseOfTheDocument() {
		List<List<String>> meters = this.application.meters()
			.stream()
			.map((meter) -> List.of(meter.getName(), type(meter), unit(meter), tags(meter)))
			.toList();

		assertThat(meters).hasSizeGreaterThan(10)
			.containsExactlyInAnyOrderElementsOf(this.table.stream()
				.map((row) -> List.of(row.get(0), row.get(2), row.get(3), sorted(row.get(4))))
				.toList());
	}

	@Test
	void namesOfPrometheusShouldBeThoseOfTheDocument() {
		List<String> documented = new ArrayList<>();
		for (List<String> row : this.table) {
			boolean distribution = row.get(2).equals("timer") || row.get(2).equals("summary");
			List.of("_count", "_sum", "_max").forEach((suffix) -> {
				if (distribution) {
					documented.add(row.get(1) + suffix);
				}
			});
			if (!distribution) {
				documented.add(row.get(1));
			}
			assertThat(this.application.scrape())
				.contains("\n# TYPE %s %s\n".formatted(row.get(1), distribution ? "summary" : row.get(2)));
		}

		assertThat(this.application.metrics().keySet()).containsExactlyInAnyOrderElementsOf(documented);
	}

	@Test
	void tagsShouldBeLabelsOfPrometheus() {
		for (List<String> row : this.table) {
			assertThat(this.application.metrics()).anySatisfy((metric, labels) -> {
				assertThat(metric).startsWith(row.get(1));
				assertThat(String.join(", ", labels)).isEqualTo(sorted(row.get(4)));
			});
		}
	}

	private static String type(Meter.Id meter) {
		return switch (meter.getType()) {
			case DISTRIBUTION_SUMMARY -> "summary";
			default -> meter.getType().name().toLowerCase(Locale.ROOT);
		};
	}

	private static String unit(Meter.Id meter) {
		return (meter.getBaseUnit() != null) ? meter.getBaseUnit() : "";
	}

	private static String tags(Meter.Id meter) {
		return meter.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(", "));
	}

	private static String sorted(String tags) {
		return String.join(", ", new TreeSet<>(List.of(tags.split(", "))));
	}

}
