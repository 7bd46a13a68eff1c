package io.bulkmap.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import io.bulkmap.memory.DirectMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ByteRecords}.
 */
class ByteRecordsTests {

	private static final int LARGE = 1 << 16;

	private static final int SEGMENT = 1 << 18;

	private final ChunkCounter source = new ChunkCounter();

	private final ByteRecords records = new ByteRecords(this.source, this::moved);

	private final Map<Long, Content> living = new LinkedHashMap<>();

	private int moves;

	private int made;

	private void moved(long from, long to) {
		Content content = this.living.remove(from);
		if (content == null || this.living.put(to, content) != null) {
			throw new AssertionError("from %d to %d".formatted(from, to));
		}
		content.place = to;
		this.moves++;
	}

	@Test
	void lengthsShouldBeFilledUp() {
		assertThat(ByteRecords.bytes(0, 0)).isEqualTo(8);
		assertThat(ByteRecords.bytes(1, 0)).isEqualTo(16);
		assertThat(ByteRecords.bytes(8, 8)).isEqualTo(24);
		assertThat(ByteRecords.bytes(9, 1)).isEqualTo(32);
		assertThat(ByteRecords.bytes(ByteRecords.MOST_BYTES, ByteRecords.MOST_BYTES)).isEqualTo((2 << 24) + 8);
		assertThat(ByteRecords.isLarge(LARGE)).isFalse();
		assertThat(ByteRecords.isLarge(LARGE + 8)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 0", "0, 1", "7, 9", "8, 8", "100, 1000", "65528, 0", "32760, 32760" })
	void recordsShouldKeepTheirBytesWhileMemoryGrows(int keyLength, int valueLength) {
		int bytes = ByteRecords.bytes(keyLength, valueLength);
		int count = Math.min(3 * Chunks.BYTES / bytes, 100_000);
		for (int i = 0; i < count; i++) {
			this.records.reserve(bytes, bytes);
			add(keyLength, valueLength);
		}

		assertThat(this.living).hasSize(count);
		assertThat(this.moves).isZero();
		checkAll();
	}

	@Test
	void reserveShouldMakeRoomForAllThatItWasAskedFor() {
		this.records.reserve(20_000_000, 40);
		int allocations = this.source.regions.size();
		for (int i = 0; i < 500_000; i++) {
			add(9, 15);
		}

		assertThat(this.source.regions).hasSize(allocations);
		assertThat(this.source.bytes()).isLessThan(20_000_000 + 2 * Chunks.BYTES);
	}

	// Whatever the lengths are, and however full and dead segments are.
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void roomThatWasPromisedShouldBeThere(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		for (int round = 0; round < 300; round++) {
			int largest = 8 << random.nextInt(12);
			long bytes = random.nextLong(1 << random.nextInt(10, 21)) & -8;
			this.records.reserve(bytes, largest);
			assertThat(this.records.hasRoomFor(bytes, largest)).isTrue();
			int memory = this.source.regions.size();
			long taken = 0;
			while (taken < bytes) {
				int length = (int) Math.min(bytes - taken, 8L * random.nextInt(1, largest / 8 + 1));
				int keyLength = random.nextInt(length / 8) * 8;
				taken += length;
				add(keyLength, length - 8 - keyLength);
			}
			assertThat(this.source.regions).hasSize(memory);
			int removed = (this.living.size() > 5000) ? 7 : 3;
			for (long place : List.copyOf(this.living.keySet())) {
				if (random.nextInt(10) < removed) {
					remove(place);
				}
			}
		}
		checkAll();
	}

	@Test
	void roomShouldNotBePromisedTwice() {
		this.records.reserve(100 * 24, 24);
		assertThat(this.records.hasRoomFor(100 * 24, 24)).isTrue();
		int taken = 0;
		while (this.records.hasRoomFor(24, 24)) {
			add(8, 8);
			taken++;
		}

		assertThat(taken).isBetween(100, 4096 / 24);
		assertThat(this.records.hasRoomFor(0, 24)).isTrue();
		assertThat(this.records.hasRoomFor(8, 8)).isEqualTo(4096 % 24 >= 8);
		assertThat(this.source.bytes()).isEqualTo(2 * 4096);
		checkAll();
	}

	// From one segment to the next, with large records among them.
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void placesOfManyShouldBeThoseOfEach(boolean words) {
		SplittableRandom random = new SplittableRandom(words ? 1 : 2);
		BytesBatch batch = new BytesBatch(DirectMemory.withoutAddresses());
		ByteRecords each = new ByteRecords(new ChunkCounter(), this::moved);
		for (int round = 0; round < 30; round++) {
			int count = random.nextInt(1, BytesBatch.LENGTH + 1);
			int from = random.nextInt(BytesBatch.LENGTH + 1 - count);
			long bytes = 0;
			for (int i = from; i < from + count; i++) {
				boolean large = random.nextInt(200) == 0;
				batch.key(i, 0, large ? random.nextInt(LARGE, LARGE + 2) : random.nextInt(1 << random.nextInt(1, 10)));
				batch.value(i, 0, words ? 0 : random.nextInt(1 << random.nextInt(1, 10)));
				int record = ByteRecords.bytes(BytesBatch.length(batch.key(i)), batch.valueLength(i, words));
				if (ByteRecords.isLarge(record)) {
					this.records.prepare(record);
					each.prepare(record);
				}
				else {
					bytes += record;
				}
			}
			this.records.reserve(bytes, LARGE);
			each.reserve(bytes, LARGE);

			this.records.takeAll(batch, words, from, count);

			for (int i = from; i < from + count; i++) {
				int keyLength = BytesBatch.length(batch.key(i));
				int valueLength = batch.valueLength(i, words);
				long place = batch.candidates()[i];
				assertThat(place).as("%d of %d", i - from, count).isEqualTo(each.take(keyLength, valueLength));
				assertThat(this.records.keyLength(place)).isEqualTo(keyLength);
				assertThat(this.records.valueLength(place)).isEqualTo(valueLength);
			}
			assertThat(this.records.longest()).isEqualTo(each.longest()).isPositive();
			assertThat(this.records.hasRoomFor(LARGE, 8)).isEqualTo(each.hasRoomFor(LARGE, 8));
		}
		assertThat(this.records.longest()).isGreaterThan(LARGE);
		this.records.clear();
		assertThat(this.records.longest()).isZero();
	}

	@Test
	void recordThatIsWithdrawnShouldLeaveNothing() {
		this.records.reserve(4000, 1000);
		add(5, 5);
		long first = this.records.take(10, 10);
		long second = this.records.take(20, 20);
		this.records.withdraw(second);
		this.records.withdraw(first);

		assertThat(add(1, 1)).isEqualTo(first);
		checkAll();
	}

	@Test
	void recordThatIsWithdrawnBeforeOthersShouldBeDead() {
		this.records.reserve(4000, 1000);
		long first = this.records.take(10, 10);
		long second = add(20, 20);
		this.records.withdraw(first);

		assertThat(this.records.isDead(first)).isTrue();
		assertThat(this.records.isDead(second)).isFalse();
		assertThat(add(10, 10)).isNotIn(first, second);
		checkAll();
	}

	@Test
	void placeThatWasGivenBackShouldNotBeHandedOutBeforeRoomIsMade() {
		this.records.reserve(SEGMENT, 64);
		Set<Long> places = new HashSet<>();
		while (this.records.hasRoomFor(64, 64)) {
			long place = add(28, 28);
			assertThat(places.add(place)).isTrue();
			remove(place);
			assertThat(this.records.isDead(place)).isTrue();
		}

		assertThat(places).hasSizeGreaterThan(2000);
		assertThat(this.moves).isZero();
	}

	@Test
	void compactionShouldMoveTheLivingAndNothingElse() {
		this.records.reserve(4 * SEGMENT, 64);
		List<Long> places = new ArrayList<>();
		while (this.records.hasRoomFor(64, 64)) {
			places.add(add(28, 28));
		}
		for (int i = 0; i < places.size(); i++) {
			if (i % 3 != 0) {
				remove(places.get(i));
			}
		}
		long memory = this.source.bytes();
		int living = this.living.size();
		for (int i = 0; i < living / 2; i++) {
			this.records.reserve(64, 64);
			add(28, 28);
		}

		assertThat(this.source.bytes()).isEqualTo(memory);
		assertThat(this.moves).isBetween(living / 8, living);
		checkAll();
	}

	@Test
	void lengthsShouldChangeWhereTheRecordIs() {
		this.records.reserve(100, 100);
		long place = this.records.take(3, 16);
		this.records.lengths(place, 3, 9);

		assertThat(this.records.keyLength(place)).isEqualTo(3);
		assertThat(this.records.valueLength(place)).isEqualTo(9);
		assertThat(this.records.bytes(place)).isEqualTo(32);
		assertThat(this.records.valueOffset(place)).isEqualTo(ByteRecords.offset(place) + 16);
	}

	@Test
	void largeRecordShouldHaveMemoryOfItsOwn() {
		this.records.reserve(100, 100);
		add(8, 8);
		long memory = this.source.bytes();
		int bytes = ByteRecords.bytes(100, 1_000_000);
		this.records.prepare(bytes);
		this.records.prepare(bytes);
		assertThat(this.records.prepared(bytes)).isEqualTo(2);
		assertThat(this.records.prepared(bytes + 8)).isZero();
		long place = add(100, 1_000_000);
		assertThat(this.records.prepared(bytes)).isOne();
		assertThat(this.source.bytes()).isGreaterThan(memory + 2_000_000);
		// What was prepared and not taken goes back.
		this.records.settle();
		assertThat(this.records.prepared(bytes)).isZero();
		assertThat(this.source.bytes()).isBetween(memory + bytes, memory + bytes + 128);
		checkAll();
		// What is dead can be looked at until then.
		remove(place);
		assertThat(this.records.isDead(place)).isTrue();
		assertThat(this.records.valueLength(place)).isEqualTo(1_000_000);
		this.records.settle();
		assertThat(this.source.bytes()).isEqualTo(memory);
		checkAll();
	}

	@Test
	void largeRecordThatIsNotPreparedShouldBeRefused() {
		this.records.prepare(ByteRecords.bytes(0, 70_000));

		assertThatIllegalStateException().isThrownBy(() -> this.records.take(0, 70_008))
			.withMessage("Not prepared: 70016");
	}

	// Also where the first chunk has not grown up.
	@Test
	void largeRecordsShouldNotGetInTheWayOfOthers() {
		for (int i = 0; i < 30; i++) {
			this.records.prepare(ByteRecords.bytes(10, 70_000 + i));
			add(10, 70_000 + i);
			for (int j = 0; j < 5000; j++) {
				this.records.reserve(64, 64);
				add(28, 28);
			}
			if (i % 2 == 0) {
				remove(this.living.keySet().iterator().next());
				this.records.settle();
			}
		}

		checkAll();
	}

	// Lengths that come and go, and in most cases grow on the whole. A chunk is a sixth
	// of
	// what lives here. What others than large records have had is not for large ones, so
	// that the share of these must not grow.
	@ParameterizedTest
	@CsvSource({ "1, 600, 0.3", "2, 12000, 0.1", "3, 64000, 0.3", "4, 160000, 1" })
	void memoryShouldStayFlatWhateverTheLengthsDo(long seed, int longest, double begin) {
		SplittableRandom random = new SplittableRandom(seed);
		long live = 24_000_000;
		long most = 0;
		long living = 0;
		List<Content> order = new ArrayList<>();
		for (long churned = 0; churned < 10 * live;) {
			int length = 1 + (int) (random.nextInt(longest) * (begin + (1 - begin) * churned / (10 * live)));
			int bytes = ByteRecords.bytes(8, length);
			makeRoom(bytes);
			order.add(this.living.get(add(8, length)));
			living += bytes;
			churned += bytes;
			while (living > live) {
				Content victim = order.set(random.nextInt(order.size()), order.get(order.size() - 1));
				order.remove(order.size() - 1);
				living -= ByteRecords.bytes(8, victim.valueLength);
				remove(victim.place);
			}
			this.records.settle();
			most = Math.max(most, this.source.bytes());
		}

		assertThat(most).isLessThan(live * 3 / 2 + (1 << 20));
		assertThat(this.living).hasSameSizeAs(order);
		checkAll();
	}

	private void makeRoom(int bytes) {
		if (ByteRecords.isLarge(bytes)) {
			this.records.prepare(bytes);
		}
		else {
			this.records.reserve(bytes, bytes);
		}
	}

	@Test
	void reserveThatIsRefusedShouldChangeNothing() {
		this.records.reserve(100, 100);
		add(10, 10);
		this.source.refuses = true;

		assertThatIllegalStateException().isThrownBy(() -> this.records.reserve(10_000_000, 100))
			.withMessage("refused");
		assertThatIllegalStateException().isThrownBy(() -> this.records.prepare(1_000_000)).withMessage("refused");

		checkAll();
		while (this.records.hasRoomFor(32, 32)) {
			add(8, 16);
		}
		checkAll();
	}

	// Less than a quarter is worth it then.
	@Test
	void memoryShouldBeUsedUpWhereThereIsNoMore() {
		this.records.reserve(3 * Chunks.BYTES, 64);
		List<Long> places = new ArrayList<>();
		while (this.records.hasRoomFor(64, 64)) {
			places.add(add(28, 28));
		}
		for (int i = 0; i < places.size(); i += 10) {
			remove(places.get(i));
		}
		this.source.refuses = true;
		int added = 0;
		try {
			while (true) {
				this.records.reserve(64, 64);
				add(28, 28);
				added++;
			}
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("refused");
		}

		assertThat(added).isGreaterThan(places.size() / 10 * 9 / 10);
		checkAll();
	}

	// In the only segment, which takes records all the time; and in those that wait. All
	// of it but a twentieth.
	@ParameterizedTest
	@ValueSource(ints = { 2000, 2 * SEGMENT })
	void memoryShouldBeUsedUpWhereThereAreFewSegments(int bytes) {
		this.records.reserve(bytes, 64);
		while (this.records.hasRoomFor(64, 64)) {
			add(28, 28);
		}
		this.source.refuses = true;
		SplittableRandom random = new SplittableRandom(bytes);
		int tenth = this.living.size() / 10;
		for (int round = 0; round < 10; round++) {
			List<Long> places = new ArrayList<>(this.living.keySet());
			for (int i = 0; i < ((round == 0) ? tenth + tenth / 2 : tenth); i++) {
				remove(places.remove(random.nextInt(places.size())));
			}
			for (int i = 0; i < tenth; i++) {
				this.records.reserve(64, 64);
				add(28, 28);
			}
		}

		checkAll();
	}

	@Test
	void clearShouldKeepTheMemoryOfWhatIsNotLarge() {
		this.records.reserve(2 * Chunks.BYTES, 64);
		long memory = this.source.bytes();
		int count = 0;
		while (this.records.hasRoomFor(64, 64)) {
			add(28, 28);
			count++;
		}
		this.records.prepare(ByteRecords.bytes(0, 70_000));
		add(0, 70_000);
		this.records.clear();
		this.living.clear();

		assertThat(this.source.bytes()).isEqualTo(memory);
		for (int i = 0; i < count; i++) {
			add(28, 28);
		}
		checkAll();
		assertThat(this.records.hasRoomFor(64, 64)).isFalse();
	}

	@Test
	void releaseShouldGiveAllMemoryBack() {
		this.records.reserve(10_000_000, 1000);
		this.records.prepare(ByteRecords.bytes(0, 70_000));
		add(0, 70_000);
		this.records.prepare(ByteRecords.bytes(0, 70_000));
		this.records.release();
		this.living.clear();

		assertThat(this.source.regions).isEmpty();
		assertThat(this.records.hasRoomFor(8, 8)).isFalse();
		this.records.release();
		// Nobody does that, but nothing speaks against it.
		this.records.reserve(1000, 100);
		add(10, 10);
		checkAll();
	}

	@Test
	void recordShouldBeCopiedToAnotherStore() {
		ByteRecords others = new ByteRecords(this.source, this::moved);
		this.records.reserve(1000, 1000);
		long place = add(11, 13);
		others.reserve(1000, 1000);
		others.take(0, 0);
		long copy = others.copy(this.records, place);

		assertThat(copy).isNotEqualTo(place);
		assertThat(hasContent(others, copy, this.living.get(place))).isTrue();
	}

	private long add(int keyLength, int valueLength) {
		long place = this.records.take(keyLength, valueLength);
		Content content = new Content(++this.made, keyLength, valueLength, place);
		content.write(this.records);
		if (this.living.put(place, content) != null) {
			throw new AssertionError("There is a record at place " + place);
		}
		return place;
	}

	private void remove(long place) {
		this.living.remove(place);
		this.records.giveBack(place);
	}

	private void checkAll() {
		Set<Long> places = new HashSet<>();
		this.records.forEachPlace(places::add);
		assertThat(places).isEqualTo(this.living.keySet());
		this.living.forEach((place, content) -> {
			if (!hasContent(this.records, place, content)) {
				throw new AssertionError("The record at place %d has changed".formatted(place));
			}
		});
	}

	// Checks that all bytes are the same, and zeros where there is none.
	private static boolean hasContent(ByteRecords records, long place, Content content) {
		byte[] all = new byte[ByteRecords.bytes(content.keyLength, content.valueLength) - ByteRecords.KEY];
		records.region(place).getBytes(ByteRecords.offset(place) + ByteRecords.KEY, all, 0, all.length);
		int value = ByteRecords.bytes(content.keyLength, 0) - ByteRecords.KEY;
		byte[] expected = new byte[all.length];
		Arrays.fill(expected, 0, content.keyLength, content.number);
		Arrays.fill(expected, value, value + content.valueLength, content.number);
		return records.keyLength(place) == content.keyLength && records.valueLength(place) == content.valueLength
				&& !records.isDead(place) && Arrays.equals(all, expected);
	}

	/**
	 * What a record has, and where it is: bytes that are all the same.
	 */
	private static final class Content {

		private final byte number;

		private final int keyLength;

		private final int valueLength;

		private long place;

		Content(int number, int keyLength, int valueLength, long place) {
			this.number = (byte) number;
			this.keyLength = keyLength;
			this.valueLength = valueLength;
			this.place = place;
		}

		void write(ByteRecords records) {
			ByteBuffer bytes = ByteBuffer.allocate(Math.max(this.keyLength, this.valueLength))
				.order(ByteOrder.nativeOrder());
			Arrays.fill(bytes.array(), this.number);
			records.putKey(this.place, bytes, (long) this.keyLength << 32);
			records.putValue(this.place, bytes, (long) this.valueLength << 32);
		}

	}

}
