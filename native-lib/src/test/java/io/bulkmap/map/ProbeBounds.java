package io.bulkmap.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.ProbeCounts;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * How long searches may be in a map of {@link #ENTRIES} keys if only chance has placed
 * them, measured with random keys.
 *
 * @param mean largest mean
 * @param displaced largest share of displaced entries
 * @param maximum longest search
 */
record ProbeBounds(double mean, double displaced, int maximum) {

	static final int ENTRIES = 20_000;

	// Little room, so that many entries are displaced.
	private static final int EXPECTED = 22_000;

	private static final int CONTROLS = 200;

	// Beyond, a value comes by chance once in a thousand million.
	private static final int SIGMAS = 6;

	private static final double UNLIKELY = 1e-9;

	private static final int ENOUGH = 100;

	private static final Map<BulkMapOptions, ProbeBounds> MEASURED = new ConcurrentHashMap<>();

	static ProbeBounds of(BulkMapOptions variant) {
		return MEASURED.computeIfAbsent(variant, ProbeBounds::measure);
	}

	private static ProbeBounds measure(BulkMapOptions variant) {
		double[] means = new double[CONTROLS];
		double[] displaced = new double[CONTROLS];
		ProbeCounts all = ProbeCounts.of(List.of());
		for (int control = 0; control < CONTROLS; control++) {
			long[] keys = new SplittableRandom(1000 + control).longs(ENTRIES).map((key) -> key | 1).toArray();
			ProbeCounts statistics = fill(variant.withHashSeed(2000 + control), keys);
			means[control] = statistics.mean();
			displaced[control] = statistics.displaced();
			all.add(statistics);
		}
		return new ProbeBounds(bound(means), bound(displaced), longest(all));
	}

	private static double bound(double[] values) {
		double mean = Arrays.stream(values).average().orElseThrow();
		double squares = Arrays.stream(values).map((value) -> (value - mean) * (value - mean)).sum();
		return mean + SIGMAS * Math.sqrt(squares / (values.length - 1));
	}

	// Each length is a fraction as frequent as the one before; from the last two that are
	// frequent enough to tell, on to where not even one of all maps has one.
	private static int longest(ProbeCounts all) {
		int last = 2;
		while (all.count(last + 1) >= ENOUGH) {
			last++;
		}
		double fraction = (double) all.count(last) / all.count(last - 1);
		double expected = (double) all.count(last) / CONTROLS;
		return last + (int) Math.ceil(Math.log(UNLIKELY / expected) / Math.log(fraction));
	}

	/**
	 * Tells what is worse than chance allows, or {@code null}.
	 */
	@Nullable String violation(ProbeCounts statistics) {
		if (statistics.mean() > this.mean || statistics.displaced() > this.displaced
				|| statistics.maximum() > this.maximum) {
			return "displaced %.5f, %s; the bounds are %s".formatted(statistics.displaced(), statistics, this);
		}
		return null;
	}

	static ProbeCounts fill(BulkMapOptions options, long[] keys) {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = factory.longLongMap("pattern", options.withExpectedEntries(EXPECTED));
			map.putAll(keys, keys);
			return ProbeCounts.of(((OffHeapLongLongBulkMap) map).tables());
		}
	}

	static ProbeCounts withSecrets(KeyHash hash, KeyPattern pattern) {
		Table table = Table.create(DirectMemory.withoutAddresses(), hash, EXPECTED);
		for (long key : pattern.keys(ENTRIES)) {
			table.put(key, 0);
		}
		return ProbeCounts.of(List.of(table));
	}

}
