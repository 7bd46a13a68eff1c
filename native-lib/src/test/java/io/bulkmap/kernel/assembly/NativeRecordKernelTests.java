package io.bulkmap.kernel.assembly;

import io.bulkmap.BindingChoice;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.KernelLimit;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NativeRecordKernel}: what it tells the functions besides the batch.
 */
class NativeRecordKernelTests {

	// Whatever the limit of this process: without a native kernel there is nothing to
	// tell.
	private final BulkKernel kernel = NativeKernels
		.discover(KernelLimit.of(null, null), new LibraryLoader(LibraryLoader.defaultDirectories()))
		.catalog(BindingChoice.AUTO)
		.select(KernelChoice.AUTO);

	@ParameterizedTest
	@CsvSource({ "1, 0, 0", "1, 43690, 0", "1, 43691, 32", "1, 699048, 32", "1, 699049, 64", "14, 10000, 32",
			"15, 10000, 16", "32, 100, 0", "32, 4000, 16" })
	void recordsThatAreFarShouldBeAskedForAhead(int valueWords, int count, int ahead) {
		Requirement.require("native", (this.kernel.isa() != Isa.JAVA) ? null : "there is no native kernel here");
		RecordFormat format = new RecordFormat(2, valueWords);
		FixedRecords records = records(format, count);
		RecordBatch batch = new RecordBatch(this.kernel.memory());
		batch.places()[0] = RecordBatch.ABSENT;

		assertThat(this.kernel.recordKernel().readAll(records, format, batch, 0, 1)).isZero();
		assertThat(ahead(batch)).isEqualTo(ahead);
		records.clear();
		assertThat(this.kernel.recordKernel().readAll(records, format, batch, 0, 1)).isZero();
		assertThat(ahead(batch)).isZero();
		records.release();
	}

	// The last two of eight bytes.
	private static long ahead(RecordBatch batch) {
		return batch.region().getLong(BatchLayout.BATCH_AHEAD - 6) >>> 48;
	}

	private FixedRecords records(RecordFormat format, int count) {
		FixedRecords records = new FixedRecords(new ChunkSource() {
			@Override
			public MemoryRegion allocate(long bytes) {
				return NativeRecordKernelTests.this.kernel.memory().allocate(bytes);
			}

			@Override
			public void release(MemoryRegion region) {
				NativeRecordKernelTests.this.kernel.memory().release(region);
			}
		}, format.bytes());
		records.reserve(count);
		for (int i = 0; i < count; i++) {
			records.take();
		}
		return records;
	}

}
