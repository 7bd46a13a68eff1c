package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.Requirement;
import io.bulkmap.ResidentMemory;
import io.bulkmap.memory.MappedMemory;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.SystemPages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LinuxPages}, and for the regions that are made of them.
 */
class LinuxPagesTests {

	private static final int MIB = 1 << 20;

	private static final long HUGE_PAGE = 2 * MIB;

	private static final int LARGE = 64 * MIB;

	// Less than what is measured, because the rest of the process has memory, too.
	private static final long MUCH = LARGE * 3L / 4;

	private static final int MADV_HUGEPAGE = 14;

	private static final long EINVAL = 22;

	private static final long ENOMEM = 12;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

	private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) .*");

	private static SystemPages pages;

	private static MappedMemory memory;

	@BeforeAll
	static void load() {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		Requirement.require("native", (library != null) ? null : "there is no native library for " + Platform.ARCH);
		pages = new LinuxPages(library);
		memory = new MappedMemory(pages);
	}

	@Test
	void pageSizeShouldBeThatOfTheSystemOrOneThatFitsEvery() {
		assertThat(pages.pageSize()).isIn(1 << 12, 1 << 14, 1 << 16);
		assertThat(LinuxPages.pageSize(4096)).isEqualTo(4096);
		assertThat(LinuxPages.pageSize(0)).isEqualTo(1 << 16);
	}

	@Test
	void systemShouldDoWhatRegionsRelyOn() {
		assertThat(MappedMemory.causeAgainst(pages)).isNull();
	}

	@Test
	void refusalsShouldBeNegativeErrorNumbers() {
		assertThat(pages.map(1L << 62)).isEqualTo(-ENOMEM);
		assertThat(pages.unmap(1, pages.pageSize())).isEqualTo(-EINVAL);
		assertThat(pages.discard(1, pages.pageSize())).isEqualTo(-EINVAL);
		assertThat(pages.preferHugePages(1, pages.pageSize())).isEqualTo(-EINVAL);
		assertThat(pages.populate(1, pages.pageSize())).isEqualTo(-EINVAL);
	}

	@Test
	void unmapShouldTakeTheAddressesAway() throws IOException {
		long address = pages.map(LARGE);
		String mapped = field(address, "Size");

		assertThat(pages.unmap(address, LARGE)).isZero();

		assertThat(mapped).isNotEmpty();
		assertThat(field(address, "Size")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void regionShouldBeAlignedAndZero(boolean hugePages) {
		for (int bytes : new int[] { 128, 4096, MIB + 128, 2 * MIB, 4 * MIB, 5 * MIB + 128 }) {
			MemoryRegion region = memory.allocate(bytes, hugePages);

			long alignment = (hugePages && bytes >= 2 * MIB) ? HUGE_PAGE : pages.pageSize();
			assertThat(region.address() % alignment).isZero();
			for (int offset = 0; offset < bytes; offset += 8) {
				assertThat(region.getLong(offset)).isZero();
				region.putLong(offset, offset);
			}
		}
	}

	// What earlier tests have left goes while nobody measures.
	@BeforeEach
	void settle() throws Exception {
		ResidentMemory.settle();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void regionShouldTakeMemoryWhenItIsTouchedAndGiveItBackWhenItIsDiscarded(boolean hugePages) throws IOException {
		long before = ResidentMemory.bytes();
		MemoryRegion region = memory.allocate(LARGE, hugePages);
		long allocated = ResidentMemory.bytes();
		fill(region);
		long filled = ResidentMemory.bytes();
		region.discard();
		long discarded = ResidentMemory.bytes();

		assertThat(allocated - before).as("allocated").isLessThan(LARGE - MUCH);
		assertThat(filled - allocated).as("filled").isGreaterThan(MUCH);
		assertThat(filled - discarded).as("discarded").isGreaterThan(MUCH);
		for (int offset = 0; offset < LARGE; offset += 8) {
			assertThat(region.getLong(offset)).isZero();
		}
		region.putLong(LARGE - 8, 1);
		assertThat(region.getLong(LARGE - 8)).isOne();
	}

	@Test
	void populateShouldBringMemoryAtOnce() throws IOException {
		long address = pages.map(LARGE);
		try {
			assertThat(resident(address)).isZero();
			long result = pages.populate(address, LARGE);
			long taken = resident(address);
			Requirement.require("pages", (result == -EINVAL) ? "this system has no MADV_POPULATE_WRITE"
					: (result == 0 && taken == 0) ? "this emulator only pretends to populate memory" : null);

			assertThat(result).isZero();
			assertThat(taken).isEqualTo(LARGE);
			assertThat(pages.buffer(address, LARGE).getLong(LARGE - 8)).isZero();
		}
		finally {
			pages.unmap(address, LARGE);
		}
	}

	@Test
	void regionShouldGiveBackPieceByPiece() throws IOException {
		MemoryRegion region = memory.allocate(LARGE);
		fill(region);
		long filled = ResidentMemory.bytes();

		for (int piece = 0; piece < LARGE; piece += MemoryRegion.WORTHWHILE_DISCARD) {
			region.discard(piece, piece + MemoryRegion.WORTHWHILE_DISCARD);
		}

		assertThat(filled - ResidentMemory.bytes()).isGreaterThan(MUCH);
		assertThat(region.getLong(LARGE - 8)).isZero();
	}

	@Test
	void hugePagesShouldBeUsedWhereTheSystemHasThem() throws IOException {
		Requirement.require("hugepages", missingForHugePages());
		MemoryRegion region = memory.allocate(LARGE, true);
		fill(region);

		String kilobytes = field(region.address(), "AnonHugePages").replace(" kB", "");
		assertThat(Long.parseLong(kilobytes) << 10).isGreaterThan(MUCH);
		assertThat(region.getLong(LARGE - 8)).isEqualTo(~(LARGE - 8));
	}

	// Emulators take the advice and do nothing. So the C library asks for a few pages
	// first:
	// "hg" is then among the flags of the mapping.
	private static @Nullable String missingForHugePages() throws IOException {
		if (!Files.exists(HUGE_PAGES) || Files.readString(HUGE_PAGES).contains("[never]")) {
			return "the system has no transparent huge pages";
		}
		try (GuardedMemory guarded = new GuardedMemory(1)) {
			NativeLibrary.getProcess()
				.getFunction("madvise")
				.invokeInt(new Object[] { guarded.address(0), (long) guarded.size(), MADV_HUGEPAGE });
			return Arrays.asList(field(guarded.address(0), "VmFlags").split(" ", -1)).contains("hg") ? null
					: "the system ignores that huge pages are asked for";
		}
	}

	@Test
	void unreachableRegionShouldBeUnmapped() {
		RecordingPages recording = new RecordingPages();
		MappedMemory recorded = new MappedMemory(recording);
		long address = recorded.allocate(LARGE).address();

		long end = System.nanoTime() + PATIENCE.toNanos();
		while (recording.unmapped.isEmpty()) {
			assertThat(System.nanoTime()).as("nanoseconds until the cleaner has run").isLessThan(end);
			System.gc();
			Thread.onSpinWait();
		}

		assertThat(recording.unmapped).containsExactly(List.of(address, (long) LARGE, 0L));
	}

	// As the optimistic readers of a map do, they look at whatever is there.
	@Test
	void readersWhenRegionIsDiscardedMeanwhileShouldSeeOldBytesOrZeros() throws Exception {
		MemoryRegion region = memory.allocate(4 * MIB, true);
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService executor = Executors.newFixedThreadPool(3);
		try {
			List<Future<Long>> readers = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				SplittableRandom random = new SplittableRandom(i);
				readers.add(executor.submit(() -> {
					long zeros = 0;
					while (!done.get()) {
						int offset = random.nextInt((int) region.size() / 8) * 8;
						long found = region.getLong(offset);
						if (found != 0 && found != ~offset) {
							throw new AssertionError("found " + found + " at " + offset);
						}
						zeros += (found == 0) ? 1 : 0;
					}
					return zeros;
				}));
			}
			SplittableRandom random = new SplittableRandom(-1);
			for (int round = 0; round < 200; round++) {
				fill(region);
				int from = random.nextInt((int) region.size() / 16) * 8;
				region.discard(from, from + (int) region.size() / 2);
			}
			done.set(true);
			for (Future<Long> reader : readers) {
				assertThat(reader.get()).isPositive();
			}
		}
		finally {
			done.set(true);
			executor.shutdownNow();
		}
	}

	// How much of LARGE bytes from an address is in memory; nobody else changes that.
	private static long resident(long address) {
		byte[] states = new byte[LARGE / pages.pageSize()];
		int result = NativeLibrary.getProcess()
			.getFunction("mincore")
			.invokeInt(new Object[] { address, (long) LARGE, states });
		assertThat(result).isZero();
		long count = 0;
		for (byte state : states) {
			count += state & 1;
		}
		return count * pages.pageSize();
	}

	private static void fill(MemoryRegion region) {
		for (int offset = 0; offset < region.size(); offset += 8) {
			region.putLong(offset, ~offset);
		}
	}

	// What the system says of the mapping that an address is in.
	private static String field(long address, String name) throws IOException {
		boolean found = false;
		for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
			Matcher mapping = MAPPING.matcher(line);
			if (mapping.matches()) {
				found = Long.parseUnsignedLong(mapping.group(1), 16) <= address
						&& address < Long.parseUnsignedLong(mapping.group(2), 16);
			}
			else if (found && line.startsWith(name + ":")) {
				return line.substring(name.length() + 1).trim();
			}
		}
		return "";
	}

	/**
	 * The pages of the system, and a record of what was unmapped: address, length,
	 * result.
	 */
	private static final class RecordingPages implements SystemPages {

		private final List<List<Long>> unmapped = new CopyOnWriteArrayList<>();

		@Override
		public int pageSize() {
			return pages.pageSize();
		}

		@Override
		public long map(long bytes) {
			return pages.map(bytes);
		}

		@Override
		public long unmap(long address, long bytes) {
			long result = pages.unmap(address, bytes);
			this.unmapped.add(List.of(address, bytes, result));
			return result;
		}

		@Override
		public long discard(long address, long bytes) {
			return pages.discard(address, bytes);
		}

		@Override
		public long populate(long address, long bytes) {
			return pages.populate(address, bytes);
		}

		@Override
		public long preferHugePages(long address, long bytes) {
			return pages.preferHugePages(address, bytes);
		}

		@Override
		public ByteBuffer buffer(long address, long bytes) {
			return pages.buffer(address, bytes);
		}

	}

}
