package io.bulkmap.table;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tags}.
 */
class TagsTests {

	private static final long FIVE_TAGS = 0xff_81_c3_81_80L;

	private static final long EIGHT_TAGS = 0x80_81_82_ff_81_c3_81_80L;

	@Test
	void ofShouldBeOccupiedAndKeepTheLowerBits() {
		assertThat(Tags.of(0)).isEqualTo(0x80);
		assertThat(Tags.of(5 * 128 + 3)).isEqualTo(0x83);
		assertThat(Tags.of(7 * 128 + 127)).isEqualTo(0xff);
	}

	@Test
	void endShouldBeBehindTheLastOccupiedSlot() {
		assertThat(Tags.end(0)).isZero();
		assertThat(Tags.end(0x80)).isEqualTo(8);
		assertThat(Tags.end(FIVE_TAGS)).isEqualTo(40);
		assertThat(Tags.end(EIGHT_TAGS)).isEqualTo(64);
	}

	@Test
	void getAndSetShouldTouchOneSlotOnly() {
		assertThat(Tags.get(EIGHT_TAGS, 16)).isEqualTo(0xc3);
		assertThat(Tags.get(EIGHT_TAGS, 56)).isEqualTo(0x80);
		assertThat(Tags.set(EIGHT_TAGS, 16, 0xff)).isEqualTo(0x80_81_82_ff_81_ff_81_80L);
		assertThat(Tags.set(EIGHT_TAGS, 56, 0)).isEqualTo(0x81_82_ff_81_c3_81_80L);
		assertThat(Tags.set(FIVE_TAGS, 40, 0xa5)).isEqualTo(0xa5_ff_81_c3_81_80L);
	}

	@Test
	void candidatesShouldStartWithTheLowestEqualTag() {
		assertThat(Tags.lowest(Tags.candidates(EIGHT_TAGS, 0x80))).isZero();
		assertThat(Tags.lowest(Tags.candidates(EIGHT_TAGS, 0x81))).isEqualTo(8);
		assertThat(Tags.lowest(Tags.candidates(EIGHT_TAGS, 0xff))).isEqualTo(32);
		assertThat(Tags.candidates(EIGHT_TAGS, 0x85)).isZero();
		assertThat(Tags.candidates(0, 0x80)).isZero();
	}

	// Every equal tag, no empty slot, and nothing at all where no tag is equal.
	@Test
	void candidatesShouldMissNoEqualTag() {
		SplittableRandom random = new SplittableRandom(1);
		for (int round = 0; round < 100_000; round++) {
			int occupied = random.nextInt(9);
			long tag = Tags.of(random.nextInt(4));
			long tags = 0;
			long equal = 0;
			for (int slot = 0; slot < 8 * occupied; slot += 8) {
				long other = Tags.of(random.nextInt(4));
				tags = Tags.set(tags, slot, other);
				equal |= (other == tag) ? 0x80L << slot : 0;
			}
			long occupiedBits = tags & 0x8080_8080_8080_8080L;

			long candidates = Tags.candidates(tags, tag);

			assertThat(candidates & equal).isEqualTo(equal);
			assertThat(candidates & ~occupiedBits).isZero();
			assertThat(candidates == 0).isEqualTo(equal == 0);
		}
	}

}
