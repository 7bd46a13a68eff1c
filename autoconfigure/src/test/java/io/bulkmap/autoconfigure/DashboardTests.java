package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/grafana-dashboard.json} shows metrics that there are.
 */
class DashboardTests {

	private final JsonNode dashboard = JsonMapper.builder()
		.build()
		.readTree(ObservabilityDocument.read("grafana-dashboard.json"));

	@Test
	void expressionsShouldHaveMetricsThatThereAre() {
		Map<String, Set<String>> metrics = new MonitoredApplication(
				"management.metrics.distribution.percentiles-histogram.bulkmap.bulk=true")
			.metrics();
		List<String> expressions = this.dashboard.findValues("expr").stream().map(JsonNode::asString).toList();
		List<String> variables = this.dashboard.findValues("definition").stream().map(JsonNode::asString).toList();

		assertThat(expressions).hasSizeGreaterThan(20)
			.allSatisfy((expression) -> new PrometheusExpression(expression).check(metrics));
		assertThat(variables).hasSize(2)
			.allSatisfy((expression) -> new PrometheusExpression(expression).check(metrics));
	}

	@Test
	void everyMetricShouldBeShown() {
		List<String> expressions = this.dashboard.findValues("expr").stream().map(JsonNode::asString).toList();

		assertThat(new MonitoredApplication().metrics().keySet())
			.filteredOn((metric) -> !metric.equals("bulkmap_bulk_keys_max"))
			.allSatisfy(
					(metric) -> assertThat(expressions).anyMatch((expression) -> expression.contains(metric + "{")));
	}

	@Test
	void panelsShouldHaveIdsOfTheirOwnAndPlacesThatDoNotOverlap() {
		List<JsonNode> panels = panels();

		assertThat(panels).hasSizeGreaterThan(20);
		assertThat(panels).extracting((panel) -> panel.get("id").asInt()).doesNotHaveDuplicates();
		for (JsonNode panel : panels) {
			JsonNode place = panel.get("gridPos");
			assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
			assertThat(panels).filteredOn((other) -> !other.get("id").equals(panel.get("id")))
				.noneMatch((other) -> overlap(place, other.get("gridPos")));
		}
	}

	@Test
	void panelsShouldSayWhatTheyShowFromTheChosenDataSource() {
		assertThat(panels()).allSatisfy((panel) -> {
			assertThat(panel.get("title").asString()).isNotBlank();
			if (!panel.get("type").asString().equals("row")) {
				assertThat(panel.get("description").asString()).as(panel.get("title").asString()).endsWith(".");
				assertThat(panel.get("targets")).isNotEmpty();
				assertThat(panel.get("targets")).extracting((target) -> target.get("refId").asString())
					.doesNotHaveDuplicates();
			}
		});
		assertThat(this.dashboard.findValues("datasource")).isNotEmpty()
			.allSatisfy((source) -> assertThat(source.get("uid").asString()).isEqualTo("${datasource}"));
		assertThat(this.dashboard.at("/templating/list/0/type").asString()).isEqualTo("datasource");
		assertThat(this.dashboard.at("/templating/list/0/name").asString()).isEqualTo("datasource");
	}

	private List<JsonNode> panels() {
		List<JsonNode> panels = new ArrayList<>();
		this.dashboard.get("panels").forEach(panels::add);
		return panels;
	}

	private static boolean overlap(JsonNode one, JsonNode other) {
		return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
	}

	private static boolean overlap(JsonNode one, JsonNode other, String position, String length) {
		int start = one.get(position).asInt();
		int otherStart = other.get(position).asInt();
		return start < otherStart + other.get(length).asInt() && otherStart < start + one.get(length).asInt();
	}

}
