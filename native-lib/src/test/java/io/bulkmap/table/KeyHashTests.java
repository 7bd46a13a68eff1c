package io.bulkmap.table;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyHash}.
 */
class KeyHashTests {

	@Test
	void ofSeedShouldBeReproducible() {
		assertThat(KeyHash.ofSeed(42)).isEqualTo(KeyHash.ofSeed(42)).isNotEqualTo(KeyHash.ofSeed(43));
	}

	@Test
	void randomShouldDifferEachTime() {
		assertThat(KeyHash.random()).isNotEqualTo(KeyHash.random());
	}

	@Test
	void multipliersShouldBeOdd() {
		for (long seed = 0; seed < 100; seed++) {
			KeyHash hash = KeyHash.ofSeed(seed);
			assertThat(hash.multiplier1() & hash.multiplier2() & 1).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 1000, 8_388_607, 0xffff_ffffL })
	void groupShouldBeWithinTheTable(long groupCount) {
		KeyHash hash = KeyHash.ofSeed(1);
		for (long key : new SplittableRandom(2).longs(10_000).toArray()) {
			assertThat(hash.home(key, groupCount) >>> TableLayout.GROUP_SHIFT).isBetween(0L, groupCount - 1);
		}
	}

	@Test
	void groupShouldKeepTheOrderInALargerTable() {
		KeyHash hash = KeyHash.ofSeed(3);
		for (long key : new SplittableRandom(4).longs(10_000).toArray()) {
			long group = hash.home(key, 1000) >>> TableLayout.GROUP_SHIFT;
			assertThat(hash.home(key, 2000) >>> TableLayout.GROUP_SHIFT).isBetween(2 * group, 2 * group + 1);
		}
	}

	// A tag that depended on the group would tell the keys of a group from each other no
	// more.
	@ParameterizedTest
	@ValueSource(longs = { 1, 3, 1000, 8_388_607 })
	void tagsShouldSpreadWithinTheGroups(long groupCount) {
		KeyHash hash = KeyHash.ofSeed(5);
		int[] keys = new int[TableLayout.TAG_OCCUPIED];
		for (long key = 0; key < 128_000; key++) {
			keys[(int) (hash.home(key, groupCount) % TableLayout.TAG_OCCUPIED)]++;
		}
		for (int keysOfTag : keys) {
			assertThat(keysOfTag).isBetween(800, 1200);
		}
	}

	// With as many keys as groups, 1/e of the groups stay empty if keys are spread at
	// random; regular keys must not do worse.
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 8, 4096, 1L << 32, 1_000_003, -1, 0x0101_0101_0101_0101L })
	void regularKeysShouldSpreadLikeRandomOnes(long stride) {
		int groupCount = 10_000;
		for (long seed = 0; seed < 20; seed++) {
			KeyHash hash = KeyHash.ofSeed(seed);
			boolean[] used = new boolean[groupCount];
			int empty = groupCount;
			for (int i = 0; i < groupCount; i++) {
				int group = (int) (hash.home(i * stride, groupCount) >>> TableLayout.GROUP_SHIFT);
				empty -= used[group] ? 0 : 1;
				used[group] = true;
			}
			assertThat(empty).as("empty groups with seed %d", seed).isLessThan(4200);
		}
	}

}
