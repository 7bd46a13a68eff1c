package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bulkmap.benchmarks.results.Environment;
import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.workload.Operation;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;
import io.bulkmap.benchmarks.workload.RunResult.Percentiles;
import io.bulkmap.benchmarks.workload.WorkloadReader;

/**
 * Made-up results, which nobody should take for measurements.
 */
public final class Samples {

	private Samples() {
	}

	/**
	 * Returns a result with two engines and two operations: ours is quicker at the first,
	 * the other at the second, and takes less memory.
	 * @return the result
	 */
	public static WorkloadResult workload() {
		return new WorkloadResult(WorkloadResult.SCHEMA, environment(), WorkloadReader.parse("sample.yaml", """
				name: sample
				description: Two <things>.
				map: long-long
				entries: 1000
				ops: [PUT_ALL, GET]
				batch: 100
				""", Map.of()),
				List.of(run("native", "bulkmap", true, "avx2, jni", 3.5, 77.5, 0, 32_000),
						run("hppc", "HPPC", false, "", 7.25, 11.75, 28_000, 0)),
				List.of(new WorkloadResult.Refusal("chronicle", "has no <wings>")));
	}

	private static RunResult run(String engine, String title, boolean ours, String kernel, double put, double get,
			long heap, long offHeap) {
		return new RunResult(engine, title, ours, "1.0", kernel, List.of("-Xmx1g"),
				List.of(operation(Operation.PUT_ALL, 100, put), operation(Operation.GET, 1, get)),
				new RunResult.Throughput(1, 0.5, 0.25, 40, 2020, 0, 0), new RunResult.Allocation(4096, 8192, 4.1),
				new RunResult.Collections(3, 21, 9),
				new RunResult.Memory(1000, heap, offHeap, (heap + offHeap) / 1000.0, 1 << 20));
	}

	private static OperationResult operation(Operation operation, int batch, double nanosPerEntry) {
		long nanos = (long) (nanosPerEntry * batch * 1000);
		Percentiles times = new Percentiles(nanos, 2 * nanos, 3 * nanos, 4 * nanos, 5 * nanos, nanos);
		return new OperationResult(operation, batch, 10, 10L * batch, 0, nanosPerEntry, times, times);
	}

	static Environment environment() {
		return new Environment("Machine & Sons", 2, 8L << 30, "Some OS", "17", "java -jar benchmarks.jar run", "2026");
	}

	/**
	 * Returns speeds at two sizes: ours wins at the small one and loses at the large one.
	 */
	static List<Speed> speeds() {
		List<Speed> speeds = new ArrayList<>();
		speeds.add(speed("hit", "NATIVE", 1000, 2.6));
		speeds.add(speed("hit", "NATIVE", 1_000_000, 9.2));
		speeds.add(speed("hit", "JAVA", 1000, 10.7));
		speeds.add(speed("hit", "HPPC", 1000, 7.9));
		speeds.add(speed("hit", "HPPC", 1_000_000, 17.6));
		speeds.add(speed("hit", "ECLIPSE", 1000, 6.4));
		speeds.add(speed("hit", "ECLIPSE", 1_000_000, 4.6));
		speeds.add(new Speed("floorRead", "", 1000, "", "", "", "", 3, 1.3, 1.2, 1.4));
		speeds.add(new Speed("floorRead", "", 1000, "", "", "", "false", 3, 99.5, 99, 100));
		return speeds;
	}

	static Speed speed(String operation, String engine, int size, double nanos) {
		return new Speed(operation, engine, size, "RANDOM", "", "AUTO", "", 3, nanos, nanos, nanos);
	}

	static Distribution distribution() {
		return new Distribution("lookup <avx2>", 4000, 3.25,
				List.of(new Distribution.Point(0, 0.75), new Distribution.Point(50, 3.5),
						new Distribution.Point(97, 8.125), new Distribution.Point(99.25, 21.5),
						new Distribution.Point(99.95, 44.5), new Distribution.Point(100, 61.75)));
	}

	static List<CallTime> callTimes() {
		String title = "call, nanoseconds: map get";
		return List.of(new CallTime(title, "8 keys", "jna", 3, 118.5, 110, 120),
				new CallTime(title, "8 keys", "jni", 3, 78.9, 78, 80),
				new CallTime(title, "1,000 keys", "jni", 3, 3051, 3000, 3100));
	}

	static Measurements measurements() {
		return new Measurements(Measurements.SCHEMA, List
			.of(new Source(environment(), speeds(), List.of(workload()), List.of(distribution()), callTimes())));
	}

}
