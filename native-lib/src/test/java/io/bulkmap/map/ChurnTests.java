package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.table.ProbeCounts;
import io.bulkmap.table.TableInvariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests that a map does not age: new keys come, the oldest go, and after any number of
 * them searches are as short as in a map that has never lost an entry.
 * <p>
 * {@code -Dbulkmap.test.window} says how many entries the map has all the time,
 * {@code -Dbulkmap.test.churn} how many operations to do, each of which is one insertion
 * or one removal, and {@code -Dbulkmap.test.seed} chooses keys, batches and secrets:
 * everything here is the same in every run.
 */
class ChurnTests {

	private static final int WINDOW = Integer.getInteger("bulkmap.test.window", 100_000);

	private static final long OPERATIONS = Long.getLong("bulkmap.test.churn", 2_000_000);

	private static final long SEED = Long.getLong("bulkmap.test.seed", 1);

	// Maps that tell how much the statistics of equal histories differ.
	private static final int CONTROLS = 20;

	private static final int SIGMAS = 7;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private int maps;

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.map.MapVariants#ofAnySize")
	void slidingWindowShouldLeaveNothingBehind(BulkMapOptions variant) {
		// A tenth of room, so that nothing has to grow: close to the limit, where most
		// entries are displaced.
		BulkMapOptions options = variant.withExpectedEntries((WINDOW + SlidingWindow.LONGEST_BATCH) * 11L / 10)
			.withHashSeed(SEED);
		OffHeapLongLongBulkMap map = create(options);
		SlidingWindow window = new SlidingWindow(map, WINDOW, SEED);
		long memory = map.statistics().memoryBytes();

		ProbeCounts[] quarters = new ProbeCounts[4];
		for (int quarter = 0; quarter < quarters.length; quarter++) {
			window.slide(OPERATIONS / quarters.length);
			quarters[quarter] = ProbeCounts.of(map.tables());
			report(25 * (quarter + 1) + " %", quarters[quarter], map);
			assertThat(map.statistics().memoryBytes()).as("memory").isEqualTo(memory);
			assertThat(map.size()).as("size").isEqualTo(WINDOW);
		}

		OffHeapLongLongBulkMap fresh = create(options);
		window.copyTo(fresh);
		report("fresh", ProbeCounts.of(fresh.tables()), fresh);
		assertThat(fresh.statistics().memoryBytes()).as("memory of a fresh map").isEqualTo(memory);
		checkSameLayout(quarters[3], ProbeCounts.of(fresh.tables()));
		checkNoDrift(quarters[0], quarters[3], options);
		window.checkEntries();
		map.tables().forEach(TableInvariants::check);
	}

	// How many entries a group has depends neither on the order in which they came nor on
	// those that have gone, as long as each is as near to its home as it can be. So
	// neither does the sum of the distances.
	private static void checkSameLayout(ProbeCounts used, ProbeCounts fresh) {
		assertThat(used.entries()).isEqualTo(fresh.entries());
		assertThat(used.visits()).as("groups visited: %s; in a fresh map: %s", used, fresh).isEqualTo(fresh.visits());
	}

	// Other keys, so that only chance may tell the beginning from the end.
	private void checkNoDrift(ProbeCounts early, ProbeCounts late, BulkMapOptions options) {
		double[] means = new double[CONTROLS];
		double[] displaced = new double[CONTROLS];
		for (int control = 0; control < CONTROLS; control++) {
			OffHeapLongLongBulkMap map = create(options.withHashSeed(SEED + 1 + control));
			new SlidingWindow(map, WINDOW, SEED);
			means[control] = ProbeCounts.of(map.tables()).mean();
			displaced[control] = ProbeCounts.of(map.tables()).displaced();
			map.close();
		}
		assertThat(late.mean()).as("mean").isCloseTo(early.mean(), within(margin(means)));
		assertThat(late.displaced()).as("displaced").isCloseTo(early.displaced(), within(margin(displaced)));
		// At this load, few entries are five groups away, and each further one has a
		// small
		// part of those before it.
		assertThat(late.maximum()).as("maximum").isLessThanOrEqualTo(early.maximum() + 4);
	}

	// Of the difference between two.
	private static double margin(double[] values) {
		double mean = Arrays.stream(values).average().orElseThrow();
		double squares = Arrays.stream(values).map((value) -> (value - mean) * (value - mean)).sum();
		return SIGMAS * Math.sqrt(2 * squares / (values.length - 1));
	}

	private static void report(String when, ProbeCounts statistics, OffHeapLongLongBulkMap map) {
		System.out.printf("%s: %s, %d bytes%n", when, statistics, map.statistics().memoryBytes());
	}

	private OffHeapLongLongBulkMap create(BulkMapOptions options) {
		return (OffHeapLongLongBulkMap) this.factory.longLongMap("churn" + this.maps++, options);
	}

}
