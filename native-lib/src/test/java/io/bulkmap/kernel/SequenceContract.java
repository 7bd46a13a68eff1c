package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.bulkmap.kernel.TestBatches.MISSING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the operations of a kernel do one after the other.
 */
interface SequenceContract extends KernelContract {

	// Few keys for the table, so that old, new, equal and removed ones are frequent, and
	// so is a table without room.
	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 6, 10, 15, 23, 50, 100, 700, 3000 })
	default void anySequenceOfOperationsShouldMatchAHashMap(int entries) {
		List<Update> updates = List.of(Update.values());
		SplittableRandom random = new SplittableRandom(entries);
		TablePair tables = tables(entries, entries);
		Map<Long, Long> model = new HashMap<>();
		for (int step = 0; step < 400; step++) {
			int count = random.nextInt(random.nextBoolean() ? 50 : entries + 1);
			long[] keys = random.longs(count, -entries, entries).toArray();
			switch (random.nextInt(8)) {
				case 0, 1 -> assertThat(tables.removeAll(keys)).isEqualTo(remove(model, keys));
				case 2 -> {
					long[] values = new long[count];
					assertThat(tables.getAll(keys, values, MISSING)).isEqualTo(hits(model, keys));
					assertThat(values)
						.isEqualTo(Arrays.stream(keys).map((key) -> model.getOrDefault(key, MISSING)).toArray());
				}
				case 3 -> assertThat(tables.containsAll(keys, new boolean[count])).isEqualTo(hits(model, keys));
				case 4 -> tables = tables.copyAll(tables.hash(), entries);
				default -> {
					Update update = updates.get(random.nextInt(updates.size()));
					long[] values = random.longs(count).toArray();
					int stored = tables.updateAll(update, keys, values);
					UpdateModel.updateAll(update, model, Arrays.copyOf(keys, stored), values);
				}
			}
			assertThat(tables.entries()).isEqualTo(model);
		}
	}

	private static int remove(Map<Long, Long> model, long[] keys) {
		int before = model.size();
		Arrays.stream(keys).forEach(model::remove);
		return before - model.size();
	}

	private static int hits(Map<Long, Long> model, long[] keys) {
		return (int) Arrays.stream(keys).filter(model::containsKey).count();
	}

}
