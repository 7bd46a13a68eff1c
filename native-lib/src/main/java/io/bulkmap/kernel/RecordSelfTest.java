package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link KernelSelfTest} that is about records: the same is done to those of
 * the kernel and to those of the Java kernel, and both must be the same afterwards.
 */
final class RecordSelfTest {

	private static final long SEED = 0x7265636f7264L;

	private static final int RECORDS = 102;

	// Every number of words that can be left when vectors have been copied; and records
	// without a key.
	private static final RecordFormat[] FORMATS = { new RecordFormat(2, 1), new RecordFormat(2, 2),
			new RecordFormat(2, 7), new RecordFormat(2, 8), new RecordFormat(0, 3) };

	private RecordSelfTest() {
	}

	/**
	 * Runs the test.
	 * @param kernel the kernel to test
	 * @return the operation that is wrong; {@code null} if none is
	 */
	static @Nullable String run(BulkKernel kernel) {
		BulkKernel java = new JavaKernel();
		RecordBatch expected = new RecordBatch(java.memory());
		RecordBatch actual = new RecordBatch(kernel.memory());
		for (RecordFormat format : FORMATS) {
			String wrong = new Pair(new Side(java, format, expected), new Side(kernel, format, actual)).run();
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
				return "hash";
			}
			if (differ(Side::writeNewRecords) || differ((side) -> side.writeAgain(false))
					|| differ((side) -> side.writeAgain(true))) {
				return "write_records";
			}
			if (differ(Side::match)) {
				return "match_records";
			}
			return differ(Side::read) ? "read_records" : null;
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

		private final RecordKernel kernel;

		private final RecordFormat format;

		private final FixedRecords records;

		private final RecordBatch batch;

		private final SplittableRandom random = new SplittableRandom(SEED);

		private final long[] places = new long[RECORDS];

		Side(BulkKernel kernel, RecordFormat format, RecordBatch batch) {
			this.kernel = kernel.recordKernel();
			this.format = format;
			this.records = new FixedRecords(new KernelChunks(kernel.memory()), format.bytes());
			this.batch = batch;
			this.records.reserve(RECORDS);
			Arrays.setAll(this.places, (i) -> this.records.take());
		}

		int hash() {
			for (int word = 0; word < 2 * RECORDS; word++) {
				this.batch.keyWord(word, this.random.nextLong() >> (word % 60));
			}
			this.kernel.hashAll(UniversalHash.ofSeed(SEED), this.batch, RECORDS);
			return 0;
		}

		int writeNewRecords() {
			changeValues();
			System.arraycopy(this.places, 0, this.batch.places(), 0, RECORDS);
			System.arraycopy(this.places, 0, this.batch.candidates(), 0, RECORDS);
			return this.kernel.writeAll(this.records, this.format, this.batch, false, 0, RECORDS);
		}

		// Of five records one each is new, and one has another key than before.
		int writeAgain(boolean replace) {
			changeValues();
			choosePlaces(false);
			for (int i = 0; i < RECORDS; i++) {
				this.batch.candidates()[i] = (i % 5 == 0) ? this.batch.places()[i] : RecordBatch.ABSENT;
			}
			return this.kernel.writeAll(this.records, this.format, this.batch, replace, 1, RECORDS - 1);
		}

		int match() {
			choosePlaces(true);
			return this.kernel.matchAll(this.records, this.format, this.batch, 1, RECORDS - 1);
		}

		int read() {
			choosePlaces(true);
			return this.kernel.readAll(this.records, this.format, this.batch, 1, RECORDS - 1);
		}

		private void changeValues() {
			for (int word = 0; word < this.format.valueWords() * RECORDS; word++) {
				this.batch.valueWord(word, this.random.nextLong());
			}
		}

		// Any records, some of them twice, with their keys or with one bit of it changed.
		private void choosePlaces(boolean someAbsent) {
			for (int i = 0; i < RECORDS; i++) {
				int record = this.random.nextInt(RECORDS);
				long place = this.places[record];
				this.batch.places()[i] = (someAbsent && i % 4 == 2) ? RecordBatch.ABSENT : place;
				for (int word = 0; word < this.format.keyWords(); word++) {
					this.batch.keyWord(2 * i + word,
							this.records.region(place).getLong(FixedRecords.offset(place) + word * Long.BYTES));
				}
				if (i % 5 == 1) {
					int word = 2 * i + i % 2;
					this.batch.keyWord(word, this.batch.keyWord(word) ^ (1L << this.random.nextInt(Long.SIZE)));
				}
			}
		}

		boolean isSameAs(Side other) {
			int words = (RecordBatch.HASHES - RecordBatch.KEYS) / Long.BYTES;
			return Arrays.equals(this.batch.hashes(), other.batch.hashes())
					&& Arrays.equals(this.batch.places(), other.batch.places())
					&& Arrays.equals(this.batch.candidates(), other.batch.candidates())
					&& this.batch.region()
						.longs(RecordBatch.KEYS, words)
						.equals(other.batch.region().longs(RecordBatch.KEYS, words))
					&& this.records.region(this.places[0]).sameBytes(other.records.region(other.places[0]));
		}

	}

}
