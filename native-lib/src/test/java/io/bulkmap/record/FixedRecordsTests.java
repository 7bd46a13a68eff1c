package io.bulkmap.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.bulkmap.memory.FakePages;
import io.bulkmap.memory.MappedMemory;
import io.bulkmap.memory.MemoryRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FixedRecords}.
 */
class FixedRecordsTests {

	private final ChunkCounter source = new ChunkCounter();

	// More than two chunks of the longest ones.
	@ParameterizedTest
	@ValueSource(ints = { 8, 24, 32, 264, 4096 })
	void recordsShouldKeepTheirBytesWhileMemoryGrows(int bytes) {
		FixedRecords records = new FixedRecords(this.source, bytes);
		List<Long> places = new ArrayList<>();
		int count = Math.min(3 * Chunks.BYTES / bytes, 300_000);
		for (int i = 0; i < count; i++) {
			records.reserve(1);
			places.add(records.take());
			write(records, places.get(i), bytes, i);
		}

		for (int i = 0; i < count; i++) {
			assertThat(isWritten(records, places.get(i), bytes, i)).as("record %d", i).isTrue();
		}
	}

	@Test
	void reserveShouldMakeRoomForAllThatItWasAskedFor() {
		FixedRecords records = new FixedRecords(this.source, 24);
		records.reserve(500_000);
		int allocations = this.source.regions.size();
		Set<Long> places = new HashSet<>();
		for (int i = 0; i < 500_000; i++) {
			places.add(records.take());
		}

		assertThat(places).hasSize(500_000);
		assertThat(this.source.regions).hasSize(allocations);
		assertThat(this.source.bytes()).isLessThan(500_000 * 24 + 2 * Chunks.BYTES);
	}

	@Test
	void extentShouldReachFromTheFirstPlaceToTheLastOne() {
		FixedRecords records = new FixedRecords(this.source, 4096);
		assertThat(records.extent()).isZero();
		records.reserve(1025);
		for (int i = 0; i < 1025; i++) {
			records.take();
		}
		assertThat(records.extent()).isEqualTo(Chunks.BYTES + 4096);

		records.giveBack(0);
		records.take();
		assertThat(records.extent()).isEqualTo(Chunks.BYTES + 4096);
		records.clear();
		assertThat(records.extent()).isZero();
	}

	// Each step on the way would touch pages that are left at once.
	@ParameterizedTest
	@CsvSource({ "100, 4096", "10000, 262144", "170, 4096", "171, 8192", "174762, 4194304" })
	void firstChunkShouldBeAsLargeAsItHasToBeAtOnce(int count, long bytes) {
		FixedRecords records = new FixedRecords(this.source, 24);

		records.reserve(count);

		// The other one is the directory.
		assertThat(this.source.regions).extracting(MemoryRegion::size).containsExactly(bytes, 4096L);
		assertThat(this.source.released).isZero();
		assertThat(records.room()).isEqualTo(bytes / 24);
	}

	@Test
	void chunkShouldGetTheMemoryThatIsWantedAtOnce() {
		FakePages pages = new FakePages();
		MappedMemory memory = new MappedMemory(pages);
		List<MemoryRegion> regions = new ArrayList<>();
		FixedRecords records = new FixedRecords(new ChunkSource() {
			@Override
			public MemoryRegion allocate(long bytes) {
				regions.add(memory.allocate(bytes));
				return regions.get(regions.size() - 1);
			}

			@Override
			public void release(MemoryRegion region) {
				region.discard();
			}
		}, 24);

		records.reserve(10_000);

		assertThat(pages.populated())
			.containsExactly(new FakePages.Range(regions.get(0).address(), (240_000 + 4095) / 4096 * 4096));
	}

	@Test
	void firstChunkShouldDoubleAtLeast() {
		FixedRecords records = new FixedRecords(this.source, 8);
		for (int i = 0; i < 2048; i++) {
			records.reserve(1);
			records.take();
		}

		// 4096, 8192 and 16384 bytes, of which the last is there.
		assertThat(this.source.released).isEqualTo(4096 + 8192);
	}

	@Test
	void placesShouldBeUsedAgain() {
		FixedRecords records = new FixedRecords(this.source, 24);
		records.reserve(100);
		List<Long> places = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			places.add(records.take());
		}
		long room = records.room();
		for (int i = 10; i < 60; i++) {
			records.giveBack(places.get(i));
		}
		assertThat(records.room()).isEqualTo(room + 50);
		Set<Long> again = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			again.add(records.take());
		}

		assertThat(again).containsExactlyInAnyOrderElementsOf(places.subList(10, 60));
		assertThat(records.room()).isEqualTo(room);
	}

	// Places that were given back, some hundred and more, and new ones in several chunks.
	@ParameterizedTest
	@ValueSource(ints = { 8, 24, 4096 })
	void placesOfManyShouldBeThoseOfEach(int bytes) {
		SplittableRandom random = new SplittableRandom(bytes);
		FixedRecords together = new FixedRecords(this.source, bytes);
		FixedRecords each = new FixedRecords(new ChunkCounter(), bytes);
		List<Long> places = new ArrayList<>();
		long[] taken = new long[6000];
		while (together.extent() < 3L * Chunks.BYTES && places.size() < 300_000) {
			int count = random.nextInt(taken.length);
			int from = random.nextInt(taken.length - count);
			together.reserve(count);
			each.reserve(count);

			together.takeAll(taken, from, count);

			for (int i = from; i < from + count; i++) {
				assertThat(taken[i]).as("%d of %d", i - from, count).isEqualTo(each.take());
				places.add(taken[i]);
			}
			assertThat(together.room()).isEqualTo(each.room());
			for (int i = random.nextInt(2 * taken.length / 3); i > 0 && !places.isEmpty(); i--) {
				long place = places.remove(places.size() - 1);
				together.giveBack(place);
				each.giveBack(place);
			}
		}
		assertThat(together.extent()).isEqualTo(each.extent());
	}

	@Test
	void clearShouldKeepTheMemory() {
		FixedRecords records = new FixedRecords(this.source, 32);
		records.reserve(200_000);
		long room = records.room();
		for (int i = 0; i < 200_000; i++) {
			records.giveBack(records.take());
			records.take();
		}
		records.clear();

		assertThat(records.room()).isEqualTo(room);
		assertThat(this.source.released).isLessThan(this.source.bytes());
		Set<Long> places = new HashSet<>();
		for (int i = 0; i < room; i++) {
			places.add(records.take());
		}
		assertThat(places).hasSize((int) room);
	}

	@Test
	void releaseShouldGiveAllMemoryBack() {
		FixedRecords records = new FixedRecords(this.source, 32);
		records.reserve(300_000);
		records.release();

		assertThat(this.source.regions).isEmpty();
		assertThat(records.room()).isZero();
	}

	@Test
	void reserveThatIsRefusedShouldChangeNothing() {
		FixedRecords records = new FixedRecords(this.source, 32);
		records.reserve(10);
		long place = records.take();
		write(records, place, 32, 7);
		this.source.refuses = true;

		assertThatIllegalStateException().isThrownBy(() -> records.reserve(1_000_000));

		assertThat(isWritten(records, place, 32, 7)).isTrue();
		long room = records.room();
		for (int i = 0; i < room; i++) {
			assertThat(records.take()).isNotEqualTo(place);
		}
	}

	private static void write(FixedRecords records, long place, int bytes, long number) {
		for (int offset = 0; offset < bytes; offset += Long.BYTES) {
			records.region(place).putLong(FixedRecords.offset(place) + offset, number * 1000 + offset);
		}
	}

	private static boolean isWritten(FixedRecords records, long place, int bytes, long number) {
		for (int offset = 0; offset < bytes; offset += Long.BYTES) {
			if (records.region(place).getLong(FixedRecords.offset(place) + offset) != number * 1000 + offset) {
				return false;
			}
		}
		return true;
	}

}
