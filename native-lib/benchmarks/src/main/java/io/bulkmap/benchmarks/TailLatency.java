package io.bulkmap.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import com.sun.management.ThreadMXBean;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.benchmarks.engine.BulkMapEngine;
import io.bulkmap.benchmarks.engine.Engine;
import io.bulkmap.benchmarks.engine.EngineKind;
import org.HdrHistogram.Histogram;

/**
 * Times every batch by itself while maps grow from nothing, because what a service feels
 * is the longest call, not the mean.
 * <p>
 * Arguments: number of entries, length of a batch, rounds, then the maps: constants of
 * {@link EngineKind}, or {@code SMALL_PAGES}, our map without pages of 2 MiB. Each map is
 * in a JVM of its own, which writes its garbage collections to {@code gc-MAP.log}. Prints
 * a table in Markdown; microseconds per batch.
 */
public final class TailLatency {

	private static final int WARM_UP_ROUNDS = 2;

	private static final int WARM_BYTES = 1000 << 20;

	private static final long HIGHEST_NANOS = 60_000_000_000L;

	private TailLatency() {
	}

	/**
	 * Runs the measurement.
	 * @param args see above
	 * @throws Exception if a JVM cannot be started, or fails
	 */
	public static void main(String[] args) throws Exception {
		if (args.length == 4 && args[3].startsWith("only:")) {
			System.out.println(measure(args[3].substring("only:".length()), Integer.parseInt(args[0]),
					Integer.parseInt(args[1]), Integer.parseInt(args[2])));
			return;
		}
		System.out.println("| map | ns per entry | P50 | P90 | P99 | P99.9 | P99.99 | longest | collections | their ms "
				+ "| MB allocated per round | MB resident at most |");
		System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
		for (int i = 3; i < args.length; i++) {
			fork(args[0], args[1], args[2], args[i]);
		}
	}

	private static void fork(String entries, String length, String rounds, String map)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms4g", "-Xmx4g",
						"-XX:+AlwaysPreTouch", "-XX:MaxDirectMemorySize=2g", "-Xlog:gc:file=gc-" + map + ".log", "-cp",
						System.getProperty("java.class.path"), TailLatency.class.getName(), entries, length, rounds,
						"only:" + map));
		if (Runtime.version().feature() > 17) {
			command.add(1, "--enable-native-access=ALL-UNNAMED");
		}
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.redirectError(new File("gc-" + map + ".err"))
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("%s failed, see gc-%1$s.err".formatted(map));
		}
	}

	private static String measure(String map, int entries, int length, int rounds) throws Exception {
		Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
		long nanos = 0;
		long collections = 0;
		long collectionMillis = 0;
		long allocated = 0;
		for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
			histogram = (round == 0) ? new Histogram(HIGHEST_NANOS, 3) : histogram;
			leaveMemoryWarm();
			long collectionsBefore = collections(true);
			long millisBefore = collections(false);
			long allocatedBefore = allocated();
			long time = fill(map, entries, length, round, histogram);
			if (round >= 0) {
				nanos += time;
				collections += collections(true) - collectionsBefore;
				collectionMillis += collections(false) - millisBefore;
				allocated += allocated() - allocatedBefore;
			}
		}
		return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %d | %d | %d |",
				map, (double) nanos / rounds / entries, micros(histogram, 50), micros(histogram, 90),
				micros(histogram, 99), micros(histogram, 99.9), micros(histogram, 99.99),
				histogram.getMaxValue() / 1000.0, collections, collectionMillis, (allocated / rounds) >> 20,
				mostResident() >> 10);
	}

	// A virtual machine may have to ask its host for a page that nobody has used for some
	// seconds, which takes as long as hundreds of entries, and has nothing to do with
	// maps.
	private static void leaveMemoryWarm() throws InterruptedException {
		ByteBuffer.allocateDirect(WARM_BYTES);
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(50);
		}
	}

	// The batches are made between the measured calls.
	private static long fill(String map, int entries, int length, int round, Histogram histogram) {
		SplittableRandom random = new SplittableRandom(round);
		long[] keys = new long[length];
		long[] values = new long[length];
		long nanos = 0;
		try (Engine engine = engine(map)) {
			for (int from = 0; from < entries; from += length) {
				for (int i = 0; i < length; i++) {
					keys[i] = random.nextLong();
					values[i] = from + i + 1L;
				}
				long start = System.nanoTime();
				engine.putAll(keys, values);
				long time = System.nanoTime() - start;
				nanos += time;
				histogram.recordValue(time);
			}
		}
		return nanos;
	}

	private static Engine engine(String map) {
		return switch (map) {
			case "SMALL_PAGES" -> new BulkMapEngine(KernelChoice.AUTO, BulkMapOptions.defaults().withHugePages(false));
			default -> EngineKind.valueOf(map).create(0);
		};
	}

	private static double micros(Histogram histogram, double percentile) {
		return histogram.getValueAtPercentile(percentile) / 1000.0;
	}

	private static long collections(boolean count) {
		long sum = 0;
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			sum += count ? collector.getCollectionCount() : collector.getCollectionTime();
		}
		return sum;
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
			.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

	// In KiB. Linux only.
	private static long mostResident() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElse(0);
	}

}
