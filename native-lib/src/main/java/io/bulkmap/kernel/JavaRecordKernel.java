package io.bulkmap.kernel;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

/**
 * Work on records in portable Java: the specification of all other kernels for them.
 */
final class JavaRecordKernel implements RecordKernel {

	@Override
	public void hashAll(UniversalHash hash, RecordBatch batch, int count) {
		long[] hashes = batch.hashes();
		for (int i = 0; i < count; i++) {
			hashes[i] = hash.hash16(batch.keyWord(2 * i), batch.keyWord(2 * i + 1));
		}
	}

	@Override
	public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		return compareAll(records, format, batch, 0, from, count);
	}

	@Override
	public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
		return compareAll(records, format, batch, format.valueWords(), from, count);
	}

	private static int compareAll(FixedRecords records, RecordFormat format, RecordBatch batch, int words, int from,
			int count) {
		long[] places = batch.places();
		int others = 0;
		for (int i = from; i < from + count; i++) {
			long place = places[i];
			if (place < 0) {
				continue;
			}
			MemoryRegion record = records.region(place);
			int offset = FixedRecords.offset(place);
			if (!hasKey(record, offset, format, batch, i)) {
				places[i] = RecordBatch.OTHER;
				others++;
				continue;
			}
			for (int word = 0; word < words; word++) {
				batch.valueWord(i * words + word, record.getLong(offset + format.valueOffset() + word * Long.BYTES));
			}
		}
		return others;
	}

	@Override
	public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
			int count) {
		long[] places = batch.places();
		long[] candidates = batch.candidates();
		int words = format.valueWords();
		int others = 0;
		for (int i = from; i < from + count; i++) {
			long place = places[i];
			MemoryRegion record = records.region(place);
			int offset = FixedRecords.offset(place);
			if (place == candidates[i]) {
				for (int word = 0; word < format.keyWords(); word++) {
					record.putLong(offset + word * Long.BYTES, batch.keyWord(2 * i + word));
				}
			}
			else if (!hasKey(record, offset, format, batch, i)) {
				places[i] = RecordBatch.OTHER;
				others++;
				continue;
			}
			else if (!replace) {
				continue;
			}
			for (int word = 0; word < words; word++) {
				record.putLong(offset + format.valueOffset() + word * Long.BYTES, batch.valueWord(i * words + word));
			}
		}
		return others;
	}

	private static boolean hasKey(MemoryRegion record, int offset, RecordFormat format, RecordBatch batch, int i) {
		return format.keyWords() == 0 || (record.getLong(offset) == batch.keyWord(2 * i)
				&& record.getLong(offset + Long.BYTES) == batch.keyWord(2 * i + 1));
	}

}
