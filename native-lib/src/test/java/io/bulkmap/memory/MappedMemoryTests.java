package io.bulkmap.memory;

import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.bulkmap.memory.FakePages.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MappedMemory} over a system that keeps account; those over the real
 * one are in {@code LinuxPagesTests}.
 */
class MappedMemoryTests {

	private static final long HUGE_PAGE = MappedMemory.HUGE_PAGE;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final FakePages pages = new FakePages();

	private final MappedMemory memory = new MappedMemory(this.pages);

	@ParameterizedTest
	@ValueSource(longs = { 128, 4096, 4096 + 128, 5 << 20 })
	void allocateShouldMapWholePages(long bytes) {
		MemoryRegion region = this.memory.allocate(bytes);

		assertThat(region.size()).isEqualTo(bytes);
		assertThat(this.pages.mapped()).containsExactly(new Range(region.address(), (bytes + 4095) / 4096 * 4096));
		assertThat(this.memory.footprint(bytes)).isEqualTo(this.pages.mapped().get(0).bytes());
		assertThat(this.pages.huge()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 2 << 20, (2 << 20) + 128, 4 << 20, (4 << 20) + 128, 5 << 20 })
	void allocateWhenPagesAreHugeShouldAlignToThemAndKeepNothingElse(long bytes) {
		MemoryRegion region = this.memory.allocate(bytes, true);

		assertThat(region.address() % HUGE_PAGE).isZero();
		assertThat(this.pages.mapped()).containsExactly(new Range(region.address(), this.memory.footprint(bytes)));
		assertThat(this.pages.huge()).isEqualTo(this.pages.mapped());
	}

	@Test
	void allocateWhenRegionIsSmallShouldNotAskForHugePages() {
		this.memory.allocate(HUGE_PAGE - MemoryRegion.ALIGNMENT, true);

		assertThat(this.pages.huge()).isEmpty();
	}

	@Test
	void allocateWhenSystemHasNoHugePagesShouldDoWithout() {
		this.pages.refusesHugePages();

		assertThat(this.memory.allocate(4 << 20, true).getLong(0)).isZero();
	}

	@Test
	void allocateWhenSystemRefusesToCutShouldKeepTheRest() {
		this.pages.refusesUnmap();

		MemoryRegion region = this.memory.allocate(4 << 20, true);

		assertThat(region.address() % HUGE_PAGE).isZero();
		assertThat(this.pages.mapped()).singleElement()
			.matches((range) -> range.address() <= region.address() && region.address() + region.size() <= range.end());
	}

	@Test
	void unreachableRegionShouldBeUnmapped() {
		this.memory.allocate(4096);
		this.memory.allocate(5 << 20, true);

		await(() -> this.pages.mapped().isEmpty());
		assertThat(this.pages.discarded()).isEmpty();
	}

	@Test
	void viewShouldKeepItsMemoryMapped() {
		LongBuffer view = this.memory.allocate(4096).longs(128, 8);
		MemoryRegion other = this.memory.allocate(4096);
		long otherAddress = other.address();
		other = null;

		// Whatever would make the first one go has happened when the second one is gone.
		await(() -> this.pages.mapped().stream().noneMatch((range) -> range.address() == otherAddress));

		assertThat(this.pages.mapped()).hasSize(1);
		assertThat(view.get(7)).isZero();
	}

	@Test
	void unreachableRegionWhenSystemRefusesToUnmapShouldGiveItsMemoryBack() {
		this.pages.refusesUnmap();
		long address = this.memory.allocate(8192).address();

		await(() -> this.pages.discarded().equals(List.of(new Range(address, 8192))));
	}

	@Test
	void allocateWhenMappingsHaveRunOutShouldWaitForThoseThatAreUnreachable() {
		this.pages.maximumMappings(1);
		long first = this.memory.allocate(4096).address();
		List<MemoryRegion> second = new ArrayList<>();

		assertThatNoException().isThrownBy(() -> second.add(this.memory.allocate(4096)));

		List<Range> mapped = this.pages.mapped();
		long address = second.get(0).address();
		assertThat(address).isNotEqualTo(first);
		assertThat(mapped).containsExactly(new Range(address, 4096));
		assertThat(this.pages.refusals()).isPositive();
	}

	@Test
	void allocateWhenSystemKeepsRefusingShouldSayWhatAndWhy() {
		this.pages.maximumMappings(0);

		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.memory.allocate(4096 + 128))
			.withMessageStartingWith("The operating system refuses to map 8192 bytes, errno 12 (");
		assertThat(this.pages.refusals()).isBetween(3, 20);
	}

	@Test
	void allocateWhenInterruptedWhileItWaitsShouldStayInterrupted() {
		this.pages.maximumMappings(0);
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.memory.allocate(4096));

		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void allocateWhenHeapHasRunOutShouldKeepNothingMapped() {
		this.pages.lacksHeap();

		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.memory.allocate(4096));

		assertThat(this.pages.mapped()).isEmpty();
	}

	@Test
	void causeAgainstShouldBeNoneAndLeaveNothingBehind() {
		assertThat(MappedMemory.causeAgainst(this.pages)).isNull();
		assertThat(this.pages.mapped()).isEmpty();
	}

	@Test
	void causeAgainstWhenSystemRefusesShouldSayWhat() {
		assertThat(MappedMemory.causeAgainst(new FakePages().maximumMappings(0)))
			.isEqualTo("the operating system refuses to map memory, errno 12");
		assertThat(MappedMemory.causeAgainst(new FakePages().refusesDiscard()))
			.isEqualTo("the operating system refuses to take memory back, errno 22");
	}

	@Test
	void causeAgainstWhenSystemOnlyPretendsShouldNoticeAndLeaveNothingBehind() {
		this.pages.pretendsToDiscard();

		assertThat(MappedMemory.causeAgainst(this.pages))
			.isEqualTo("the operating system does not take back the memory that it was told to");
		assertThat(this.pages.mapped()).isEmpty();
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("nanoseconds until the cleaner has run").isLessThan(end);
			System.gc();
			Thread.onSpinWait();
		}
	}

}
