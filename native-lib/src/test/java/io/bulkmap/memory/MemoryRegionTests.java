package io.bulkmap.memory;

import java.util.List;

import io.bulkmap.memory.FakePages.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MemoryRegion}.
 */
class MemoryRegionTests {

	private static final long PAGE = FakePages.PAGE;

	private static final int SIZE = 40 * FakePages.PAGE + 256;

	private static final int SHORT = MemoryRegion.WORTHWHILE_DISCARD - 8;

	private final FakePages pages = new FakePages();

	private final MemoryRegion region = filled(new MappedMemory(this.pages).allocate(SIZE));

	@ParameterizedTest
	@CsvSource({ "0, " + SIZE, "4096, 81920", "8, 100000", "4088, 81928", "81920, " + SIZE, "81928, " + SIZE, "8, 16",
			"40, 40", SIZE + ", " + SIZE, "0, " + SHORT })
	void discardShouldZeroTheRangeAndNothingElse(int from, int to) {
		MemoryRegion direct = filled(DirectMemory.withoutAddresses().allocate(SIZE));

		this.region.discard(from, to);
		direct.discard(from, to);

		for (MemoryRegion discarded : List.of(this.region, direct)) {
			for (int offset = 0; offset < SIZE; offset += 8) {
				assertThat(discarded.getLong(offset)).as("offset %d", offset)
					.isEqualTo((offset >= from && offset < to) ? 0 : ~offset);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "4096, 81920, 1, 19", "8, 100000, 1, 23", "4088, 81928, 1, 19", "4104, 81920, 2, 18" })
	void discardShouldGiveWholePagesBack(int from, int to, int firstPage, int pageCount) {
		this.region.discard(from, to);

		assertThat(this.pages.discarded())
			.containsExactly(new Range(this.region.address() + firstPage * PAGE, pageCount * PAGE));
	}

	@ParameterizedTest
	@CsvSource({ "4097, 2", "8192, 2", SIZE - 257 + ", 40", SIZE + ", 41", Long.MAX_VALUE + ", 41" })
	void populateShouldAskForThePagesOfTheFirstBytes(long to, int pageCount) {
		this.region.populate(to);

		assertThat(this.pages.populated()).containsExactly(new Range(this.region.address(), pageCount * PAGE));
		assertThat(this.region.getLong(8)).isEqualTo(~8L);
	}

	@Test
	void populateShouldNotAskForOnePage() {
		this.region.populate(0);
		this.region.populate(4096);
		DirectMemory.withoutAddresses().allocate(SIZE).populate(SIZE);

		assertThat(this.pages.populated()).isEmpty();
	}

	@Test
	void populateShouldLeaveHugePagesAlone() {
		MappedMemory memory = new MappedMemory(this.pages);
		memory.allocate(2 << 20, true).populate(Long.MAX_VALUE);
		MemoryRegion longer = memory.allocate((4 << 20) + 2 * PAGE, true);
		longer.populate(4 << 20);
		assertThat(this.pages.populated()).isEmpty();

		longer.populate(Long.MAX_VALUE);

		assertThat(this.pages.populated()).containsExactly(new Range(longer.address() + (4 << 20), 2 * PAGE));
	}

	@Test
	void discardShouldGiveTheRestOfTheLastPageBack() {
		this.region.discard(8, SIZE);
		this.region.discard();

		assertThat(this.pages.discarded()).containsExactly(new Range(this.region.address() + PAGE, 40 * PAGE),
				new Range(this.region.address(), 41 * PAGE));
	}

	@Test
	void discardWhenRangeIsShortShouldNotCallTheSystem() {
		this.region.discard(0, SHORT);

		assertThat(this.pages.discarded()).isEmpty();
	}

	@Test
	void discardWhenSystemRefusesShouldZeroAllTheSame() {
		this.pages.refusesDiscard();

		this.region.discard(8, SIZE);

		assertThat(this.region.getLong(0)).isEqualTo(~0);
		for (int offset = 8; offset < SIZE; offset += 8) {
			assertThat(this.region.getLong(offset)).as("offset %d", offset).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "-8, 8", "0, " + (SIZE + 8), "16, 8", "0, -8" })
	void discardWhenRangeIsNotInTheRegionShouldThrowException(int from, int to) {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.region.discard(from, to));
		assertThat(this.pages.discarded()).isEmpty();
	}

	// Every word is another one, and none is zero.
	private static MemoryRegion filled(MemoryRegion region) {
		for (int offset = 0; offset < SIZE; offset += 8) {
			region.putLong(offset, ~offset);
		}
		return region;
	}

}
