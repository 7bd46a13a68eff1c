package io.bulkmap.benchmarks.workload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads workloads from YAML, and refuses what is not one with file, line, column, reason
 * and what would be valid.
 */
public final class WorkloadReader {

	/** The workloads that come with the program. */
	public static final List<String> SHIPPED = List.of("read-heavy", "write-skewed", "bulk-load", "counters",
			"sliding-window", "dedup");

	private static final List<String> KEYS = List.of("name", "description", "map", "entries", "start", "room", "ops",
			"batch", "keys", "threads", "warm-up", "duration", "calls", "rate", "seed");

	private static final List<String> KEY_KEYS = List.of("distribution", "stride", "cluster", "exponent", "copies",
			"hit-ratio");

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

	private static final int MOST_OPS = 100;

	private static final int DEFAULT_BATCH = 1000;

	private final String file;

	private final YamlProblems problems;

	private WorkloadReader(String file) {
		this.file = file;
		this.problems = new YamlProblems(file);
	}

	/**
	 * Reads a workload.
	 * @param nameOrFile name of one that comes with the program, or a file
	 * @param changes values that take the place of those in the file, by key, such as
	 * {@code entries} or {@code keys.hit-ratio}
	 * @return the workload
	 * @throws InvalidWorkloadException if there is none, or it is not valid
	 */
	public static Workload read(String nameOrFile, Map<String, String> changes) {
		if (SHIPPED.contains(nameOrFile)) {
			return parse(nameOrFile + ".yaml", shipped(nameOrFile), changes);
		}
		try {
			return parse(nameOrFile, Files.readString(Path.of(nameOrFile)), changes);
		}
		catch (IOException ex) {
			throw new InvalidWorkloadException(List.of("%s: cannot be read (%s); it is neither a file nor one of %s"
				.formatted(nameOrFile, ex.getClass().getSimpleName(), String.join(", ", SHIPPED))));
		}
	}

	/**
	 * Returns the YAML of a workload that comes with the program.
	 * @param name one of {@link #SHIPPED}
	 * @return its text
	 */
	public static String shipped(String name) {
		String resource = "/workloads/" + name + ".yaml";
		try (InputStream stream = WorkloadReader.class.getResourceAsStream(resource)) {
			return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + resource, ex);
		}
	}

	/**
	 * Reads a workload.
	 * @param file name of the file, for messages
	 * @param yaml its text
	 * @param changes values that take the place of those in the text, by key
	 * @return the workload
	 * @throws InvalidWorkloadException if it is not valid
	 */
	public static Workload parse(String file, String yaml, Map<String, String> changes) {
		WorkloadReader reader = new WorkloadReader(file);
		Workload workload = reader.parse(yaml, changes);
		reader.problems.throwIfAny();
		return workload;
	}

	private Workload parse(String yaml, Map<String, String> changes) {
		Node root = compose(this.file, yaml);
		for (Map.Entry<String, String> change : changes.entrySet()) {
			root = change(root, change.getKey(), compose("--set " + change.getKey(), change.getValue()));
		}
		YamlMapping mapping = new YamlMapping(this.problems, root, "a workload", KEYS);
		String name = mapping.text("name", NAME, "a name of lower-case letters, digits and hyphens");
		long calls = mapping.whole("calls", 1, Workload.MOST_CALLS, 0);
		if (calls > 0) {
			refuseBeside(mapping, "calls", "duration");
			refuseBeside(mapping, "calls", "warm-up");
		}
		Workload workload = new Workload(name, mapping.text("description"),
				mapping.choice("map", MapKind.values(), MapKind::id, null), ops(mapping), keys(mapping),
				(int) entries(mapping), mapping.choice("start", Start.values(), Start::id, Start.FULL),
				mapping.choice("room", Room.values(), Room::id, Room.RESERVED),
				(int) mapping.whole("threads", 1, Workload.MOST_THREADS, 1),
				mapping.millis("warm-up", 0, Workload.LONGEST_MILLIS, 5_000),
				mapping.millis("duration", 1, Workload.LONGEST_MILLIS, 10_000), calls,
				mapping.decimal("rate", 0.001, Workload.HIGHEST_RATE, 0), mapping.whole("seed", 0, Long.MAX_VALUE, 42));
		this.problems.throwIfAny();
		workload.contradiction().ifPresent((found) -> mapping.refuse(found.key(), found.reason()));
		return workload;
	}

	private static void refuseBeside(YamlMapping mapping, String one, String other) {
		if (mapping.has(other)) {
			mapping.refuseKey(other, "cannot be given beside '%s': take one of them away".formatted(one));
		}
	}

	// What a change makes meaningless goes with it: time or a number of calls decides.
	private static Node change(Node node, String path, Node value) {
		if (!(node instanceof MappingNode mapping)) {
			return node;
		}
		int dot = path.indexOf('.');
		String key = (dot < 0) ? path : path.substring(0, dot);
		Set<String> replaced = switch (key) {
			case "calls" -> Set.of("calls", "duration", "warm-up");
			case "duration", "warm-up" -> Set.of("calls", key);
			default -> Set.of(key);
		};
		List<NodeTuple> tuples = new ArrayList<>();
		Node changed = value;
		for (NodeTuple tuple : mapping.getValue()) {
			String name = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "";
			if (!replaced.contains(name)) {
				tuples.add(tuple);
			}
			else if (dot >= 0) {
				changed = change(tuple.getValueNode(), path.substring(dot + 1), value);
			}
		}
		tuples.add(new NodeTuple(
				new ScalarNode(Tag.STR, true, key, ScalarStyle.PLAIN, value.getStartMark(), value.getEndMark()),
				changed));
		return new MappingNode(mapping.getTag(), true, tuples, mapping.getFlowStyle(), mapping.getStartMark(),
				mapping.getEndMark());
	}

	private Node compose(String place, String yaml) {
		try {
			Optional<Node> root = new Compose(LoadSettings.builder().setLabel(place).build()).composeString(yaml);
			if (root.isPresent()) {
				return root.get();
			}
			this.problems.add(Optional.empty(), "is empty; a workload needs %s".formatted(String.join(", ", KEYS)));
		}
		catch (MarkedYamlEngineException ex) {
			this.problems.add(ex.getProblemMark(), "is no YAML: " + ex.getProblem());
		}
		catch (YamlEngineException ex) {
			this.problems.add(Optional.empty(), "is no YAML: " + ex.getMessage());
		}
		this.problems.throwIfAny();
		throw new IllegalStateException();
	}

	private long entries(YamlMapping mapping) {
		mapping.required("entries", "a whole number from 1 to %,d".formatted(Workload.MOST_ENTRIES));
		return mapping.whole("entries", 1, Workload.MOST_ENTRIES, 1);
	}

	private List<Call> ops(YamlMapping mapping) {
		List<Operation> operations = mapping.choices("ops", Operation.values(), Operation::name, MOST_OPS);
		List<Operation> bulk = operations.stream().filter(Operation::bulk).distinct().toList();
		Optional<Node> batch = mapping.value("batch");
		if (batch.isPresent() && bulk.isEmpty() && !operations.isEmpty()) {
			mapping.refuseKey("batch",
					"is for operations on batches, such as GET_ALL, of which there is none in 'ops'");
		}
		if (batch.isPresent() && batch.get() instanceof MappingNode node) {
			YamlMapping sizes = new YamlMapping(this.problems, node, "'batch'",
					bulk.stream().map(Operation::name).toList());
			return operations.stream().map((operation) -> new Call(operation, batch(sizes, operation))).toList();
		}
		int size = (int) mapping.whole("batch", 1, Workload.LARGEST_BATCH, DEFAULT_BATCH);
		return operations.stream().map((operation) -> new Call(operation, operation.bulk() ? size : 1)).toList();
	}

	private static int batch(YamlMapping sizes, Operation operation) {
		if (!operation.bulk()) {
			return 1;
		}
		return (int) sizes.whole(operation.name(), 1, Workload.LARGEST_BATCH, DEFAULT_BATCH);
	}

	private Keys keys(YamlMapping mapping) {
		Optional<Node> node = mapping.value("keys");
		if (node.isEmpty()) {
			return new Keys(Distribution.RANDOM, Keys.STRIDE, Keys.CLUSTER, Keys.EXPONENT, Keys.COPIES, 1);
		}
		YamlMapping keys = new YamlMapping(this.problems, node.get(), "'keys'", KEY_KEYS);
		Distribution distribution = keys.choice("distribution", Distribution.values(), Distribution::id, null);
		refuseElsewhere(keys, "stride", distribution, Distribution.STRIDED);
		refuseElsewhere(keys, "cluster", distribution, Distribution.CLUSTERED);
		refuseElsewhere(keys, "exponent", distribution, Distribution.ZIPF);
		refuseElsewhere(keys, "copies", distribution, Distribution.DUPLICATES);
		int cluster = (int) keys.whole("cluster", 2, 1 << 20, Keys.CLUSTER);
		if (Integer.bitCount(cluster) != 1) {
			keys.refuse("cluster", "must be a power of two, such as 16: %d".formatted(cluster));
		}
		return new Keys(distribution, (int) keys.whole("stride", 1, 1 << 30, Keys.STRIDE), cluster,
				keys.decimal("exponent", 0, 10, Keys.EXPONENT), (int) keys.whole("copies", 1, 1_000_000, Keys.COPIES),
				keys.decimal("hit-ratio", 0, 1, 1));
	}

	private static void refuseElsewhere(YamlMapping keys, String key, Distribution distribution, Distribution owner) {
		if (keys.has("distribution") && keys.has(key) && distribution != owner) {
			keys.refuseKey(key, "is for the distribution %s, not for %s".formatted(owner.id(), distribution.id()));
		}
	}

}
