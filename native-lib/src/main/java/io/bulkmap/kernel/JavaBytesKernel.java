package io.bulkmap.kernel;

import java.nio.ByteBuffer;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

/**
 * Work on records of any length in portable Java: the specification of all other kernels
 * for them.
 */
final class JavaBytesKernel implements BytesKernel {

	@Override
	public void hashAll(BytesHash hash, BytesBatch batch, int count) {
		long[] hashes = batch.hashes();
		ByteBuffer bytes = batch.bytes();
		for (int i = 0; i < count; i++) {
			long key = batch.key(i);
			hashes[i] = hash.hash(bytes, BytesBatch.begin(key), BytesBatch.length(key));
		}
	}

	@Override
	public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
		return compareAll(records, batch, false, from, count);
	}

	@Override
	public int readAll(ByteRecords records, BytesBatch batch, int from, int count) {
		return compareAll(records, batch, true, from, count);
	}

	private static int compareAll(ByteRecords records, BytesBatch batch, boolean read, int from, int count) {
		long[] places = batch.places();
		int others = 0;
		for (int i = from; i < from + count; i++) {
			long place = places[i];
			if (place == BytesBatch.ABSENT) {
				continue;
			}
			if (!records.hasKey(place, batch.bytes(), batch.key(i))) {
				places[i] = BytesBatch.OTHER;
				others++;
			}
			else if (read) {
				batch.valueWord(i, records.region(place).getLong(records.valueOffset(place)));
			}
		}
		return others;
	}

	@Override
	public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
		long[] places = batch.places();
		long[] candidates = batch.candidates();
		int others = 0;
		for (int i = from; i < from + count; i++) {
			long place = places[i];
			if (place == candidates[i]) {
				records.putKey(place, batch.bytes(), batch.key(i));
				if (words) {
					MemoryRegion record = records.region(place);
					record.putLong(records.valueOffset(place), batch.valueWord(i));
				}
				else {
					records.putValue(place, batch.bytes(), batch.value(i));
				}
			}
			else if (!records.hasKey(place, batch.bytes(), batch.key(i))) {
				places[i] = BytesBatch.OTHER;
				others++;
			}
		}
		return others;
	}

}
