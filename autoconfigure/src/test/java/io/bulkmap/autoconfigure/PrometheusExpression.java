package io.bulkmap.autoconfigure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An expression of Prometheus, as far as it takes to find names that do not exist.
 */
final class PrometheusExpression {

	private static final Pattern SELECTOR = Pattern.compile("\\b(bulkmap\\w*)(?:\\{([^}]*)\\})?");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|=|!=|!~)\"[^\"]*\"");

	private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring) ?\\(([^)]*)\\)");

	private static final Pattern RANGE = Pattern.compile("\\[(?:\\$__rate_interval|\\d+[smhd])\\]");

	private static final Set<String> WORDS = Set.of("and", "count", "histogram_quantile", "increase", "label_values",
			"max", "rate", "sum");

	// What Prometheus adds when it scrapes.
	private static final Set<String> LABELS_OF_TARGETS = Set.of("instance", "job");

	private final String text;

	PrometheusExpression(String text) {
		this.text = text;
	}

	/**
	 * Checks that all names are known.
	 * @param metrics the labels of each metric that there is
	 */
	void check(Map<String, Set<String>> metrics) {
		checkBrackets();
		Set<String> labels = new TreeSet<>(LABELS_OF_TARGETS);
		Matcher selector = SELECTOR.matcher(this.text);
		boolean found = false;
		while (selector.find()) {
			found = true;
			String metric = selector.group(1);
			assertThat(metrics).as(this.text).containsKey(metric);
			labels.addAll(metrics.get(metric));
			Set<String> ownLabels = new TreeSet<>(LABELS_OF_TARGETS);
			ownLabels.addAll(metrics.get(metric));
			if (selector.group(2) != null) {
				assertThat(ownLabels).as(this.text).containsAll(labelsOf(selector.group(2)));
			}
		}
		assertThat(found).as("%s has a metric", this.text).isTrue();
		GROUPING.matcher(this.text)
			.results()
			.forEach((grouping) -> assertThat(labels).as(this.text)
				.containsAll(Arrays.asList(grouping.group(1).split(", ?"))));
		checkRest(labels);
	}

	private List<String> labelsOf(String matchers) {
		assertThat(MATCHER.matcher(matchers).replaceAll("").replace(",", "")).as(this.text).isBlank();
		return MATCHER.matcher(matchers).results().map((matcher) -> matcher.group(1)).toList();
	}

	// What is left are functions, operators and numbers.
	private void checkRest(Set<String> labels) {
		String rest = this.text;
		for (Pattern pattern : List.of(SELECTOR, RANGE, GROUPING)) {
			rest = pattern.matcher(rest).replaceAll(" ");
		}
		assertThat(Arrays.stream(rest.split("[^A-Za-z_]+")).filter((word) -> !word.isEmpty())).as(this.text)
			.allMatch((word) -> WORDS.contains(word) || (rest(word) && labels.contains(word)));
	}

	private boolean rest(String word) {
		return this.text.startsWith("label_values(") && this.text.endsWith(", " + word + ")");
	}

	private void checkBrackets() {
		Deque<Character> open = new ArrayDeque<>();
		for (char each : this.text.toCharArray()) {
			switch (each) {
				case '(' -> open.push(')');
				case '[' -> open.push(']');
				case '{' -> open.push('}');
				case ')', ']', '}' -> {
					assertThat(open).as(this.text).isNotEmpty();
					assertThat(open.pop()).as(this.text).isEqualTo(each);
				}
				default -> {
				}
			}
		}
		assertThat(open).as(this.text).isEmpty();
	}

}
