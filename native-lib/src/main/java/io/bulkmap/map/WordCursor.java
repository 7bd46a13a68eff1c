package io.bulkmap.map;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.TableCursor;

/**
 * A cursor over records of one length.
 */
final class WordCursor extends RecordCursor<RecordBatch> {

	private final int recordWords;

	// Of all records that were copied.
	private long[] words = new long[0];

	WordCursor(Partitions partitions, RecordFormat format) {
		super(partitions);
		this.recordWords = format.keyWords() + format.valueWords();
	}

	/**
	 * Returns a word of the record that {@link #advance()} has come to.
	 * @param word number of the word in the record
	 * @return the word
	 */
	long word(int word) {
		return this.words[current() * this.recordWords + word];
	}

	@Override
	void copy(TableCursor cursor, RecordStore<RecordBatch> store) {
		FixedRecords records = ((FixedStore) store).records();
		int count = cursor.count();
		if (this.words.length < count * this.recordWords) {
			this.words = new long[count * this.recordWords];
		}
		for (int i = 0; i < count; i++) {
			long place = cursor.value(i);
			MemoryRegion record = records.region(place);
			int offset = FixedRecords.offset(place);
			for (int word = 0; word < this.recordWords; word++) {
				this.words[i * this.recordWords + word] = record.getLong(offset + word * Long.BYTES);
			}
		}
	}

}
