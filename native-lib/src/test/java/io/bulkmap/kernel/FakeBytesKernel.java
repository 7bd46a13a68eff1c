package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

/**
 * Does with records of any length what the Java kernel does; tests override what they
 * want to go wrong.
 */
class FakeBytesKernel implements BytesKernel {

	private final BytesKernel java = new JavaBytesKernel();

	BulkKernel ofKernel() {
		BytesKernel bytes = this;
		return new FakeKernel(Isa.AVX2) {

			@Override
			public BytesKernel bytesKernel() {
				return bytes;
			}

		};
	}

	@Override
	public void hashAll(BytesHash hash, BytesBatch batch, int count) {
		this.java.hashAll(hash, batch, count);
	}

	@Override
	public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
		return this.java.matchAll(records, batch, from, count);
	}

	@Override
	public int readAll(ByteRecords records, BytesBatch batch, int from, int count) {
		return this.java.readAll(records, batch, from, count);
	}

	@Override
	public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
		return this.java.writeAll(records, batch, words, from, count);
	}

}
