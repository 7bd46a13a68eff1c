package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link KernelSelfTest} that is about keys of any length and their records:
 * the same is done to those of the kernel and to those of the Java kernel, and both must
 * be the same afterwards.
 */
final class BytesSelfTest {

	private static final long SEED = 0x6279746573L;

	private static final int RECORDS = 102;

	private BytesSelfTest() {
	}

	/**
	 * Runs the test.
	 * @param kernel the kernel to test
	 * @return the operation that is wrong; {@code null} if none is
	 */
	static @Nullable String run(BulkKernel kernel) {
		BulkKernel java = new JavaKernel();
		for (boolean words : new boolean[] { true, false }) {
			String wrong = new Pair(new Side(java, words), new Side(kernel, words)).run();
			if (wrong != null) {
				return wrong;
			}
		}
		return null;
	}

	/**
	 * Both of them.
	 */
	private record Pair(Side expected, Side actual) {

		@Nullable String run() {
			if (differ(Side::hash)) {
				return "hash_bytes";
			}
			if (differ(Side::writeNewRecords) || differ(Side::writeAgain)) {
				return "write_bytes";
			}
			if (differ(Side::match)) {
				return "match_bytes";
			}
			return differ(Side::read) ? "read_bytes" : null;
		}

		private boolean differ(ToIntFunction<Side> operation) {
			return operation.applyAsInt(this.expected) != operation.applyAsInt(this.actual)
					|| !this.expected.isSameAs(this.actual);
		}

	}

	/**
	 * A kernel with records and a batch, in which each step changes something first.
	 */
	private static final class Side {

		private final BytesKernel kernel;

		private final boolean words;

		private final ByteRecords records;

		private final BytesBatch batch;

		private final SplittableRandom random = new SplittableRandom(SEED);

		private final long[] places = new long[RECORDS];

		Side(BulkKernel kernel, boolean words) {
			this.kernel = kernel.bytesKernel();
			this.words = words;
			this.batch = new BytesBatch(kernel.memory());
			this.records = new ByteRecords(new KernelChunks(kernel.memory()), (from, to) -> {
				throw new IllegalStateException("Moved: " + from);
			});
			this.records.reserve((long) RECORDS * ByteRecords.bytes(keyLength(RECORDS), keyLength(RECORDS)),
					ByteRecords.bytes(keyLength(RECORDS), keyLength(RECORDS)));
			Arrays.setAll(this.places, (i) -> this.records.take(keyLength(i), valueLength(i)));
		}

		// Everything around words and vectors, and one and several blocks of the hash.
		private static int keyLength(int record) {
			return (record < 70) ? record : 3 * record - 90;
		}

		private int valueLength(int record) {
			return this.words ? Long.BYTES : keyLength(record * 7 % RECORDS);
		}

		int hash() {
			newRanges();
			this.kernel.hashAll(BytesHash.ofSeed(SEED), this.batch, RECORDS);
			return 0;
		}

		int writeNewRecords() {
			newRanges();
			System.arraycopy(this.places, 0, this.batch.places(), 0, RECORDS);
			System.arraycopy(this.places, 0, this.batch.candidates(), 0, RECORDS);
			return this.kernel.writeAll(this.records, this.batch, this.words, 0, RECORDS);
		}

		// Of five records one each is new, and two have another key than before.
		int writeAgain() {
			chooseKeys(false);
			for (int i = 0; i < RECORDS; i++) {
				boolean isNew = i % 5 == 0;
				this.batch.candidates()[i] = isNew ? this.batch.places()[i] : BytesBatch.ABSENT;
			}
			return this.kernel.writeAll(this.records, this.batch, this.words, 1, RECORDS - 1);
		}

		int match() {
			chooseKeys(true);
			return this.kernel.matchAll(this.records, this.batch, 1, RECORDS - 1);
		}

		int read() {
			chooseKeys(true);
			return this.words ? this.kernel.readAll(this.records, this.batch, 1, RECORDS - 1) : 0;
		}

		private void newRanges() {
			this.batch.clear();
			for (int i = 0; i < RECORDS; i++) {
				this.batch.key(i, randomBytes(keyLength(i)), keyLength(i));
				value(i, i);
			}
		}

		private void value(int i, int record) {
			if (this.words) {
				this.batch.valueWord(i, this.random.nextLong());
			}
			else {
				this.batch.value(i, randomBytes(valueLength(record)), valueLength(record));
			}
		}

		private int randomBytes(int length) {
			byte[] bytes = new byte[length];
			this.random.nextBytes(bytes);
			return append(bytes);
		}

		private int append(byte[] bytes) {
			int begin = this.batch.append(bytes.length);
			this.batch.bytes().put(begin, bytes);
			return begin;
		}

		// Any records, some of them twice, with their keys, with one bit of it changed,
		// or
		// without its last byte.
		private void chooseKeys(boolean someAbsent) {
			this.batch.clear();
			for (int i = 0; i < RECORDS; i++) {
				int record = this.random.nextInt(1, RECORDS);
				long place = this.places[record];
				byte[] key = new byte[keyLength(record)];
				this.records.region(place).getBytes(ByteRecords.offset(place) + ByteRecords.KEY, key, 0, key.length);
				if (i % 5 == 1) {
					key[this.random.nextInt(key.length)] ^= (byte) (1 << this.random.nextInt(Byte.SIZE));
				}
				this.batch.places()[i] = (someAbsent && i % 4 == 2) ? BytesBatch.ABSENT : place;
				this.batch.key(i, append(key), (i % 5 == 2) ? key.length - 1 : key.length);
				value(i, record);
			}
		}

		boolean isSameAs(Side other) {
			int longs = (BytesBatch.HASHES - BytesBatch.KEY_RANGES) / Long.BYTES;
			return Arrays.equals(this.batch.hashes(), other.batch.hashes())
					&& Arrays.equals(this.batch.places(), other.batch.places())
					&& Arrays.equals(this.batch.candidates(), other.batch.candidates())
					&& this.batch.region()
						.longs(BytesBatch.KEY_RANGES, longs)
						.equals(other.batch.region().longs(BytesBatch.KEY_RANGES, longs))
					&& this.batch.content().sameBytes(other.batch.content())
					&& this.records.region(this.places[0]).sameBytes(other.records.region(other.places[0]));
		}

	}

}
