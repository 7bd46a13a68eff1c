package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

/**
 * Does with records what the Java kernel does; tests override what they want to go wrong.
 */
class FakeRecordKernel implements RecordKernel {

	private final RecordKernel java = new JavaRecordKernel();

	BulkKernel ofKernel() {
		RecordKernel records = this;
		return new FakeKernel(Isa.AVX2) {

			@Override
			public RecordKernel recordKernel() {
				return records;
			}

		};
	}

	@Override
	public void hashAll(UniversalHash hash, RecordBatch batch, int count) {
		this.java.hashAll(hash, batch, count);
	}

	@Override
	public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		return this.java.matchAll(records, format, batch, from, count);
	}

	@Override
	public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		return this.java.readAll(records, format, batch, from, count);
	}

	@Override
	public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
			int count) {
		return this.java.writeAll(records, format, batch, replace, from, count);
	}

}
