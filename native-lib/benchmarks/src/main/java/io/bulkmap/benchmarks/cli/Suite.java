package io.bulkmap.benchmarks.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured together. The constants in lower case are the names on the command
 * line.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of
enum Suite {

	/** What shows within ten minutes whether something has become slower. */
	SHORT(List.of(
			List.of("BulkBenchmark.(insert|update|hit|miss)$", "-p", "size=10000,1000000", "-p",
					"engineKind=NATIVE,JAVA,HPPC,FASTUTIL,ECLIPSE,HASHMAP", "-f", "1", "-wi", "2", "-w", "200ms", "-i",
					"3", "-r", "200ms", "-jvmArgs", "-Xms1g -Xmx1g -XX:+AlwaysPreTouch"),
			List.of("FloorBenchmark", "-p", "size=10000,1000000", "-f", "1", "-wi", "2", "-w", "200ms", "-i", "3", "-r",
					"200ms")),
			List.of("native", "java", "hppc", "eclipse", "hashmap", "chronicle"), List.of("warm-up=1s", "duration=3s"),
			"1g"),

	/** Once of most things that a short run leaves out: within an hour, no workloads. */
	MEDIUM(List.of(
			quick("BulkBenchmark.(insert|update|hit|miss)$", "-p", "size=64,1000,100000", "-p",
					"engineKind=NATIVE,JAVA,HPPC,FASTUTIL,ECLIPSE,AGRONA,KOLOBOKE,HASHMAP"),
			List.of("BulkBenchmark.(insert|update|hit|miss)$", "-p", "size=10000000", "-p",
					"engineKind=NATIVE,HPPC,FASTUTIL,ECLIPSE,HASHMAP", "-f", "1", "-wi", "1", "-w", "1s", "-i", "3",
					"-r", "1s"),
			quick("BulkBenchmark.(insert|hit)$", "-p", "size=10000,1000000", "-p", "order=SEQUENTIAL,ZIPF,DUPLICATES",
					"-p", "engineKind=NATIVE,HPPC,ECLIPSE,HASHMAP"),
			quick("BulkBenchmark.lookUp$", "-p", "size=10000,1000000", "-p", "hitRatio=0.5", "-p",
					"engineKind=NATIVE,HPPC,ECLIPSE,HASHMAP"),
			quick("BulkBenchmark.(insert|hit)$", "-p", "size=10000,1000000", "-p", "engineKind=NATIVE", "-p",
					"binding=JNA,JNI"),
			quick("FloorBenchmark", "-p", "size=10000,1000000,10000000", "-p", "hugePages=true,false"),
			quick("SingleBenchmark", "-p", "size=10000,1000000", "-p", "engineKind=NATIVE,HPPC,ECLIPSE,HASHMAP"),
			quick("ConcurrentBenchmark", "-t", "1", "-p", "size=10000,1000000", "-p", "batch=1000"),
			quick("ConcurrentBenchmark", "-t", "2", "-p", "size=10000,1000000", "-p", "batch=1000", "-p",
					"kind=ONE_PARTITION,PARTITIONS,CONCURRENT_HASH_MAP"),
			List.of("CallBenchmark.(mapGet|mapPut)$", "-p", "call=JAVA,JNA,JNI", "-p", "length=1,4,8,16,64,1000", "-f",
					"2", "-wi", "2", "-w", "300ms", "-i", "3", "-r", "300ms"),
			List.of("MetricsBenchmark", "-p", "length=0,1000", "-f", "2", "-wi", "2", "-w", "300ms", "-i", "3", "-r",
					"300ms")),
			List.of(), List.of(), "1g"),

	/** Everything: some hours. */
	FULL(List.of(
			List.of("BulkBenchmark.(insert|update|mixed|hit|miss)$", "-p",
					"size=64,1000,10000,100000,1000000,10000000"),
			List.of("FloorBenchmark", "-p", "size=64,1000,10000,100000,1000000,10000000", "-p", "hugePages=true,false"),
			List.of("BulkBenchmark.(insert|update|hit)$", "-p", "size=10000,1000000", "-p",
					"order=SEQUENTIAL,STRIDED,CLUSTERED,ZIPF,DUPLICATES"),
			List.of("BulkBenchmark.lookUp$", "-p", "size=10000,1000000", "-p", "hitRatio=0.1,0.5,0.9"),
			List.of("BulkBenchmark.(insert|update|hit|miss)$", "-p", "size=10000,1000000", "-p",
					"engineKind=AVX2,SSE2,NEON"),
			List.of("BulkBenchmark.(insert|hit)$", "-p", "size=10000,1000000", "-p", "engineKind=NATIVE", "-p",
					"binding=JNA,JNI,FFM"),
			List.of("SingleBenchmark", "-p", "size=10000,1000000"), List.of("ConcurrentBenchmark", "-t", "1"),
			List.of("ConcurrentBenchmark", "-t", "2", "-p", "kind=ONE_PARTITION,PARTITIONS,CONCURRENT_HASH_MAP"),
			List.of("CallBenchmark"), List.of("MetricsBenchmark"), List.of("ObjectKeyBenchmark"),
			List.of("RowBenchmark")), List.of("all"), List.of(), "4g");

	private final List<List<String>> benchmarks;

	private final List<String> engines;

	private final List<String> changes;

	private final String heap;

	Suite(List<List<String>> benchmarks, List<String> engines, List<String> changes, String heap) {
		this.benchmarks = benchmarks;
		this.engines = engines;
		this.changes = changes;
		this.heap = heap;
	}

	/**
	 * Returns the benchmarks.
	 * @return arguments of JMH, for one run after the other
	 */
	List<List<String>> benchmarks() {
		return this.benchmarks;
	}

	/**
	 * Returns the engines of the workloads.
	 * @return names of engines; none if the suite has no workloads
	 */
	List<String> engines() {
		return this.engines;
	}

	/**
	 * Returns what the workloads do differently.
	 * @return keys with values
	 */
	List<String> changes() {
		return this.changes;
	}

	/**
	 * Returns the size of the heap that workloads run with: touching all of it takes a
	 * second or two per gibibyte.
	 * @return the size, as the JVM reads it
	 */
	String heap() {
		return this.heap;
	}

	private static List<String> quick(String... arguments) {
		return Stream
			.concat(Stream.of(arguments), Stream.of("-f", "1", "-wi", "2", "-w", "200ms", "-i", "3", "-r", "200ms",
					"-jvmArgs", "-Xms2g -Xmx2g -XX:+AlwaysPreTouch"))
			.toList();
	}

}
