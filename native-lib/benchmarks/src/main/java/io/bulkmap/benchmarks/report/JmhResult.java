package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.ObjectEngineKind;
import io.bulkmap.benchmarks.RowBenchmark;
import io.bulkmap.benchmarks.SharedMapKind;
import io.bulkmap.benchmarks.engine.EngineKind;
import tools.jackson.databind.JsonNode;

/**
 * What JMH has written about one benchmark with its parameters.
 */
final class JmhResult {

	private static final String ANY_ORDER = "RANDOM";

	private static final String ANY_BINDING = "AUTO";

	private final JsonNode node;

	private final JsonNode params;

	private final String benchmark;

	private final String operation;

	/**
	 * Creates a result.
	 * @param node what JMH has written
	 */
	JmhResult(JsonNode node) {
		this.node = node;
		this.params = node.path("params");
		String[] name = node.path("benchmark").asString("").split("\\.", -1);
		this.benchmark = (name.length > 1) ? name[name.length - 2] : "";
		this.operation = name[name.length - 1];
	}

	/**
	 * Returns the speeds that a report shows.
	 * @return the speeds; none of a benchmark that compares no maps
	 */
	List<Speed> speeds() {
		return switch (this.benchmark) {
			case "BulkBenchmark", "SingleBenchmark", "FloorBenchmark" -> ofLongs();
			case "ConcurrentBenchmark" -> ofShared();
			case "ObjectKeyBenchmark" -> ofObjects();
			case "RowBenchmark" -> ofRows();
			default -> List.of();
		};
	}

	/**
	 * Returns the times of calls that a report shows.
	 * @return the times; none of a benchmark that compares maps
	 */
	List<CallTime> callTimes() {
		return switch (this.benchmark) {
			case "CallBenchmark" -> List.of(callTime("call, nanoseconds: ", way()));
			case "MetricsBenchmark" -> List.of(callTime("call with metrics, nanoseconds: ", sampling()));
			default -> List.of();
		};
	}

	private String way() {
		return param("call").equals("JAVA") ? "Java kernel" : param("call").toLowerCase(Locale.ROOT);
	}

	private String sampling() {
		return switch (param("sampleEvery")) {
			case "-1" -> "no metrics";
			case "0" -> "none is timed";
			case "1" -> "each is timed";
			default -> "one of %s is timed".formatted(param("sampleEvery"));
		};
	}

	private CallTime callTime(String title, String column) {
		double[] forks = forks(this.node.path("primaryMetric").path("rawData"));
		String keys = param("length").equals("1") ? "1 key"
				: "%s keys".formatted(Figures.count(Long.parseLong(param("length"))));
		return new CallTime(title + Comparison.words(this.operation), keys, column, forks.length, median(forks),
				forks[0], forks[forks.length - 1]);
	}

	private List<Speed> ofLongs() {
		return List.of(speed(this.operation, param("engineKind"), param("size"), param("order"), param("binding"),
				perEntry()));
	}

	// What others share is compared with each way in which ours can be shared.
	private List<Speed> ofShared() {
		int threads = this.node.path("threads").asInt(1);
		String what = "%s by %s, batches of %s".formatted(this.operation,
				(threads == 1) ? "1 thread" : "%d threads".formatted(threads),
				Figures.count(Long.parseLong(param("batch"))));
		String parts = what + ", 16 partitions";
		return switch (SharedMapKind.valueOf(param("kind"))) {
			case ONE_PARTITION -> List.of(ofKind(what, EngineKind.NATIVE));
			case PARTITIONS -> List.of(ofKind(parts, EngineKind.NATIVE));
			case SINGLE_THREAD -> List.of(ofKind(what + ", no locks", EngineKind.NATIVE));
			case CONCURRENT_HASH_MAP ->
				Stream.of(what, parts).map((each) -> ofKind(each, EngineKind.CONCURRENT_HASH_MAP)).toList();
		};
	}

	// HashMap has its keys as objects, and is compared with both ways to have them.
	private List<Speed> ofObjects() {
		String objects = "%s, %s".formatted(this.operation, "UUID".equals(param("keys")) ? "uuid-long" : "string-long");
		if (!param("file").isEmpty()) {
			objects += " (%s)".formatted(param("file"));
		}
		String packed = objects + ", packed keys";
		return switch (ObjectEngineKind.valueOf(param("engineKind"))) {
			case HASH_MAP -> List.of(ofKind(objects, EngineKind.HASHMAP), ofKind(packed, EngineKind.HASHMAP));
			case HASH_MAP_PACKED -> List.of(ofKind(packed + " that become objects", EngineKind.HASHMAP));
			case BULKMAP -> List.of(ofKind(objects, EngineKind.NATIVE));
			case BULKMAP_PACKED -> List.of(ofKind(packed, EngineKind.NATIVE));
			case BULKMAP_JAVA_PACKED -> List.of(ofKind(packed, EngineKind.JAVA));
		};
	}

	private Speed ofKind(String what, EngineKind kind) {
		return speed(what, kind.name(), param("size"), ANY_ORDER, ANY_BINDING, perEntry());
	}

	private List<Speed> ofRows() {
		EngineKind kind = switch (RowBenchmark.Holder.valueOf(param("holder"))) {
			case BULKMAP -> EngineKind.NATIVE;
			case BULKMAP_JAVA -> EngineKind.JAVA;
			case HASH_MAP -> EngineKind.HASHMAP;
		};
		return List.of(speed("%s, long-row of %s bytes".formatted(this.operation, param("rowBytes")), kind.name(),
				param("entries"), ANY_ORDER, ANY_BINDING, this.node.path("primaryMetric")));
	}

	private Speed speed(String what, String engine, String size, String order, String binding, JsonNode metric) {
		double[] forks = forks(metric.path("rawData"));
		return new Speed(what, engine, Integer.parseInt(size), order, param("hitRatio"), binding,
				param("hugePages").equals("false") ? "false" : "", forks.length, median(forks), forks[0],
				forks[forks.length - 1]);
	}

	private String param(String name) {
		return this.params.path(name).asString("");
	}

	private JsonNode perEntry() {
		return this.node.path("secondaryMetrics").path("perEntry");
	}

	// The means of the forks, the lowest first.
	private static double[] forks(JsonNode rawData) {
		List<Double> means = new ArrayList<>();
		for (JsonNode fork : rawData) {
			double sum = 0;
			for (JsonNode iteration : fork) {
				sum += iteration.asDouble();
			}
			means.add(sum / fork.size());
		}
		return means.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	private static double median(double[] sorted) {
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle]
				: Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
	}

}
