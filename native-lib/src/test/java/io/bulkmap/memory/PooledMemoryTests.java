package io.bulkmap.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.bulkmap.memory.FakePages.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PooledMemory} over a system that keeps account.
 */
class PooledMemoryTests {

	private final FakePages pages = new FakePages();

	private final PooledMemory memory = new PooledMemory(new MappedMemory(this.pages));

	@ParameterizedTest
	@CsvSource({ "128, 128", "4096, 128", "128, 4096", "4224, 8192", "70000, 80000", "1600000, 1830000" })
	void releasedRegionShouldBeThatOfTheNextMapOfAboutItsSize(int before, int after) {
		MemoryRegion first = this.memory.allocate(aligned(before));
		fill(first);
		this.memory.release(first);

		MemoryRegion second = this.memory.allocate(aligned(after));

		assertThat(second.address()).isEqualTo(first.address());
		assertThat(second.size()).isEqualTo(aligned(after));
		assertThat(isZero(second)).isTrue();
		assertThat(this.pages.mapped()).hasSize(1);
		assertThat(this.pages.discarded()).isEmpty();
	}

	@Test
	void shorterRegionShouldGiveBackWhatALongerOneHad() {
		MemoryRegion longer = this.memory.allocate(aligned(80_000));
		this.memory.release(longer);

		MemoryRegion shorter = this.memory.allocate(aligned(70_000));
		this.memory.release(shorter);
		MemoryRegion asLong = this.memory.allocate(aligned(70_000));

		assertThat(asLong.address()).isEqualTo(longer.address());
		assertThat(this.pages.discarded()).containsExactly(new Range(longer.address() + 73_728, 81_920 - 73_728));
	}

	@ParameterizedTest
	@CsvSource({ "4096, 4224", "70000, 120000", "120000, 70000", "1000000, 2000000" })
	void regionOfAnotherSizeShouldBeNew(int before, int after) {
		MemoryRegion first = this.memory.allocate(aligned(before));
		this.memory.release(first);

		assertThat(this.memory.allocate(aligned(after)).address()).isNotEqualTo(first.address());
	}

	@Test
	void regionsInUseShouldHaveNothingInCommon() {
		List<MemoryRegion> regions = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			regions.forEach(this.memory::release);
			regions.clear();
			for (int bytes = 128; bytes < 200_000; bytes = (int) aligned(bytes * 3 / 2) + 128) {
				regions.add(this.memory.allocate(bytes));
			}
		}
		regions.sort((left, right) -> Long.compare(left.address(), right.address()));
		for (int i = 1; i < regions.size(); i++) {
			assertThat(regions.get(i - 1).address() + regions.get(i - 1).size())
				.isLessThanOrEqualTo(regions.get(i).address());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 128, 4096, 4224, 20_480, 21_000, 262_272, 1_000_000, (2 << 20) - 128 })
	void regionShouldHaveAQuarterMoreAddressesThanItNeedsAtMost(int bytes) {
		this.memory.allocate(aligned(bytes));

		long whole = this.pages.mapped().get(0).bytes();
		assertThat(whole).isBetween((long) bytes, Math.max(4096, bytes + bytes / 4 + 4096L));
		assertThat(this.memory.footprint(aligned(bytes))).isEqualTo((bytes + 4095) / 4096 * 4096L);
	}

	@Test
	void largeRegionShouldGoBackAtOnce() {
		MemoryRegion region = this.memory.allocate(2 << 20, true);

		this.memory.release(region);

		assertThat(this.pages.huge()).hasSize(1);
		assertThat(this.pages.discarded()).containsExactly(new Range(region.address(), 2 << 20));
		assertThat(this.memory.allocate(2 << 20).address()).isNotEqualTo(region.address());
	}

	@Test
	void mostThatIsKeptShouldBeEightMebibytesThatWereReleasedLast() {
		List<MemoryRegion> regions = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			regions.add(this.memory.allocate(1 << 20));
		}

		regions.forEach(this.memory::release);

		assertThat(this.pages.discarded()).containsExactly(new Range(regions.get(0).address(), 1 << 20),
				new Range(regions.get(1).address(), 1 << 20));
		assertThat(this.memory.allocate(1 << 20).address()).isEqualTo(regions.get(9).address());
	}

	@Test
	void mostRegionsThatAreKeptShouldBeThoseThatWereReleasedLast() {
		List<MemoryRegion> regions = new ArrayList<>();
		for (int i = 0; i < PooledMemory.MOST_REGIONS + 1; i++) {
			regions.add(this.memory.allocate(1 << 16));
		}

		regions.forEach(this.memory::release);

		assertThat(this.pages.discarded()).containsExactly(new Range(regions.get(0).address(), 1 << 16));
	}

	@Test
	void releasingTwiceShouldBeNoticedInTests() {
		MemoryRegion region = this.memory.allocate(128);
		this.memory.release(region);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.memory.release(region));
	}

	@Test
	void threadsShouldNeverHaveTheSameRegion() throws Exception {
		Set<MemoryRegion> inUse = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			Callable<Boolean> work = () -> {
				boolean alone = true;
				for (int i = 0; i < 20_000; i++) {
					MemoryRegion region = this.memory.allocate(128 + 4096 * (i % 3));
					alone &= inUse.add(region.whole());
					inUse.remove(region.whole());
					this.memory.release(region);
				}
				return alone;
			};
			for (Future<Boolean> alone : threads.invokeAll(List.of(work, work, work))) {
				assertThat(alone.get()).isTrue();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.pages.mapped()).hasSizeLessThanOrEqualTo(9);
	}

	private static long aligned(int bytes) {
		return bytes & -MemoryRegion.ALIGNMENT;
	}

	private static void fill(MemoryRegion region) {
		for (int at = 0; at < region.size(); at += Long.BYTES) {
			region.putLong(at, -1);
		}
	}

	private static boolean isZero(MemoryRegion region) {
		long all = 0;
		for (int at = 0; at < region.size(); at += Long.BYTES) {
			all |= region.getLong(at);
		}
		return all == 0;
	}

}
