package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/prometheus-alerts.yml} watches metrics that there are, and that
 * {@code docs/observability.md} says what to do.
 */
class AlertRulesTests {

	private static final Pattern LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) \\}\\}");

	private final List<Map<?, ?>> rules = rules();

	@Test
	void expressionsShouldHaveMetricsThatThereAre() {
		Map<String, Set<String>> metrics = new MonitoredApplication().metrics();

		assertThat(this.rules).hasSizeGreaterThan(5)
			.allSatisfy((rule) -> new PrometheusExpression((String) rule.get("expr")).check(metrics));
	}

	@Test
	void rulesShouldBeComplete() {
		assertThat(this.rules).extracting((rule) -> rule.get("alert")).doesNotHaveDuplicates();
		assertThat(this.rules).allSatisfy((rule) -> {
			assertThat(rule.keySet()).isEqualTo(Set.of("alert", "expr", "for", "labels", "annotations"));
			assertThat((String) rule.get("alert")).matches("BulkMap\\w+");
			assertThat((String) rule.get("for")).matches("\\d+[mh]");
			assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("info", "warning", "critical");
			assertThat(annotation(rule, "summary")).isNotBlank();
			assertThat(annotation(rule, "description")).endsWith(".");
		});
	}

	@Test
	void summariesShouldHaveLabelsThatExpressionsKeep() {
		Map<String, Set<String>> metrics = new MonitoredApplication().metrics();

		for (Map<?, ?> rule : this.rules) {
			String expression = (String) rule.get("expr");
			Set<String> labels = new TreeSet<>(Set.of("instance", "job"));
			Matcher grouping = Pattern.compile("^(?:max|count|sum) by \\(([^)]*)\\)").matcher(expression);
			if (grouping.find()) {
				labels = Set.of(grouping.group(1).split(", "));
			}
			else {
				labels.addAll(metrics.get(expression.replaceFirst("\\W.*", "")));
			}
			for (String name : List.of("summary", "description")) {
				assertThat(labels).as(annotation(rule, name))
					.containsAll(
							LABEL.matcher(annotation(rule, name)).results().map((label) -> label.group(1)).toList());
			}
		}
	}

	@Test
	void everyAlertShouldBeInTheDocument() {
		List<String> documented = new ObservabilityDocument().table("| alert | what to do |")
			.stream()
			.flatMap((row) -> List.of(row.get(0).split(", ")).stream())
			.toList();

		assertThat(documented).isEqualTo(this.rules.stream().map((rule) -> rule.get("alert")).toList());
	}

	private static String annotation(Map<?, ?> rule, String name) {
		return (String) ((Map<?, ?>) rule.get("annotations")).get(name);
	}

	private static List<Map<?, ?>> rules() {
		Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(ObservabilityDocument.read("prometheus-alerts.yml"));
		List<Map<?, ?>> rules = new ArrayList<>();
		for (Object group : (List<?>) document.get("groups")) {
			((List<?>) ((Map<?, ?>) group).get("rules")).forEach((rule) -> rules.add((Map<?, ?>) rule));
		}
		return rules;
	}

}
