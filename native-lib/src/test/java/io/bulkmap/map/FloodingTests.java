package io.bulkmap.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import io.bulkmap.table.ByteStrings;
import io.bulkmap.table.BytesHash;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.ProbeCounts;
import io.bulkmap.table.Table;
import io.bulkmap.table.TwoWordKeys;
import io.bulkmap.table.UniversalHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no keys and no order of them make searches long, as long as nobody knows the
 * secrets of the map. What is measured are the groups that a search visits; all seeds are
 * fixed where statistics decide.
 */
class FloodingTests {

	private static final int COPIED = 1_000_000;

	// Enough to see that it would not be linear; a million would take minutes.
	private static final int COPIED_WITH_SAME_SECRETS = 30_000;

	private static final int BATCH = 1000;

	// Cursor order and another one differ by chance only: in some thousand displaced
	// entries
	// of a million, whose number has a deviation of a hundred or so.
	private static final double TOLERANCE = 0.01;

	private static final int SEEDS = 50;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private int maps;

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.map.MapVariants#ofAnySize")
	void copyInTheOrderOfAnotherMapShouldStayLinear(BulkMapOptions options) {
		long[] walked = keysOf(mapOfRandomKeys(options.withHashSeed(1), COPIED));

		long inItsOrder = visitsToInsert(walked, options.withHashSeed(2));
		long shuffled = visitsToInsert(shuffled(walked), options.withHashSeed(2));

		assertThat((double) inItsOrder).isBetween(shuffled * (1 - TOLERANCE), shuffled * (1 + TOLERANCE));
	}

	// What the secrets are for; and proof that the comparison above can fail.
	@Test
	void copyWithTheSameSecretsShouldBeNoticed() {
		BulkMapOptions options = BulkMapOptions.defaults().withHashSeed(1);
		long[] walked = keysOf(mapOfRandomKeys(options, COPIED_WITH_SAME_SECRETS));

		long inItsOrder = visitsToInsert(walked, options);
		long shuffled = visitsToInsert(shuffled(walked), options);

		assertThat(inItsOrder).isGreaterThan(10 * shuffled);
	}

	@ParameterizedTest
	@EnumSource
	void patternShouldBeNoWorseThanRandomKeys(KeyPattern pattern) {
		long[] keys = pattern.keys(ProbeBounds.ENTRIES);
		for (BulkMapOptions variant : MapVariants.ofAnySize()) {
			ProbeBounds bounds = ProbeBounds.of(variant);
			for (long seed = 0; seed < SEEDS; seed++) {
				ProbeCounts statistics = ProbeBounds.fill(variant.withHashSeed(seed), keys);
				assertThat(bounds.violation(statistics)).as("%s with seed %d: %s", pattern, seed, statistics).isNull();
			}
		}
	}

	// Their hashes are the keys of an index, which hashes them again.
	@Test
	void patternsInTwoWordsShouldBeNoWorseThanRandomKeys() {
		BulkMapOptions options = BulkMapOptions.defaults();
		ProbeBounds bounds = ProbeBounds.of(options);
		for (TwoWordKeys pattern : TwoWordKeys.values()) {
			for (long seed = 0; seed < SEEDS; seed++) {
				long[] hashes = pattern.hashes(UniversalHash.ofSeed(seed), ProbeBounds.ENTRIES);
				ProbeCounts statistics = ProbeBounds.fill(options.withHashSeed(1000 + seed), hashes);
				assertThat(bounds.violation(statistics)).as("%s with seed %d: %s", pattern, seed, statistics).isNull();
			}
		}
	}

	@Test
	void patternsInBytesShouldBeNoWorseThanRandomKeys() {
		BulkMapOptions options = BulkMapOptions.defaults();
		ProbeBounds bounds = ProbeBounds.of(options);
		for (ByteStrings pattern : ByteStrings.ofAtMost(1000, ProbeBounds.ENTRIES)) {
			for (long seed = 0; seed < SEEDS / 5; seed++) {
				long[] hashes = pattern.hashes(BytesHash.ofSeed(seed), ProbeBounds.ENTRIES);
				ProbeCounts statistics = ProbeBounds.fill(options.withHashSeed(1000 + seed), hashes);
				assertThat(bounds.violation(statistics)).as("%s with seed %d: %s", pattern, seed, statistics).isNull();
			}
		}
	}

	// Keys for the secrets of one map, and secrets that are none.
	@Test
	void crowdedKeysShouldBeNoticed() {
		BulkMapOptions known = BulkMapOptions.defaults().withHashSeed(KeyPattern.KNOWN_SEED);
		ProbeBounds bounds = ProbeBounds.of(BulkMapOptions.defaults());

		ProbeCounts flooded = ProbeBounds.fill(known, KeyPattern.SAME_GROUP_OF_KNOWN_SEED.keys(ProbeBounds.ENTRIES));

		assertThat(bounds.violation(flooded)).isNotNull();
		assertThat(flooded.maximum()).isGreaterThan(ProbeBounds.ENTRIES / 16);
		assertThat(bounds.violation(ProbeBounds.withSecrets(new KeyHash(0, 1, 1), KeyPattern.SEQUENTIAL))).isNotNull();
	}

	@Test
	void everyMapShouldHaveSecretsOfItsOwn() {
		Set<Long> secrets = new HashSet<>();
		List<KeyHash> hashes = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			// The same name again, too.
			try (LongLongBulkMap map = this.factory.longLongMap("same")) {
				hashes.add(tables(map).get(0).hash());
			}
			hashes.add(tables(create(BulkMapOptions.defaults())).get(0).hash());
		}
		for (KeyHash hash : hashes) {
			assertThat(secrets.add(hash.seed())).isTrue();
			assertThat(secrets.add(hash.multiplier1())).isTrue();
			assertThat(secrets.add(hash.multiplier2())).isTrue();
		}
		// 1,000 fair coins for each bit: the deviation is 16, and these are eight of
		// them.
		for (int bit = 1; bit < Long.SIZE; bit++) {
			long mask = 1L << bit;
			assertThat(hashes.stream().filter((hash) -> (hash.seed() & mask) != 0)).hasSizeBetween(370, 630);
			assertThat(hashes.stream().filter((hash) -> (hash.multiplier1() & mask) != 0)).hasSizeBetween(370, 630);
			assertThat(hashes.stream().filter((hash) -> (hash.multiplier2() & mask) != 0)).hasSizeBetween(370, 630);
		}
	}

	@Test
	void mapsWithTheSameKeysShouldHaveDifferentOrders() {
		long[] first = keysOf(mapOfRandomKeys(BulkMapOptions.defaults(), 1000));
		long[] second = keysOf(mapOfRandomKeys(BulkMapOptions.defaults(), 1000));

		assertThat(first).isNotEqualTo(second).containsExactlyInAnyOrder(second);
	}

	// Of each key when it comes: those of a batch stay where they are until the next one,
	// unless the map grows, and then every order has that.
	private long visitsToInsert(long[] keys, BulkMapOptions options) {
		LongLongBulkMap map = create(options);
		long visits = 0;
		for (int first = 0; first < keys.length; first += BATCH) {
			int length = Math.min(BATCH, keys.length - first);
			map.putAll(keys, keys, first, length);
			List<Table> tables = tables(map);
			for (int i = first; i < first + length; i++) {
				visits += ProbeCounts.visits(tables, keys[i]);
			}
		}
		map.close();
		return visits;
	}

	private LongLongBulkMap mapOfRandomKeys(BulkMapOptions options, int count) {
		LongLongBulkMap map = create(options);
		long[] keys = new SplittableRandom(5).longs(count).map((key) -> key | 1).toArray();
		map.putAll(keys, keys);
		return map;
	}

	private static long[] keysOf(LongLongBulkMap map) {
		long[] keys = new long[(int) map.size()];
		LongLongCursor cursor = map.cursor();
		assertThat(cursor.next(keys, new long[keys.length])).isEqualTo(keys.length);
		return keys;
	}

	private static long[] shuffled(long[] keys) {
		long[] shuffled = keys.clone();
		SplittableRandom random = new SplittableRandom(6);
		for (int i = shuffled.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			long key = shuffled[i];
			shuffled[i] = shuffled[j];
			shuffled[j] = key;
		}
		return shuffled;
	}

	private LongLongBulkMap create(BulkMapOptions options) {
		return this.factory.longLongMap("flooding" + this.maps++, options);
	}

	private static List<Table> tables(LongLongBulkMap map) {
		return ((OffHeapLongLongBulkMap) map).tables();
	}

}
