package io.bulkmap.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of YAML whose keys are known. Reads values by key, and notes what is wrong
 * with a value and what would be right; then a default takes its place, so that all that
 * is wrong can be told at once.
 */
final class YamlMapping {

	private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

	private final YamlProblems problems;

	private final Node node;

	private final String name;

	private final List<String> known;

	private final Map<String, Node> keys = new LinkedHashMap<>();

	private final Map<String, Node> values = new LinkedHashMap<>();

	/**
	 * Reads the keys.
	 * @param problems notes those that are unknown, or there twice
	 * @param node what should be a mapping
	 * @param name what it is called in messages
	 * @param known all keys that there may be
	 */
	YamlMapping(YamlProblems problems, Node node, String name, List<String> known) {
		this.problems = problems;
		this.node = node;
		this.name = name;
		this.known = known;
		if (node instanceof MappingNode mapping) {
			mapping.getValue().forEach(this::read);
		}
		else {
			problems.add(node, "%s must be a mapping with the keys %s, not %s".formatted(name, String.join(", ", known),
					kind(node)));
		}
	}

	private void read(NodeTuple tuple) {
		Node keyNode = tuple.getKeyNode();
		String key = (keyNode instanceof ScalarNode scalar) ? scalar.getValue() : "";
		if (!this.known.contains(key)) {
			this.problems.add(keyNode,
					"%s has no key '%s', only %s".formatted(this.name, key, String.join(", ", this.known)));
		}
		else if (this.keys.putIfAbsent(key, keyNode) != null) {
			this.problems.add(keyNode, "'%s' is there twice, first in line %d".formatted(key,
					this.keys.get(key).getStartMark().map((mark) -> mark.getLine() + 1).orElse(0)));
		}
		else {
			this.values.put(key, tuple.getValueNode());
		}
	}

	boolean has(String key) {
		return this.values.containsKey(key);
	}

	/**
	 * Notes that the value of a key is wrong.
	 */
	void refuse(String key, String reason) {
		Node place = this.values.getOrDefault(key, this.node);
		this.problems.add(place, "'%s' %s".formatted(key, reason));
	}

	/**
	 * Notes that a key must not be there.
	 */
	void refuseKey(String key, String reason) {
		Node place = this.keys.getOrDefault(key, this.node);
		this.problems.add(place, "'%s' %s".formatted(key, reason));
	}

	Optional<Node> value(String key) {
		return Optional.ofNullable(this.values.get(key));
	}

	Optional<Node> required(String key, String what) {
		Node value = this.values.get(key);
		if (value == null && this.node instanceof MappingNode) {
			this.problems.add(this.node, "%s needs '%s': %s".formatted(this.name, key, what));
		}
		return Optional.ofNullable(value);
	}

	String text(String key, Pattern valid, String what) {
		if (required(key, what).isEmpty()) {
			return "";
		}
		String text = scalar(key, what);
		if (text != null && !valid.matcher(text).matches()) {
			refuse(key, "must be %s: '%s'".formatted(what, text));
		}
		return (text != null) ? text : "";
	}

	String text(String key) {
		String text = has(key) ? scalar(key, "a text") : null;
		return (text != null) ? text : "";
	}

	long whole(String key, long lowest, long highest, long otherwise) {
		String what = "a whole number from %,d to %,d".formatted(lowest, highest);
		String text = has(key) ? scalar(key, what) : null;
		if (text == null) {
			return otherwise;
		}
		try {
			long number = Long.parseLong(text.replace("_", ""));
			if (number >= lowest && number <= highest) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// is refused below
		}
		refuse(key, "must be %s: %s".formatted(what, text));
		return otherwise;
	}

	double decimal(String key, double lowest, double highest, double otherwise) {
		String what = "a number from %s to %s".formatted(plain(lowest), plain(highest));
		String text = has(key) ? scalar(key, what) : null;
		if (text == null) {
			return otherwise;
		}
		try {
			double number = Double.parseDouble(text.replace("_", ""));
			if (number >= lowest && number <= highest) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// is refused below
		}
		refuse(key, "must be %s: %s".formatted(what, text));
		return otherwise;
	}

	long millis(String key, long lowest, long highest, long otherwise) {
		String what = "a time from %s to %s, such as 500ms, 10s or 2m".formatted(time(lowest), time(highest));
		String text = has(key) ? scalar(key, what) : null;
		if (text == null) {
			return otherwise;
		}
		Matcher matcher = DURATION.matcher(text);
		if (matcher.matches()) {
			long millis = Long.parseLong(matcher.group(1)) * millisOf(matcher.group(2));
			if (millis >= lowest && millis <= highest) {
				return millis;
			}
		}
		refuse(key, "must be %s: %s".formatted(what, text));
		return otherwise;
	}

	private static long millisOf(String unit) {
		return switch (unit) {
			case "ms" -> 1;
			case "s" -> 1000;
			case "m" -> 60_000;
			default -> 3_600_000;
		};
	}

	<T> T choice(String key, T[] all, Function<T, String> id, @Nullable T otherwise) {
		String what = "one of " + Stream.of(all).map(id).collect(Collectors.joining(", "));
		if (!has(key) && otherwise != null) {
			return otherwise;
		}
		T fallback = (otherwise != null) ? otherwise : all[0];
		if (required(key, what).isEmpty()) {
			return fallback;
		}
		String text = scalar(key, what);
		if (text == null) {
			return fallback;
		}
		return one(text, all, id).orElseGet(() -> {
			refuse(key, "must be %s: %s".formatted(what, text));
			return fallback;
		});
	}

	private static <T> Optional<T> one(String text, T[] all, Function<T, String> id) {
		return Stream.of(all).filter((each) -> id.apply(each).equals(text)).findFirst();
	}

	/**
	 * Returns the elements of a sequence, each of which is a name.
	 */
	<T> List<T> choices(String key, T[] all, Function<T, String> id, int most) {
		String each = "each one of " + Stream.of(all).map(id).collect(Collectors.joining(", "));
		String what = "a sequence of 1 to %d operations, %s".formatted(most, each);
		Node value = required(key, what).orElse(null);
		List<T> chosen = new ArrayList<>();
		if (value == null) {
			return chosen;
		}
		if (!(value instanceof SequenceNode sequence) || sequence.getValue().isEmpty()
				|| sequence.getValue().size() > most) {
			refuse(key, "must be %s, not %s".formatted(what, kind(value)));
			return chosen;
		}
		for (Node element : sequence.getValue()) {
			Optional<T> found = (element instanceof ScalarNode scalar) ? one(scalar.getValue(), all, id)
					: Optional.empty();
			found.ifPresentOrElse(chosen::add,
					() -> this.problems.add(element, "'%s' must be %s, not %s".formatted(key, what, kind(element))));
		}
		return chosen;
	}

	private @Nullable String scalar(String key, String what) {
		Node value = this.values.get(key);
		if (value instanceof ScalarNode scalar && !value.getTag().equals(Tag.NULL)) {
			return scalar.getValue();
		}
		refuse(key, "must be %s, not %s".formatted(what, (value != null) ? kind(value) : "nothing"));
		return null;
	}

	private static String kind(Node node) {
		if (node instanceof ScalarNode scalar) {
			return node.getTag().equals(Tag.NULL) ? "nothing" : "'" + scalar.getValue() + "'";
		}
		if (node instanceof SequenceNode sequence) {
			return "a sequence of " + sequence.getValue().size();
		}
		return (node.getNodeType() == NodeType.MAPPING) ? "a mapping" : "something else";
	}

	private static String plain(double number) {
		return (number == (long) number) ? "%,d".formatted((long) number) : String.format(Locale.ROOT, "%s", number);
	}

	private static String time(long millis) {
		if (millis % 3_600_000 == 0 && millis > 0) {
			return millis / 3_600_000 + "h";
		}
		return (millis % 1000 == 0) ? millis / 1000 + "s" : millis + "ms";
	}

}
