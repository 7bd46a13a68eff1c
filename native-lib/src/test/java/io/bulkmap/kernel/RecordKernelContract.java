package io.bulkmap.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for records: {@link RecordKernel}.
 */
interface RecordKernelContract {

	RecordFormat UUID_TO_UUID = new RecordFormat(2, 2);

	/**
	 * Returns the kernel under test, or skips the test.
	 */
	BulkKernel kernel();

	private RecordPair records(RecordFormat format, int count) {
		return new RecordPair(kernel(), format, count, 31L * format.bytes() + count);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 15, 16, 17, 31, 32, 33, 1000, 1023, 1024 })
	default void hashAllShouldHashTheFirstKeys(int count) {
		RecordPair records = records(UUID_TO_UUID, 1);
		RecordBatch batch = records.batch();
		UniversalHash hash = UniversalHash.ofSeed(count);
		long[] hashes = batch.hashes().clone();

		records.hashAll(hash, count);

		for (int i = 0; i < count; i++) {
			hashes[i] = hash.hash16(batch.keyWord(2 * i), batch.keyWord(2 * i + 1));
		}
		assertThat(batch.hashes()).isEqualTo(hashes);
	}

	// Sums and products that carry, whatever the secret.
	@Test
	default void hashAllShouldTakeEveryLongForAnOrdinaryWord() {
		RecordPair records = records(UUID_TO_UUID, 1);
		long[] special = TestBatches.specialKeys();
		for (int i = 0; i < special.length; i++) {
			for (int j = 0; j < special.length; j++) {
				records.key(special.length * i + j, special[i], special[j]);
			}
		}
		for (int seed = 0; seed < 100; seed++) {
			UniversalHash hash = UniversalHash.ofSeed(seed);

			records.hashAll(hash, special.length * special.length);

			for (int i = 0; i < special.length * special.length; i++) {
				assertThat(records.batch().hashes()[i])
					.isEqualTo(hash.hash16(special[i / special.length], special[i % special.length]));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void readAllShouldReadWhatHasTheKey(RecordFormat format) {
		RecordPair.counts(format).forEach((count) -> {
			RecordPair records = records(format, 100);

			compare(records, format, 0, count, true);
		});
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void matchAllShouldOnlyCompare(RecordFormat format) {
		RecordPair.counts(format).forEach((count) -> {
			RecordPair records = records(format, 100);

			compare(records, format, 0, count, false);
		});
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void readAllAndMatchAllWhenThereAreOthersBeforeShouldLeaveThemAlone(RecordFormat format) {
		for (int from : new int[] { 1, 2, 15, 16, 17, 31 }) {
			for (int count : new int[] { 0, 1, 15, 16, 17, 33 }) {
				RecordPair records = records(format, 100);

				compare(records, format, from, count, true);
				compare(records, format, from, count, false);
			}
		}
	}

	// A third of the keys have no record, or are said to have that of another one;
	// another
	// third have such a record.
	private void compare(RecordPair records, RecordFormat format, int from, int count, boolean read) {
		SplittableRandom random = new SplittableRandom(from + count);
		RecordBatch batch = records.batch();
		int length = RecordBatch.length(format);
		long[] expectedPlaces = batch.places().clone();
		long[][] expectedValues = new long[length][];
		int expectedOthers = 0;
		for (int i = 0; i < length; i++) {
			expectedValues[i] = records.valueOfBatch(i);
		}
		for (int i = from; i < from + count; i++) {
			long place = records.placeOf(random.nextInt(records.records()));
			int kind = random.nextInt(3);
			long none = random.nextBoolean() ? RecordBatch.ABSENT : RecordBatch.OTHER;
			records.place(i, (kind == 0) ? none : place);
			records.keyOf(i, place, (kind == 1) ? 1L << random.nextInt(64) : 0, 0);
			boolean other = kind == 1 && format.keyWords() > 0;
			expectedPlaces[i] = other ? RecordBatch.OTHER : batch.places()[i];
			expectedOthers += other ? 1 : 0;
			if (read && kind != 0 && !other) {
				expectedValues[i] = records.value(place);
			}
		}

		int others = read ? records.readAll(from, count) : records.matchAll(from, count);

		assertThat(others).isEqualTo(expectedOthers);
		assertThat(batch.places()).isEqualTo(expectedPlaces);
		for (int i = 0; i < length; i++) {
			assertThat(records.valueOfBatch(i)).isEqualTo(expectedValues[i]);
		}
	}

	// Of a key, any bit may be the one that differs.
	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	default void everyBitOfAKeyShouldCount(int word) {
		RecordPair records = records(UUID_TO_UUID, Long.SIZE + 1);
		for (int bit = 0; bit < Long.SIZE; bit++) {
			long change = 1L << bit;
			records.keyOf(bit, records.placeOf(bit), (word == 0) ? change : 0, (word == 1) ? change : 0);
			records.candidate(bit, records.placeOf(Long.SIZE));
		}

		for (int operation = 0; operation < 3; operation++) { // each makes places OTHER
			for (int bit = 0; bit < Long.SIZE; bit++) {
				records.place(bit, records.placeOf(bit));
			}
			int others = switch (operation) {
				case 0 -> records.matchAll(0, Long.SIZE);
				case 1 -> records.readAll(0, Long.SIZE);
				default -> records.writeAll(true, 0, Long.SIZE);
			};

			assertThat(others).isEqualTo(Long.SIZE);
		}
	}

	// Keys are compared as they are, not as numbers that mean something.
	@Test
	default void everyLongShouldBeAnOrdinaryWordOfAKey() {
		long[] special = TestBatches.specialKeys();
		int count = special.length * special.length;
		RecordPair records = records(UUID_TO_UUID, count);
		for (int i = 0; i < count; i++) {
			records.key(i, special[i / special.length], special[i % special.length]);
			records.place(i, records.placeOf(i));
			records.candidate(i, records.placeOf(i));
		}

		assertThat(records.writeAll(false, 0, count)).isZero();
		assertThat(records.readAll(0, count)).isZero();

		for (int i = 0; i < count; i++) {
			assertThat(records.recordWord(records.placeOf(i), 0)).isEqualTo(special[i / special.length]);
			assertThat(records.recordWord(records.placeOf(i), 1)).isEqualTo(special[i % special.length]);
		}
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void writeAllShouldWriteNewRecordsAndReplaceOldValues(RecordFormat format) {
		RecordPair.counts(format).forEach((count) -> write(format, true, 0, count));
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void writeAllWhenItDoesNotReplaceShouldKeepOldValues(RecordFormat format) {
		RecordPair.counts(format).forEach((count) -> write(format, false, 0, count));
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void writeAllWhenThereAreOthersBeforeShouldLeaveThemAlone(RecordFormat format) {
		for (int from : new int[] { 1, 2, 15, 16, 17, 31 }) {
			for (int count : new int[] { 0, 1, 15, 16, 17, 33 }) {
				write(format, true, from, count);
				write(format, false, from, count);
			}
		}
	}

	// Every record is written once, and a third of them each is new, has the key, and has
	// another one.
	private void write(RecordFormat format, boolean replace, int from, int count) {
		RecordPair records = records(format, 2 * RecordBatch.length(format));
		SplittableRandom random = new SplittableRandom(from + count);
		long[] expectedPlaces = records.batch().places().clone();
		long[][] expectedValues = new long[records.records()][];
		long[][] expectedKeys = new long[records.records()][];
		int expectedOthers = 0;
		for (int record = 0; record < records.records(); record++) {
			expectedValues[record] = records.value(records.placeOf(record));
			expectedKeys[record] = key(records, format, record);
		}
		for (int i = from; i < from + count; i++) {
			int record = 2 * i;
			long place = records.placeOf(record);
			int kind = random.nextInt(3);
			boolean other = kind == 1 && format.keyWords() > 0;
			expectedPlaces[i] = other ? RecordBatch.OTHER : place;
			expectedOthers += other ? 1 : 0;
			records.place(i, place);
			records.candidate(i, records.placeOf((kind == 2) ? record : record + 1));
			if (kind == 0) {
				records.keyOf(i, place, 0, 0);
			}
			if (kind == 2 && format.keyWords() > 0) {
				expectedKeys[record] = new long[] { records.batch().keyWord(2 * i),
						records.batch().keyWord(2 * i + 1) };
			}
			if (kind == 2 || (replace && !other)) {
				expectedValues[record] = records.valueOfBatch(i);
			}
		}

		assertThat(records.writeAll(replace, from, count)).isEqualTo(expectedOthers);

		assertThat(records.batch().places()).isEqualTo(expectedPlaces);
		for (int record = 0; record < records.records(); record++) {
			assertThat(records.value(records.placeOf(record))).isEqualTo(expectedValues[record]);
			assertThat(key(records, format, record)).isEqualTo(expectedKeys[record]);
		}
	}

	private static long[] key(RecordPair records, RecordFormat format, int record) {
		long place = records.placeOf(record);
		return (format.keyWords() == 0) ? new long[0]
				: new long[] { records.recordWord(place, 0), records.recordWord(place, 1) };
	}

	// The first one is new, all others find what it has written.
	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#formats")
	default void writeAllWhenKeysAreEqualShouldWriteInOrder(RecordFormat format) {
		int count = RecordBatch.length(format);
		for (boolean replace : new boolean[] { false, true }) {
			for (int distance : new int[] { 1, 2, 15, 16, 17 }) {
				RecordPair records = records(format, count + distance);
				for (int i = 0; i < count; i++) {
					records.key(i, i % distance, -i % distance);
					records.place(i, records.placeOf(i % distance));
					records.candidate(i, records.placeOf((i < distance) ? i : i + distance));
				}

				assertThat(records.writeAll(replace, 0, count)).isZero();

				for (int i = 0; i < distance; i++) {
					int written = replace ? (count - 1 - i) / distance * distance + i : i;
					assertThat(records.value(records.placeOf(i))).isEqualTo(records.valueOfBatch(written));
				}
			}
		}
	}

	// The first and the last records of each chunk, each of them twice, back and forth.
	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.RecordPair#longFormats")
	default void recordsAtTheEndsOfChunksShouldBeReadAndWritten(RecordFormat format) {
		int perChunk = RecordPair.CHUNK_BYTES / format.bytes();
		RecordPair records = records(format, 4 * perChunk + 1);
		assertThat(records.chunks()).isEqualTo(5);
		int count = 16;
		Map<Long, long[]> expected = new HashMap<>();
		for (int i = 0; i < count; i++) {
			int edge = i * 3 % count / 2;
			long place = records.placeOf((edge + 1) / 2 * perChunk - edge % 2);
			records.place(i, place);
			records.candidate(i, (i % 2 == 0) ? place : RecordBatch.ABSENT);
			records.keyOf(i, place, 0, 0);
			expected.put(place, records.valueOfBatch(i));
		}

		assertThat(records.writeAll(true, 0, count)).isZero();

		assertThat(expected).hasSize(count / 2)
			.allSatisfy((place, value) -> assertThat(records.value(place)).isEqualTo(value));
		assertThat(records.matchAll(0, count)).isZero();
		assertThat(records.readAll(0, count)).isZero();
		for (int i = 0; i < count; i++) {
			assertThat(records.valueOfBatch(i)).isEqualTo(expected.get(records.batch().places()[i]));
		}
	}

}
