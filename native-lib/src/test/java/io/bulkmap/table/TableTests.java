package io.bulkmap.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Table}.
 */
class TableTests {

	private static final OffHeapMemory MEMORY = DirectMemory.withoutAddresses();

	private static final KeyHash HASH = KeyHash.ofSeed(7);

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 4, 5, 6, 10, 11, 12_345 })
	void createShouldMakeRoom(long entries) {
		Table table = Table.create(MEMORY, HASH, entries);

		assertThat(table.growthLimit()).isGreaterThanOrEqualTo(Math.max(1, entries)).isLessThan(entries + 5);
		assertThat(table.room()).isEqualTo(table.sizeLimit()).isEqualTo(7L * table.groupCount());
		assertThat(table.region().size()).isEqualTo(Capacity.DEFAULT.bytesFor(entries));
		assertThat(TableInvariants.check(table)).isEmpty();
	}

	@Test
	void putWhenFullShouldRefuseNewKeysAndTakeOldOnes() {
		Table table = Table.create(MEMORY, HASH, 1);
		for (long key = 1; key <= 7; key++) {
			assertThat(table.put(key, 10 * key)).isTrue();
		}

		assertThat(table.put(8, 80)).isFalse();
		assertThat(table.put(0, 0)).isFalse();
		assertThat(table.put(3, 33)).isTrue();

		assertThat(TableInvariants.check(table))
			.isEqualTo(Map.of(1L, 10L, 2L, 20L, 3L, 33L, 4L, 40L, 5L, 50L, 6L, 60L, 7L, 70L));
	}

	@Test
	void putIfAbsentShouldKeepTheFirstValue() {
		Table table = Table.create(MEMORY, HASH, 5);

		assertThat(table.putIfAbsent(7, 0)).isTrue();
		assertThat(table.putIfAbsent(7, 2)).isTrue();
		assertThat(table.putIfAbsent(0, 3)).isTrue();
		assertThat(table.putIfAbsent(0, 4)).isTrue();

		assertThat(TableInvariants.check(table)).isEqualTo(Map.of(7L, 0L, 0L, 3L));
	}

	@Test
	void addShouldWrapAround() {
		Table table = Table.create(MEMORY, HASH, 5);

		assertThat(table.add(7, Long.MAX_VALUE)).isTrue();
		assertThat(table.add(7, 2)).isTrue();
		assertThat(table.add(0, -3)).isTrue();
		assertThat(table.add(0, -4)).isTrue();

		assertThat(TableInvariants.check(table)).isEqualTo(Map.of(7L, Long.MIN_VALUE + 1, 0L, -7L));
	}

	// The value of a new key is compared with nothing, not with 0.
	@Test
	void minAndMaxShouldTakeTheFirstValueAndThenTheBetter() {
		Table table = Table.create(MEMORY, HASH, 5);
		for (long key : new long[] { 0, 7 }) {
			assertThat(table.min(key, 5)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(5);
			assertThat(table.min(key, 6)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(5);
			assertThat(table.min(key, -6)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(-6);
			table.remove(key);

			assertThat(table.max(key, -5)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(-5);
			assertThat(table.max(key, -6)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(-5);
			assertThat(table.max(key, 6)).isTrue();
			assertThat(table.get(key, -1)).isEqualTo(6);
		}
		assertThat(TableInvariants.check(table)).isEqualTo(Map.of(0L, 6L, 7L, 6L));
	}

	@Test
	void updateWhenFullShouldRefuseNewKeysAndTakeOldOnes() {
		Table table = Table.create(MEMORY, HASH, 1);
		for (long key = 1; key <= 7; key++) {
			table.put(key, 10);
		}
		for (long key : new long[] { 8, 0 }) {
			assertThat(table.putIfAbsent(key, 1)).isFalse();
			assertThat(table.add(key, 1)).isFalse();
			assertThat(table.min(key, 1)).isFalse();
			assertThat(table.max(key, 1)).isFalse();
		}
		assertThat(table.putIfAbsent(1, 33)).isTrue();
		assertThat(table.add(2, 33)).isTrue();
		assertThat(table.min(3, 33)).isTrue();
		assertThat(table.max(4, 33)).isTrue();

		assertThat(TableInvariants.check(table))
			.isEqualTo(Map.of(1L, 10L, 2L, 43L, 3L, 10L, 4L, 33L, 5L, 10L, 6L, 10L, 7L, 10L));
	}

	@Test
	void zeroKeyShouldBeAnOrdinaryKey() {
		Table table = Table.create(MEMORY, HASH, 5);
		assertThat(table.containsKey(0)).isFalse();
		assertThat(table.remove(0)).isFalse();

		table.put(0, 77);

		assertThat(table.get(0, -1)).isEqualTo(77);
		assertThat(table.size()).isOne();
		assertThat(table.remove(0)).isTrue();
		assertThat(table.get(0, -1)).isEqualTo(-1);
		assertThat(TableInvariants.check(table)).isEmpty();
	}

	// Small tables at their limit have full groups and long probe sequences that wrap, so
	// that every way of closing a gap occurs.
	@ParameterizedTest
	@ValueSource(longs = { 5, 10, 15, 40, 200 })
	void removeShouldKeepEveryOtherEntry(long entries) {
		for (long seed = 0; seed < 200; seed++) {
			SplittableRandom random = new SplittableRandom(seed);
			Table table = Table.create(MEMORY, KeyHash.ofSeed(seed), entries);
			Map<Long, Long> model = new HashMap<>();
			List<Long> keys = keysOfFewGroups(table, random);
			for (int step = 0; step < 300; step++) {
				long key = keys.get(random.nextInt(keys.size()));
				if (random.nextInt(3) == 0) {
					assertThat(table.remove(key)).isEqualTo(model.remove(key) != null);
				}
				else if (table.put(key, step)) {
					model.put(key, (long) step);
				}
				if (step % 10 == 0) {
					assertThat(TableInvariants.check(table)).isEqualTo(model);
				}
			}
			assertThat(TableInvariants.check(table)).isEqualTo(model);
		}
	}

	private static List<Long> keysOfFewGroups(Table table, SplittableRandom random) {
		long groupCount = table.groupCount();
		long favourite = random.nextLong(groupCount);
		List<Long> keys = new ArrayList<>();
		keys.add(0L);
		while (keys.size() < 2 * table.sizeLimit()) {
			long key = random.nextLong();
			long group = table.hash().home(key, groupCount) >>> TableLayout.GROUP_SHIFT;
			if (group == favourite || group == (favourite + 1) % groupCount || random.nextInt(10) == 0) {
				keys.add(key);
			}
		}
		return keys;
	}

	@Test
	void clearShouldRemoveEverything() {
		Table table = Table.create(MEMORY, HASH, 20_000);
		for (long key = 0; key < 20_000; key++) {
			table.put(key, key + 1);
		}

		table.clear();

		assertThat(TableInvariants.check(table)).isEmpty();
		assertThat(table.region().sameBytes(Table.create(MEMORY, HASH, 20_000).region())).isTrue();
	}

	@Test
	void copyGroupsToShouldCopyAllButKeyZero() {
		Table source = Table.create(MEMORY, HASH, 1000);
		for (long key = 0; key < 1000; key++) {
			source.put(key * 31, -key);
		}
		Table target = Table.create(MEMORY, HASH, 1700);

		source.copyGroupsTo(target, 0, 150);
		source.copyGroupsTo(target, 150, source.groupCount() - 150);

		assertThat(TableInvariants.check(target)).hasSize(999)
			.isEqualTo(TableInvariants.entriesOfGroups(source, 0, source.groupCount()));
		source.copyZeroTo(target);
		assertThat(TableInvariants.check(target)).isEqualTo(TableInvariants.check(source)).hasSize(1000);
	}

	@Test
	void copyZeroToWhenThereIsNoneShouldDoNothing() {
		Table source = Table.create(MEMORY, HASH, 10);
		source.put(1, 1);
		Table target = Table.create(MEMORY, HASH, 10);

		source.copyZeroTo(target);

		assertThat(TableInvariants.check(target)).isEmpty();
	}

	@Test
	void readShouldTellAValueFromAMiss() {
		Table table = Table.create(MEMORY, HASH, 5);
		table.put(1, -9);
		table.put(0, -9);
		long[] target = new long[3];

		assertThat(table.read(1, -9, target, 0)).isTrue();
		assertThat(table.read(2, -9, target, 1)).isFalse();
		assertThat(table.read(0, -9, target, 2)).isTrue();
		assertThat(target).containsOnly(-9);
	}

}
