package io.bulkmap.map;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.bulkmap.BindingChoice;
import io.bulkmap.KernelChoice;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.JavaKernel;
import io.bulkmap.kernel.assembly.NativeKernels;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableCursor;
import io.bulkmap.table.TableInvariants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Migration}: whatever happens between the pieces, both tables are
 * sound, and each entry is in the one that its key belongs to.
 */
class MigrationTests {

	private static final int KEYS = 400;

	private final BulkKernel kernel = new JavaKernel();

	// Entries for which the tables are made; how full the source is, in entries per 8
	// slots. At 7, most groups are full, and the last ones overflow into the first.
	@ParameterizedTest
	@CsvSource({ "0, 8, 7", "4, 8, 7", "8, 16, 7", "20, 40, 7", "40, 80, 7", "100, 200, 7", "100, 130, 7",
			"200, 400, 5", "400, 100, 1", "60, 60, 4", "100, 300, 0" })
	void everyOperationBetweenThePiecesShouldFindTheRightTable(int from, int to, int load) {
		for (long seed = 0; seed < 40; seed++) {
			migrate(from, to, load, seed);
		}
	}

	private void migrate(int from, int to, int load, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		KeyHash hash = KeyHash.ofSeed(seed);
		Table source = Table.create(this.kernel.memory(), hash, from);
		Table target = Table.create(this.kernel.memory(), hash, to);
		Map<Long, Long> model = new HashMap<>();
		while (source.size() < source.groupCount() * (long) load) {
			put(source, model, random.nextInt(KEYS), random.nextLong());
		}
		Migration migration = new Migration(source, target);
		boolean done = false;
		while (!done) {
			for (int i = random.nextInt(6); i > 0; i--) {
				long key = random.nextInt(KEYS);
				Table holder = migration.tableOf(key);
				if (random.nextInt(3) == 0) {
					assertThat(holder.remove(key)).isEqualTo(model.remove(key) != null);
				}
				else if (Math.min(source.room(), target.room()) > 0) {
					put(holder, model, key, random.nextLong());
				}
			}
			done = migration.step(this.kernel, 1 + random.nextInt(3));
			check(migration, model);
		}
		assertThat(source.size()).isZero();
		assertThat(TableInvariants.check(target)).isEqualTo(model);
	}

	private static void put(Table table, Map<Long, Long> model, long key, long value) {
		assertThat(table.put(key, value)).isTrue();
		model.put(key, value);
	}

	private static void check(Migration migration, Map<Long, Long> model) {
		Map<Long, Long> left = TableInvariants.check(migration.source());
		Map<Long, Long> moved = TableInvariants.check(migration.target());
		left.keySet().forEach((key) -> assertThat(migration.tableOf(key)).isSameAs(migration.source()));
		moved.keySet().forEach((key) -> assertThat(migration.tableOf(key)).isSameAs(migration.target()));
		assertThat(left.size() + moved.size()).isEqualTo(model.size());
		Map<Long, Long> all = new HashMap<>(left);
		all.putAll(moved);
		assertThat(all).isEqualTo(model);
		assertThat(walk(migration)).isEqualTo(model);
	}

	private static Map<Long, Long> walk(Migration migration) {
		Map<Long, Long> walked = new HashMap<>();
		TableCursor cursor = new TableCursor(4);
		cursor.fillZero(migration.tableOf(0));
		take(cursor, walked);
		while (!cursor.isAtEnd()) {
			long position = cursor.position();
			cursor.fill(migration.tableOfRank(position), 3, migration.endOfTable(position));
			take(cursor, walked);
		}
		return walked;
	}

	private static void take(TableCursor cursor, Map<Long, Long> walked) {
		for (int i = 0; i < cursor.count(); i++) {
			assertThat(walked.put(cursor.key(i), cursor.value(i))).as("twice").isNull();
		}
	}

	// The group where the move begins and ends fills up, and overflows into the next two:
	// before the move, or when it has moved neither, one or both.
	@ParameterizedTest
	@CsvSource({ "0, 6, 1", "0, 1, 6", "1, 1, 1", "1, 6, 1", "2, 1, 6", "6, 6, 1" })
	void entriesThatOverflowIntoTheFirstGroupsShouldBeMovedInTheEnd(int moved, int step, int steps) {
		assertThat(overflow(this.kernel, 8, moved, step)).isEqualTo(steps);
	}

	// Twenty thousand groups are more than what is given back to the system at once.
	@Test
	void entriesThatOverflowIntoGroupsThatWereMovedShouldNotBeGivenBack() {
		overflow(NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO), 40_000, 10_000,
				10_000);
	}

	private static int overflow(BulkKernel kernel, int groups, int moved, int step) {
		KeyHash hash = KeyHash.ofSeed(1);
		Table source = Table.create(kernel.memory(), hash, 4L * groups);
		Table target = Table.create(kernel.memory(), hash, 8L * groups);
		Migration migration = new Migration(source, target);
		if (moved > 0) {
			migration.step(kernel, moved);
		}
		Map<Long, Long> model = new HashMap<>();
		for (long key = 1; model.size() < 20; key++) {
			if (hash.home(key, source.groupCount()) >>> 7 == 0) {
				put(migration.tableOf(key), model, key, -key);
			}
		}
		assertThat(TableInvariants.entriesOfGroups(source, 1, 2)).hasSize(12);

		int steps = 0;
		boolean done = false;
		while (!done) {
			steps++;
			done = migration.step(kernel, step);
			assertThat(source.size() + target.size()).isEqualTo(20);
			model.forEach((key, value) -> assertThat(migration.tableOf(key).get(key, 0)).isEqualTo(value));
		}

		assertThat(TableInvariants.check(target)).isEqualTo(model);
		assertThat(source.size()).isZero();
		return steps;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 1_000_000 })
	void stepShouldMoveNotManyMoreGroupsThanAskedFor(int groups) {
		Table source = Table.create(this.kernel.memory(), KeyHash.ofSeed(2), 40_000);
		Table target = Table.create(this.kernel.memory(), KeyHash.ofSeed(2), 80_000);
		for (long key = 0; key < 40_000; key++) {
			source.put(key, key);
		}
		Migration migration = new Migration(source, target);
		int steps = 1;
		while (!migration.step(this.kernel, groups)) {
			long left = source.size();
			assertThat(target.size()).isEqualTo(40_000 - left);
			steps++;
		}
		int expected = Math.max(1, source.groupCount() / groups);
		assertThat(steps).isBetween(expected * 9 / 10, expected);
	}

	@ParameterizedTest
	@ValueSource(longs = { 3, 4 })
	void nativeKernelShouldMoveTheSameBytes(long seed) {
		BulkKernel best = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO).select(KernelChoice.AUTO);

		assertThat(moved(best, seed).region().sameBytes(moved(this.kernel, seed).region())).isTrue();
	}

	private static Table moved(BulkKernel kernel, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Table source = Table.create(kernel.memory(), KeyHash.ofSeed(seed), 4000);
		Table target = Table.create(kernel.memory(), KeyHash.ofSeed(seed), 8000);
		random.longs(6900).forEach((key) -> source.put(key, -key));
		Migration migration = new Migration(source, target);
		while (!migration.step(kernel, random.nextInt(1, 30))) {
			long key = random.nextLong();
			migration.tableOf(key).put(key, key);
		}
		return target;
	}

}
