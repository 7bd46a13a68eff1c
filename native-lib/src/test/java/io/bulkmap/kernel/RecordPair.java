package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same records and the same batch twice, for the kernel under test and for the Java
 * kernel. Everything goes to both: results, batches and all memory of records must be the
 * same afterwards. What nobody has set is random, so that whatever is written by mistake
 * shows.
 */
final class RecordPair {

	static final int CHUNK_BYTES = 1 << 22;

	private static final BulkKernel JAVA = new JavaKernel();

	private final RecordFormat format;

	private final Side actual;

	private final Side expected;

	// Of all records, as they lie in memory.
	private final long[] places;

	RecordPair(BulkKernel kernel, RecordFormat format, int records, long seed) {
		this.format = format;
		this.actual = new Side(kernel, format, records, seed);
		this.expected = new Side(JAVA, format, records, seed);
		this.places = this.actual.places;
		assertThat(this.places).isEqualTo(this.expected.places);
	}

	static Stream<RecordFormat> formats() {
		return IntStream.of(1, 2, 3, 4, 5, 7, 8, 31, 32)
			.boxed()
			.flatMap((valueWords) -> Stream.of(new RecordFormat(0, valueWords), new RecordFormat(2, valueWords)));
	}

	// Few records fill a chunk.
	static Stream<RecordFormat> longFormats() {
		return Stream.of(new RecordFormat(0, 32), new RecordFormat(2, 31), new RecordFormat(2, 32),
				new RecordFormat(2, 7));
	}

	// Around the 16 or 32 records that a kernel asks for ahead, as many as fit.
	static IntStream counts(RecordFormat format) {
		int longest = RecordBatch.length(format);
		return IntStream.of(0, 1, 2, 15, 16, 17, 31, 32, 33, 63, 1000, 1024)
			.map((count) -> Math.min(count, longest))
			.distinct();
	}

	long placeOf(int record) {
		return this.places[record];
	}

	int records() {
		return this.places.length;
	}

	long recordWord(long place, int word) {
		return this.actual.records.region(place).getLong(FixedRecords.offset(place) + word * Long.BYTES);
	}

	long[] value(long place) {
		return IntStream.range(0, this.format.valueWords())
			.mapToLong((word) -> recordWord(place, this.format.keyWords() + word))
			.toArray();
	}

	long[] valueOfBatch(int i) {
		int words = this.format.valueWords();
		return IntStream.range(0, words).mapToLong((word) -> batch().valueWord(i * words + word)).toArray();
	}

	// Only to look at.
	RecordBatch batch() {
		return this.actual.batch;
	}

	void key(int i, long word0, long word1) {
		for (Side side : List.of(this.actual, this.expected)) {
			side.batch.keyWord(2 * i, word0);
			side.batch.keyWord(2 * i + 1, word1);
		}
	}

	// The key of a record, with some bits of it changed; in a batch there is always one.
	void keyOf(int i, long place, long change0, long change1) {
		if (this.format.keyWords() > 0) {
			key(i, recordWord(place, 0) ^ change0, recordWord(place, 1) ^ change1);
		}
	}

	void place(int i, long place) {
		this.actual.batch.places()[i] = place;
		this.expected.batch.places()[i] = place;
	}

	void candidate(int i, long place) {
		this.actual.batch.candidates()[i] = place;
		this.expected.batch.candidates()[i] = place;
	}

	void hashAll(UniversalHash hash, int count) {
		this.actual.kernel.hashAll(hash, this.actual.batch, count);
		this.expected.kernel.hashAll(hash, this.expected.batch, count);
		checkSame();
	}

	int matchAll(int from, int count) {
		return check(this.actual.kernel.matchAll(this.actual.records, this.format, this.actual.batch, from, count),
				this.expected.kernel.matchAll(this.expected.records, this.format, this.expected.batch, from, count));
	}

	int readAll(int from, int count) {
		return check(this.actual.kernel.readAll(this.actual.records, this.format, this.actual.batch, from, count),
				this.expected.kernel.readAll(this.expected.records, this.format, this.expected.batch, from, count));
	}

	int writeAll(boolean replace, int from, int count) {
		return check(
				this.actual.kernel.writeAll(this.actual.records, this.format, this.actual.batch, replace, from, count),
				this.expected.kernel.writeAll(this.expected.records, this.format, this.expected.batch, replace, from,
						count));
	}

	private int check(int others, int expectedOthers) {
		assertThat(others).as("records with another key").isEqualTo(expectedOthers);
		checkSame();
		return others;
	}

	private void checkSame() {
		assertThat(this.actual.batch.hashes()).isEqualTo(this.expected.batch.hashes());
		assertThat(this.actual.batch.places()).isEqualTo(this.expected.batch.places());
		assertThat(this.actual.batch.candidates()).isEqualTo(this.expected.batch.candidates());
		assertThat(this.actual.keysAndValues()).isEqualTo(this.expected.keysAndValues());
		List<MemoryRegion> chunks = this.actual.chunks();
		for (int i = 0; i < chunks.size(); i++) {
			assertThat(chunks.get(i).sameBytes(this.expected.chunks().get(i)))
				.as("same bytes as the Java kernel in chunk %d", i)
				.isTrue();
		}
	}

	int chunks() {
		return this.actual.chunks().size();
	}

	/**
	 * A kernel with its records and its batch.
	 */
	private static final class Side {

		private final RecordKernel kernel;

		private final FixedRecords records;

		private final RecordBatch batch;

		private final long[] places;

		Side(BulkKernel kernel, RecordFormat format, int count, long seed) {
			SplittableRandom random = new SplittableRandom(seed);
			this.kernel = kernel.recordKernel();
			this.batch = new RecordBatch(kernel.memory());
			this.records = new FixedRecords(new KernelChunks(kernel.memory()), format.bytes());
			this.records.reserve(count);
			this.places = new long[count];
			for (int i = 0; i < count; i++) {
				this.places[i] = this.records.take();
			}
			for (MemoryRegion chunk : chunks()) {
				for (int offset = 0; offset < chunk.size(); offset += Long.BYTES) {
					chunk.putLong(offset, random.nextLong());
				}
			}
			for (int i = 0; i < RecordBatch.LENGTH; i++) {
				this.batch.hashes()[i] = random.nextLong();
				this.batch.places()[i] = random.nextLong();
				this.batch.candidates()[i] = random.nextLong();
			}
			for (int word = 0; word < 2 * RecordBatch.LENGTH; word++) {
				this.batch.keyWord(word, random.nextLong());
				this.batch.valueWord(word, random.nextLong());
			}
		}

		private List<MemoryRegion> chunks() {
			List<MemoryRegion> chunks = new ArrayList<>();
			for (long place : this.places) {
				MemoryRegion chunk = this.records.region(place);
				if (chunks.isEmpty() || chunks.get(chunks.size() - 1) != chunk) {
					chunks.add(chunk);
				}
			}
			return chunks;
		}

		// All that there is, behind the batch as well.
		private long[] keysAndValues() {
			long[] words = new long[4 * RecordBatch.LENGTH];
			this.batch.region().longs(RecordBatch.KEYS, words.length).get(words);
			return words;
		}

	}

}
