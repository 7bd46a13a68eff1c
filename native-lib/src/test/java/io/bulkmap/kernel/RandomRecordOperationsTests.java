package io.bulkmap.kernel;

import java.util.List;
import java.util.SplittableRandom;

import io.bulkmap.Isa;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Very many operations on records in an order that nobody has thought of, compared with
 * the Java kernel. Properties, rounds and seeds are as in {@link RandomOperationsTests}.
 */
class RandomRecordOperationsTests {

	private static final String OPERATIONS = "bulkmap.test.operations";

	private static final String SEED = "bulkmap.test.seed";

	private static final List<RecordFormat> FORMATS = RecordPair.formats().toList();

	@ParameterizedTest
	@EnumSource
	void anyOperationsOnRecordsShouldMatchTheJavaKernel(Isa isa) {
		BulkKernel kernel = TestKernels.kernel(isa);
		// Each batch compares all records that there are.
		long left = Long.getLong(OPERATIONS, 2_000_000) / 20;
		for (long seed = Long.getLong(SEED, 1); left > 0; seed++) {
			left -= new Round(kernel, seed).run();
		}
	}

	/**
	 * Some records of one format, and batches of all lengths.
	 */
	private static final class Round {

		private final BulkKernel kernel;

		private final long seed;

		private final SplittableRandom random;

		private final RecordFormat format;

		private final RecordPair records;

		private String operation = "create";

		Round(BulkKernel kernel, long seed) {
			this.kernel = kernel;
			this.seed = seed;
			this.random = new SplittableRandom(seed);
			this.format = FORMATS.get(this.random.nextInt(FORMATS.size()));
			this.records = new RecordPair(kernel, this.format, this.random.nextInt(1, 300), seed);
		}

		long run() {
			long done = 0;
			int batches = 0;
			try {
				for (; batches < 50; batches++) {
					done += operate();
				}
			}
			catch (Throwable failure) {
				throw new AssertionError("%s, in batch %d (%s) of a round with %s; again with -D%s=%d"
					.formatted(this.kernel.isa().id(), batches, this.operation, this.format, SEED, this.seed), failure);
			}
			return done;
		}

		private int operate() {
			int longest = RecordBatch.length(this.format);
			int from = this.random.nextInt(Math.min(longest, 40));
			int count = this.random
				.nextInt(1 + (this.random.nextBoolean() ? longest - from : Math.min(longest - from, 70)));
			int kind = this.random.nextInt(5);
			for (int i = from; i < from + count; i++) {
				choose(i, kind >= 3);
			}
			switch (kind) {
				case 0 -> {
					begin("hash", from, count);
					this.records.hashAll(UniversalHash.ofSeed(this.random.nextLong()), from + count);
				}
				case 1 -> {
					begin("match", from, count);
					this.records.matchAll(from, count);
				}
				case 2 -> {
					begin("read", from, count);
					this.records.readAll(from, count);
				}
				default -> {
					begin("write", from, count);
					this.records.writeAll(this.random.nextBoolean(), from, count);
				}
			}
			return from + count;
		}

		// Any record, with its key or another one; if it is written, it may be new.
		private void choose(int i, boolean written) {
			long place = this.records.placeOf(this.random.nextInt(this.records.records()));
			boolean special = this.random.nextInt(4) == 0;
			this.records.place(i, (special && !written) ? RecordBatch.ABSENT : place);
			this.records.candidate(i, special ? place : RecordBatch.ABSENT);
			switch (this.random.nextInt(4)) {
				case 0 -> this.records.key(i, this.random.nextLong(), this.random.nextLong());
				case 1 -> this.records.keyOf(i, place, 1L << this.random.nextInt(Long.SIZE), 0);
				default -> this.records.keyOf(i, place, 0, 0);
			}
		}

		private void begin(String name, int from, int count) {
			this.operation = "%s, %d keys from %d on".formatted(name, count, from);
		}

	}

}
