package io.bulkmap.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;
import io.bulkmap.table.ChosenPolynomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every kernel promises for records of any length: {@link BytesKernel}.
 */
interface BytesKernelContract {

	/**
	 * Returns the kernel under test, or skips the test.
	 */
	BulkKernel kernel();

	private BytesPair bytes(long seed) {
		return new BytesPair(kernel(), seed);
	}

	// As if there were nothing around the bytes.
	private static long hash(BytesHash hash, byte[] key) {
		return hash.hash(ByteBuffer.wrap(key).order(ByteOrder.nativeOrder()), 0, key.length);
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.BytesPair#lengths")
	default void hashAllShouldHashKeysOfEveryLengthWhereverTheyBegin(int length) {
		BytesPair bytes = bytes(length);
		BytesHash hash = BytesHash.ofSeed(length);
		byte[][] keys = new byte[BytesPair.ALIGNMENTS][];
		for (int alignment = 0; alignment < keys.length; alignment++) {
			keys[alignment] = bytes.randomBytes(length);
			bytes.key(alignment, keys[alignment], alignment);
		}

		bytes.hashAll(hash, keys.length);

		for (int i = 0; i < keys.length; i++) {
			assertThat(bytes.batch().hashes()[i]).isEqualTo(hash(hash, keys[i]));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 15, 16, 17, 1023, 1024 })
	default void hashAllShouldHashTheFirstKeysOfABatch(int count) {
		BytesPair bytes = bytes(count);
		BytesHash hash = BytesHash.ofSeed(count);
		long[] expected = bytes.batch().hashes().clone();
		for (int i = 0; i < count; i++) {
			byte[] key = bytes.randomBytes(i % 301);
			bytes.key(i, key, i * 7);
			expected[i] = hash(hash, key);
		}

		bytes.hashAll(hash, count);

		assertThat(bytes.batch().hashes()).isEqualTo(expected);
	}

	// Sums and products that carry, whatever the secret.
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 0x7f, 0x80, 0xff })
	default void hashAllShouldTakeEveryByteForAnOrdinaryOne(int value) {
		BytesPair bytes = bytes(value);
		for (int i = 0; i < 600; i++) {
			byte[] key = new byte[i];
			Arrays.fill(key, (byte) value);
			bytes.key(i, key, i);
		}
		for (int seed = 0; seed < 20; seed++) {
			bytes.hashAll(BytesHash.ofSeed(seed), 600);
		}
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.table.ChosenPolynomial#all")
	default void hashAllShouldTakePolynomialsModuloThePrime(ChosenPolynomial polynomial) {
		BytesPair bytes = bytes(0);
		for (int i = 0; i < 10; i++) {
			bytes.key(i, new byte[100 * i], i);
		}

		bytes.hashAll(polynomial.hash(), 10);
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.BytesPair#lengths")
	default void everyByteOfAKeyShouldCountWhereverItBegins(int length) {
		int[] positions = positions(length);
		byte[] key = bytes(length).randomBytes(length);
		int step = (length <= 1000) ? 1 : 15;
		for (int alignment = 0; alignment < BytesPair.ALIGNMENTS; alignment += step) {
			BytesPair bytes = bytes(length + alignment);
			long place = bytes.record(key, Long.BYTES);
			long unused = bytes.newRecord(length, Long.BYTES);
			for (int i = 0; i < positions.length; i++) {
				bytes.key(i, changed(key, positions[i], 1 << (i % 8)), alignment);
				bytes.candidate(i, unused);
			}
			bytes.key(positions.length, key, alignment);
			bytes.candidate(positions.length, unused);

			for (int operation = 0; operation < 4; operation++) { // each makes places
																	// OTHER
				for (int i = 0; i <= positions.length; i++) {
					bytes.place(i, place);
				}
				int others = switch (operation) {
					case 0 -> bytes.matchAll(0, positions.length + 1);
					case 1 -> bytes.readAll(0, positions.length + 1);
					default -> bytes.writeAll(operation == 2, 0, positions.length + 1);
				};

				assertThat(others).isEqualTo(positions.length);
				assertThat(bytes.batch().places()[positions.length]).isEqualTo(place);
				for (int i = 0; i < positions.length; i++) {
					assertThat(bytes.batch().places()[i]).as("byte %d", positions[i]).isEqualTo(BytesBatch.OTHER);
				}
			}
		}
	}

	// All of them, or those at both ends and in the middle.
	private static int[] positions(int length) {
		return IntStream.range(0, length)
			.filter((i) -> length <= 130 || i % (length / 3) == 0 || i < 1 || i > length - 3
					|| (length <= 1000 && (i < 40 || i > length - 40)))
			.toArray();
	}

	private static byte[] changed(byte[] key, int position, int change) {
		byte[] changed = key.clone();
		changed[position] ^= (byte) change;
		return changed;
	}

	// Records have zeros behind their keys.
	@Test
	default void keysThatDifferInTheNumberOfZerosAtTheirEndShouldBeDifferent() {
		for (int length = 0; length <= 80; length++) {
			for (int zeros = 0; zeros <= length; zeros = 2 * zeros + 1) {
				BytesPair bytes = bytes(length);
				byte[] key = bytes.randomBytes(length);
				Arrays.fill(key, length - zeros, length, (byte) 0);
				long place = bytes.record(key, Long.BYTES);
				int count = 0;
				for (int other = 0; other <= 96; other++) {
					if (other != length) {
						bytes.key(count, Arrays.copyOf(key, other), other);
						bytes.place(count++, place);
					}
				}

				assertThat(bytes.readAll(0, count)).isEqualTo(count);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 15, 16, 17, 31, 32, 33, 63, 1000, 1024 })
	default void readAllAndMatchAllShouldReadOrCompareWhatIsThere(int count) {
		compare(0, count, true);
		compare(0, count, false);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 15, 16, 17, 31 })
	default void readAllAndMatchAllWhenThereAreOthersBeforeShouldLeaveThemAlone(int from) {
		for (int count : new int[] { 0, 1, 15, 16, 17, 33 }) {
			compare(from, count, true);
			compare(from, count, false);
		}
	}

	// A quarter of the keys have no record, another one that of another key, which has
	// the
	// same length or not.
	private void compare(int from, int count, boolean read) {
		BytesPair bytes = bytes(from + count);
		BytesBatch batch = bytes.batch();
		SplittableRandom random = new SplittableRandom(from + count);
		byte[][] keys = new byte[100][];
		long[] places = new long[keys.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = bytes.randomBytes(i);
			places[i] = bytes.record(keys[i], Long.BYTES);
		}
		long[] expectedPlaces = batch.places().clone();
		long[] expectedValues = values(batch);
		int expectedOthers = 0;
		for (int i = from; i < from + count; i++) {
			int record = random.nextInt(keys.length);
			int kind = random.nextInt(4);
			boolean other = kind == 1 && record > 0;
			long place = (kind == 0) ? BytesBatch.ABSENT : places[record];
			byte[] key = keys[record];
			if (other) {
				key = random.nextBoolean() ? Arrays.copyOf(key, record - 1)
						: changed(key, random.nextInt(record), 1 << random.nextInt(8));
			}
			bytes.key(i, key, random.nextInt(BytesPair.ALIGNMENTS));
			bytes.place(i, place);
			expectedPlaces[i] = other ? BytesBatch.OTHER : place;
			expectedOthers += other ? 1 : 0;
			if (read && !other && place != BytesBatch.ABSENT) {
				expectedValues[i] = bytes.wordOf(place);
			}
		}

		int others = read ? bytes.readAll(from, count) : bytes.matchAll(from, count);

		assertThat(others).isEqualTo(expectedOthers);
		assertThat(batch.places()).isEqualTo(expectedPlaces);
		assertThat(values(batch)).isEqualTo(expectedValues);
	}

	private static long[] values(BytesBatch batch) {
		return IntStream.range(0, BytesBatch.LENGTH).mapToLong(batch::valueWord).toArray();
	}

	// Not even the memory where records would be.
	@Test
	default void readAllWhenThereHasNeverBeenARecordShouldLeaveAllAbsent() {
		BytesPair bytes = bytes(0);
		for (int i = 0; i < 100; i++) {
			bytes.key(i, bytes.randomBytes(i), i);
			bytes.place(i, BytesBatch.ABSENT);
		}

		assertThat(bytes.readAll(0, 100)).isZero();
		assertThat(bytes.matchAll(0, 100)).isZero();

		assertThat(bytes.batch().places()).startsWith(-1, -1, -1);
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.kernel.BytesPair#shortLengths")
	default void writeAllShouldWriteKeysAndValuesOfEveryLength(int keyLength) {
		int[] lengths = BytesPair.shortLengths().toArray();
		for (int shift = 0; shift < BytesPair.ALIGNMENTS; shift++) {
			BytesPair bytes = bytes(keyLength + shift);
			List<byte[]> expected = new ArrayList<>();
			List<Long> places = new ArrayList<>();
			for (int i = 0; i < lengths.length; i++) {
				byte[] key = bytes.randomBytes(keyLength);
				byte[] value = bytes.randomBytes(lengths[i]);
				long place = bytes.newRecord(keyLength, lengths[i]);
				bytes.key(i, key, shift + i);
				bytes.value(i, value, shift + i * 3);
				bytes.place(i, place);
				bytes.candidate(i, place);
				places.add(place);
				expected.add(record(key, value));
				long behind = bytes.newRecord(i % 3, i % 5); // nobody writes to this one
				places.add(behind);
				expected.add(bytes.bytesOf(behind));
			}

			assertThat(bytes.writeAll(false, 0, lengths.length)).isZero();

			for (int i = 0; i < expected.size(); i++) {
				assertThat(bytes.bytesOf(places.get(i))).isEqualTo(expected.get(i));
			}
		}
	}

	@Test
	default void writeAllShouldWriteKeysOfEveryLengthAndValuesThatAreWords() {
		int[] lengths = BytesPair.shortLengths().toArray();
		for (int shift = 0; shift < BytesPair.ALIGNMENTS; shift++) {
			BytesPair bytes = bytes(shift);
			List<byte[]> expected = new ArrayList<>();
			for (int i = 0; i < lengths.length; i++) {
				byte[] key = bytes.randomBytes(lengths[i]);
				long place = bytes.newRecord(lengths[i], Long.BYTES);
				bytes.key(i, key, shift + i);
				bytes.place(i, place);
				bytes.candidate(i, place);
				expected.add(record(key, word(bytes.batch().valueWord(i))));
				bytes.newRecord(i % 3, i % 5);
			}

			assertThat(bytes.writeAll(true, 0, lengths.length)).isZero();

			for (int i = 0; i < lengths.length; i++) {
				assertThat(bytes.bytesOf(bytes.batch().places()[i])).isEqualTo(expected.get(i));
			}
		}
	}

	@Test
	default void writeAllShouldWriteLongKeysAndValues() {
		for (int length : new int[] { 1 << 16, (1 << 16) + 1, (1 << 20) + 31 }) {
			BytesPair bytes = bytes(length);
			byte[][] keys = { bytes.randomBytes(length), bytes.randomBytes(3) };
			byte[][] values = { bytes.randomBytes(length - 1), bytes.randomBytes(length) };
			for (int i = 0; i < keys.length; i++) {
				long place = bytes.newRecord(keys[i].length, values[i].length);
				bytes.key(i, keys[i], i);
				bytes.value(i, values[i], 3 * i);
				bytes.place(i, place);
				bytes.candidate(i, place);
			}

			assertThat(bytes.writeAll(false, 0, keys.length)).isZero();

			for (int i = 0; i < keys.length; i++) {
				assertThat(bytes.bytesOf(bytes.batch().places()[i])).isEqualTo(record(keys[i], values[i]));
			}
		}
	}

	// What a record consists of.
	private static byte[] record(byte[] key, byte[] value) {
		int valueOffset = ByteRecords.bytes(key.length, 0);
		return ByteBuffer.allocate(ByteRecords.bytes(key.length, value.length))
			.order(ByteOrder.nativeOrder())
			.putInt(0, key.length)
			.putInt(Integer.BYTES, value.length)
			.put(ByteRecords.KEY, key)
			.put(valueOffset, value)
			.array();
	}

	private static byte[] word(long value) {
		return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(value).array();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 15, 16, 17, 31, 32, 33, 500 })
	default void writeAllShouldWriteNewRecordsAndCompareOldOnes(int count) {
		for (int from : new int[] { 0, 1, 17 }) {
			write(false, from, count);
			write(true, from, count);
		}
	}

	// A third of the records each is new, has the key, and has another one.
	private void write(boolean words, int from, int count) {
		BytesPair bytes = bytes(from + count);
		SplittableRandom random = new SplittableRandom(from + count);
		long[] expectedPlaces = bytes.batch().places().clone();
		byte[][] expected = new byte[from + count][];
		long[] places = new long[from + count];
		int expectedOthers = 0;
		for (int i = from; i < from + count; i++) {
			byte[] key = bytes.randomBytes(random.nextInt(1, 100));
			byte[] value = bytes.randomBytes(words ? Long.BYTES : random.nextInt(100));
			int kind = random.nextInt(3);
			byte[] old = switch (kind) {
				case 0 -> bytes.randomBytes(key.length);
				case 1 -> key;
				default -> changed(key, random.nextInt(key.length), 1);
			};
			long place = bytes.record(old, value.length);
			places[i] = place;
			expected[i] = bytes.bytesOf(place);
			bytes.key(i, key, random.nextInt(BytesPair.ALIGNMENTS));
			if (!words) {
				bytes.value(i, value, random.nextInt(BytesPair.ALIGNMENTS));
			}
			bytes.place(i, place);
			bytes.candidate(i, (kind == 0) ? place : place + 1);
			if (kind == 0) {
				expected[i] = record(key, words ? word(bytes.batch().valueWord(i)) : value);
			}
			expectedPlaces[i] = (kind == 2) ? BytesBatch.OTHER : place;
			expectedOthers += (kind == 2) ? 1 : 0;
		}

		assertThat(bytes.writeAll(words, from, count)).isEqualTo(expectedOthers);

		assertThat(bytes.batch().places()).isEqualTo(expectedPlaces);
		for (int i = from; i < from + count; i++) {
			assertThat(bytes.bytesOf(places[i])).isEqualTo(expected[i]);
		}
	}

	// The first one is new, all others find what it has written; and those with another
	// key do so, too.
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 15, 16, 17 })
	default void writeAllWhenKeysAreEqualShouldWriteInOrder(int distance) {
		int count = 100;
		for (int length : new int[] { 1, 4, 8, 16, 31, 33, 100 }) {
			BytesPair bytes = bytes(length);
			long unused = bytes.newRecord(length, Long.BYTES);
			byte[][] keys = new byte[distance][];
			long[] places = new long[distance];
			for (int i = 0; i < distance; i++) {
				keys[i] = bytes.randomBytes(length);
				places[i] = bytes.newRecord(length, Long.BYTES);
			}
			int expectedOthers = 0;
			for (int i = 0; i < count; i++) {
				boolean other = i >= distance && i % 7 == 0;
				byte[] key = keys[i % distance];
				bytes.key(i, other ? changed(key, length - 1, 1) : key, i);
				bytes.place(i, places[i % distance]);
				bytes.candidate(i, (i < distance) ? places[i] : unused);
				expectedOthers += other ? 1 : 0;
			}

			assertThat(bytes.writeAll(true, 0, count)).isEqualTo(expectedOthers);

			for (int i = 0; i < distance; i++) {
				assertThat(bytes.bytesOf(places[i])).isEqualTo(record(keys[i], word(bytes.batch().valueWord(i))));
			}
		}
	}

}
