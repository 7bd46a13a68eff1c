package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.table.BytesHash;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same records of any length and the same batch twice, for the kernel under test and
 * for the Java kernel. Everything goes to both: results, batches and all memory of
 * records must be the same afterwards. What nobody has set is random, so that whatever is
 * written by mistake shows.
 */
final class BytesPair {

	/** Alignments of a key in a batch that may make a difference. */
	static final int ALIGNMENTS = 16;

	private static final BulkKernel JAVA = new JavaKernel();

	private final SplittableRandom random;

	private final Side actual;

	private final Side expected;

	BytesPair(BulkKernel kernel, long seed) {
		this.random = new SplittableRandom(seed);
		this.actual = new Side(kernel, seed);
		this.expected = new Side(JAVA, seed);
	}

	/** Around words, vectors, and blocks of the hash. */
	static IntStream lengths() {
		return IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 23, 24, 25, 31, 32, 33, 36, 47, 48, 49,
				63, 64, 65, 95, 96, 97, 127, 128, 129, 255, 256, 257, 1000, 1 << 16, 1 << 20);
	}

	static IntStream shortLengths() {
		return lengths().filter((length) -> length <= 1000);
	}

	byte[] randomBytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/** Makes a record that has a key, and any value. */
	long record(byte[] key, int valueLength) {
		long place = this.actual.record(key, valueLength);
		assertThat(place).isEqualTo(this.expected.record(key, valueLength));
		return place;
	}

	/** Makes a record that has lengths, and any bytes. */
	long newRecord(int keyLength, int valueLength) {
		return record(randomBytes(keyLength), valueLength);
	}

	/** All bytes of a record, its lengths included. */
	byte[] bytesOf(long place) {
		ByteRecords records = this.actual.records;
		byte[] bytes = new byte[ByteRecords.bytes(records.keyLength(place), records.valueLength(place))];
		records.region(place).getBytes(ByteRecords.offset(place), bytes, 0, bytes.length);
		return bytes;
	}

	/** The word behind the key of a record. */
	long wordOf(long place) {
		return this.actual.records.region(place).getLong(this.actual.records.valueOffset(place));
	}

	// Only to look at.
	BytesBatch batch() {
		return this.actual.batch;
	}

	void key(int i, byte[] key, int alignment) {
		this.actual.batch.key(i, this.actual.append(key, alignment), key.length);
		this.expected.batch.key(i, this.expected.append(key, alignment), key.length);
	}

	void value(int i, byte[] value, int alignment) {
		this.actual.batch.value(i, this.actual.append(value, alignment), value.length);
		this.expected.batch.value(i, this.expected.append(value, alignment), value.length);
	}

	void place(int i, long place) {
		this.actual.batch.places()[i] = place;
		this.expected.batch.places()[i] = place;
	}

	void candidate(int i, long place) {
		this.actual.batch.candidates()[i] = place;
		this.expected.batch.candidates()[i] = place;
	}

	void hashAll(BytesHash hash, int count) {
		onBoth((side) -> {
			side.kernel.hashAll(hash, side.batch, count);
			return 0;
		});
	}

	int matchAll(int from, int count) {
		return onBoth((side) -> side.kernel.matchAll(side.records, side.batch, from, count));
	}

	int readAll(int from, int count) {
		return onBoth((side) -> side.kernel.readAll(side.records, side.batch, from, count));
	}

	int writeAll(boolean words, int from, int count) {
		return onBoth((side) -> side.kernel.writeAll(side.records, side.batch, words, from, count));
	}

	private int onBoth(ToIntFunction<Side> operation) {
		int others = operation.applyAsInt(this.actual);
		assertThat(others).as("records with another key").isEqualTo(operation.applyAsInt(this.expected));
		assertThat(this.actual.batch.hashes()).isEqualTo(this.expected.batch.hashes());
		assertThat(this.actual.batch.places()).isEqualTo(this.expected.batch.places());
		assertThat(this.actual.batch.candidates()).isEqualTo(this.expected.batch.candidates());
		assertThat(this.actual.rangesAndValues()).isEqualTo(this.expected.rangesAndValues());
		assertThat(this.actual.batch.content().sameBytes(this.expected.batch.content())).as("same keys").isTrue();
		for (int i = 0; i < this.actual.chunks.size(); i++) {
			assertThat(this.actual.chunks.get(i).sameBytes(this.expected.chunks.get(i)))
				.as("same bytes as the Java kernel in chunk %d", i)
				.isTrue();
		}
		return others;
	}

	/**
	 * A kernel with its records and its batch.
	 */
	private static final class Side {

		private final BytesKernel kernel;

		private final BytesBatch batch;

		private final ByteRecords records;

		// That records are in, or were.
		private final List<MemoryRegion> chunks = new ArrayList<>();

		private final SplittableRandom random;

		Side(BulkKernel kernel, long seed) {
			this.kernel = kernel.bytesKernel();
			this.random = new SplittableRandom(seed + 1);
			this.batch = new BytesBatch(kernel.memory());
			this.records = new ByteRecords(new RandomChunks(new KernelChunks(kernel.memory()), this.random),
					(from, to) -> {
						throw new AssertionError("a record has moved, but none is dead");
					});
			fill(this.batch.content(), this.random);
			for (int i = 0; i < BytesBatch.LENGTH; i++) {
				this.batch.hashes()[i] = this.random.nextLong();
				this.batch.places()[i] = this.random.nextLong();
				this.batch.candidates()[i] = this.random.nextLong();
				this.batch.key(i, this.random.nextInt(1 << 16), this.random.nextInt(100));
				this.batch.valueWord(i, this.random.nextLong());
			}
		}

		private long record(byte[] key, int valueLength) {
			int bytes = ByteRecords.bytes(key.length, valueLength);
			if (ByteRecords.isLarge(bytes)) {
				this.records.prepare(bytes);
			}
			else {
				this.records.reserve(bytes, bytes);
			}
			long place = this.records.take(key.length, valueLength);
			MemoryRegion chunk = this.records.region(place);
			if (!this.chunks.contains(chunk)) {
				this.chunks.add(chunk);
			}
			byte[] padded = Arrays.copyOf(key, ByteRecords.bytes(key.length, 0) - ByteRecords.KEY);
			chunk.bytes().put(ByteRecords.offset(place) + ByteRecords.KEY, padded);
			return place;
		}

		// With any bytes before and behind.
		private int append(byte[] range, int alignment) {
			int used = this.batch.append(0);
			int begin = used + Math.floorMod(alignment - used, ALIGNMENTS);
			byte[] bytes = new byte[begin - used + range.length + 8];
			this.random.nextBytes(bytes);
			System.arraycopy(range, 0, bytes, begin - used, range.length);
			this.batch.append(bytes.length);
			this.batch.bytes().put(used, bytes);
			return begin;
		}

		// All that there is.
		private long[] rangesAndValues() {
			long[] words = new long[2 * BytesBatch.LENGTH];
			this.batch.region().longs(BytesBatch.KEY_RANGES, words.length).get(words);
			return words;
		}

		private static void fill(MemoryRegion region, SplittableRandom random) {
			byte[] bytes = new byte[(int) region.size()];
			random.nextBytes(bytes);
			region.bytes().put(0, bytes);
		}

	}

	/**
	 * Memory that is not zero.
	 */
	private record RandomChunks(ChunkSource source, SplittableRandom random) implements ChunkSource {

		@Override
		public MemoryRegion allocate(long bytes) {
			MemoryRegion region = this.source.allocate(bytes);
			Side.fill(region, this.random);
			return region;
		}

		@Override
		public void release(MemoryRegion region) {
			this.source.release(region);
		}

	}

}
