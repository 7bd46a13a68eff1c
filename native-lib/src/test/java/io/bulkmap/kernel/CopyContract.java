package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.bulkmap.table.KeyHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.bulkmap.kernel.TestBatches.model;
import static io.bulkmap.kernel.TestBatches.random;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for {@link BulkKernel#copyAll} and
 * {@link BulkKernel#copyGroups}.
 */
interface CopyContract extends KernelContract {

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#counts")
	default void copyAllShouldCopyEveryEntry(int count) {
		TablePair source = tables(count, 1);
		long[] keys = random(count, count);
		long[] values = random(count, count + 1);
		source.fill(keys, values);
		Map<Long, Long> model = model(keys, values);

		assertThat(source.copyAll(source.hash(), 2L * count).entries()).isEqualTo(model);
		assertThat(source.copyAll(source.hash(), count).entries()).isEqualTo(model);
		assertThat(source.copyAll(KeyHash.ofSeed(-1), count + 3).entries()).isEqualTo(model);

		assertThat(source.entries()).isEqualTo(model);
	}

	// The fuller a source, the more full groups it has.
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 300, 500, 600 })
	default void copyAllWhenTheSourceIsSparseShouldCopyEveryEntry(int count) {
		TablePair source = tables(600, 2);
		long[] keys = random(count, 3);
		source.fill(keys, keys);

		assertThat(source.copyAll(source.hash(), 600).entries()).isEqualTo(model(keys, keys));
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.TestBatches#specialKeys")
	default void copyAllShouldTakeEveryLongForAnOrdinaryKeyAndValue(long special) {
		TablePair source = tables(10, special);
		source.fill(new long[] { 5, special }, new long[] { 6, special });

		assertThat(source.copyAll(source.hash(), 10).entries()).isEqualTo(Map.of(5L, 6L, special, special));
		assertThat(source.entries()).hasSize(2);
	}

	// Into a table where they spill, too; the last group's go on in the first one.
	@ParameterizedTest
	@ValueSource(ints = { 0, 10, 17, 18, 19 })
	default void copyAllWhenGroupsAreFullShouldGoOnInTheFollowingOnes(int group) {
		TablePair source = tables(140, 4);
		long[] keys = source.keysOfGroup(group, 100);
		source.fill(keys, keys);

		assertThat(source.copyAll(source.hash(), 100).entries()).isEqualTo(model(keys, keys));
		assertThat(source.copyAll(source.hash(), 190).entries()).isEqualTo(model(keys, keys));
	}

	@Test
	default void copyAllWhenTablesHaveFewGroupsShouldCopyEveryEntry() {
		for (int groups = 1; groups <= 3; groups++) {
			TablePair source = tables(7L * groups, 5);
			long[] keys = source.keysOfGroup(groups - 1, 7 * groups);
			source.fill(keys, keys);

			assertThat(source.copyAll(source.hash(), 7L * groups).entries()).isEqualTo(model(keys, keys));
			assertThat(source.copyAll(source.hash(), 7L * groups + 7).entries()).isEqualTo(model(keys, keys));
		}
	}

	// More groups than a native kernel copies with one call.
	@ParameterizedTest
	@ValueSource(ints = { 511, 512, 513, 1024, 1025, 1300 })
	default void copyAllWhenThereAreManyGroupsShouldCopyEveryEntry(int groups) {
		TablePair source = tables(7L * groups, 6);
		long[] keys = random(7 * groups, 7);
		source.fill(keys, keys);

		assertThat(source.copyAll(source.hash(), 14L * groups).entries()).isEqualTo(model(keys, keys));
	}

	// More groups than PREFETCH_GROUPS of layout.h.
	@Test
	default void copyAllWhenTheTableIsLargeShouldCopyEveryEntry() {
		int count = 42_000;
		TablePair source = tables(60_000, 8);
		long[] keys = random(count, 9);
		source.fill(keys, keys);

		assertThat(source.copyAll(source.hash(), 61_000).entries()).isEqualTo(model(keys, keys));
	}

	@Test
	default void copyGroupsWhenPartsMakeUpTheWholeShouldCopyEveryEntry() {
		TablePair source = tables(280, 10);
		long[] keys = random(200, 11);
		source.fill(keys, keys);
		for (int end = 0; end <= 40; end++) {
			TablePair target = tables(560, 10);

			source.copyGroups(target, 0, end);
			source.copyGroups(target, end, 40 - end);

			assertThat(target.entries()).isEqualTo(model(keys, keys));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 511, 512, 513, 800 })
	default void copyGroupsShouldCopyTheseGroupsOnly(int groups) {
		int firstGroup = 300;
		TablePair source = tables(8400, 12);
		long[] keys = random(5000, 13);
		source.fill(keys, keys);
		TablePair target = tables(8400, 14);

		source.copyGroups(target, firstGroup, groups);

		assertThat(target.entries()).isEqualTo(source.entriesOfGroups(firstGroup, groups));
	}

	@Test
	default void copyGroupsShouldNotCopyKeyZero() {
		TablePair source = tables(10, 15);
		source.fill(new long[] { 0, 7 }, new long[] { 30, 40 });
		TablePair target = tables(10, 15);

		source.copyGroups(target, 0, source.groupCount());

		assertThat(target.entries()).isEqualTo(Map.of(7L, 40L));
	}

	@Test
	default void copyGroupsShouldKeepWhatTheTargetHas() {
		TablePair source = tables(100, 16);
		long[] keys = random(200, 17);
		source.fill(Arrays.copyOf(keys, 100), keys);
		TablePair target = tables(205, 18);
		target.fill(Arrays.copyOfRange(keys, 100, 200), Arrays.copyOfRange(keys, 100, 200));
		target.fill(new long[1], new long[] { 5 });

		source.copyGroups(target, 0, source.groupCount());

		Map<Long, Long> model = new HashMap<>(model(keys, keys));
		model.put(0L, 5L);
		assertThat(target.entries()).isEqualTo(model);
	}

}
